"""Columns for a terminal, in which a Chinese character is as wide as two others."""

import unicodedata
from collections.abc import Sequence

_GAP = "  "


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def aligned(rows: Sequence[Sequence[str | int]]) -> list[str]:
    """Return rows as lines with their cells one below the other: numbers, and the heads above them, to the right."""
    widths = [max(width(str(cell)) for cell in column) for column in zip(*rows, strict=True)]
    is_figure = [isinstance(cell, int) for cell in rows[-1]]
    return [
        _GAP.join(_cell(str(c), w, to_right=r) for c, w, r in zip(row, widths, is_figure, strict=True)).rstrip()
        for row in rows
    ]


def _cell(text: str, to: int, *, to_right: bool) -> str:
    space = " " * (to - width(text))
    return space + text if to_right else text + space
