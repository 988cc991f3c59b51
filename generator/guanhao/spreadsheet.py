"""Tables for spreadsheets: CSV that is opened with its letters right, and in which nothing is a formula."""

import csv
import io
from collections.abc import Iterable

BOM = "\ufeff"
"""The byte order mark, by which a spreadsheet knows UTF-8."""

_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula; in some languages Excel takes the full-width forms too."""


def as_csv(rows: Iterable[Iterable[object]], line_end: str = "\r\n") -> str:
    """Return rows as CSV, a byte order mark before the first; None is an empty cell."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=line_end).writerows([_cell(value) for value in row] for row in rows)
    return BOM + stream.getvalue()


def _cell(value: object) -> str:
    """Write a cell so that no spreadsheet takes it for a formula, and so that it can be told what it said."""
    text = "" if value is None else str(value)
    said = text.lstrip("'")
    return f"'{text}" if said.lstrip()[:1] in _STARTS or said[:1] in ("\t", "\r", "\n") else text


def as_typed(text: str) -> str:
    """Return what a cell said before `as_csv` kept it from being a formula."""
    bare = text[1:]
    return bare if text[:1] == "'" and _cell(bare) == text else text
