"""Guanhao (官号): an institution's register of official new-media accounts."""

__version__ = "0.1.0"
