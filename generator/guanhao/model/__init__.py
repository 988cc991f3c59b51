"""Frozen, typed models of everything a register holds. No input, no output."""
