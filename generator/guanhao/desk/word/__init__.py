"""Printable forms: what stands in which placeholder, and Word templates filled with it."""
