"""The editions of a portal."""

from typing import Literal

Audience = Literal["public", "internal"]
"""Whom a site is for: everybody, or the registrar's intranet."""
