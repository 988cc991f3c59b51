"""A ledger (台账) kept as a spreadsheet: its cells, and what became of each of them when it was read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Literal

from guanhao.model.types import Label

Value = str | int | float | bool | date | datetime | time | timedelta | None
"""What stands in a cell; None where nothing does. A number is a float in most formats."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, by the sheet's name and 1-based row and column; column 0 is the whole row, row 0 the whole sheet."""

    sheet: str
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return the address as spreadsheets write it, such as `台账!C12`; `台账!12:12` is a row."""
        if not self.row:
            return self.sheet
        return (
            f"{self.sheet}!{letters(self.column)}{self.row}" if self.column else f"{self.sheet}!{self.row}:{self.row}"
        )


def letters(column: int) -> str:
    """Return what a spreadsheet calls its 1-based column."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was read. Rows start in the sheet's first, cells in its first column; they may differ in length."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: Mapping[tuple[int, int], tuple[int, int, int, int]] = field(default_factory=dict)
    """1-based row and column of each cell of a merged range → the range: first row and column, last row and column."""
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Cells that hold an error such as `#N/A`, or a formula that nobody has calculated (an empty text)."""
    is_hidden: bool = False

    def value(self, row: int, column: int) -> Value:
        """Return what stands in a cell itself, None beyond the sheet's end and for blank text."""
        if not 0 < row <= len(self.rows) or not 0 < column <= len(self.rows[row - 1]):
            return None
        value = self.rows[row - 1][column - 1]
        return None if _is_blank(value) else value

    def filled(self, row: int) -> Sequence[int]:
        """Return the columns of a row in which something stands, errors included."""
        return self._filled[row - 1] if 0 < row <= len(self.rows) else ()

    @cached_property
    def _filled(self) -> Sequence[Sequence[int]]:
        errors: dict[int, set[int]] = {}
        for row, column in self.errors:
            errors.setdefault(row, set()).add(column)
        held = ({c for c, v in enumerate(row, 1) if v is not None and not _is_blank(v)} for row in self.rows)
        return [sorted(columns | errors.get(row, set())) for row, columns in enumerate(held, 1)]


def _is_blank(value: Value) -> bool:
    return isinstance(value, str) and (not value or value.isspace())


Severity = Literal["error", "notice"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What there is to say about a cell. An error keeps its row out of the register, a notice does not."""

    spot: Spot
    severity: Severity
    code: str
    params: Mapping[str, str | Label] = field(default_factory=dict)
    rule: str = ""
    """The rule of the register that found it; empty for what is the ledger's own."""
    row: int = 0
    """The row of the account concerned: another than the cell's, where cells are merged."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table in a sheet, and what it was taken for."""

    number: int
    header: str
    field: str | None
    """The dotted path of a filing, or `id, code, state, certified, serial, account.id`; None: not known."""
    scale: int = 1
    """What numbers in the column count: 10,000 under a header that says 万."""
    platform: str | None = None
    """The platform that the header names."""
    is_guess: bool = False
    """Whether the person it belongs to is known only from the column to its left."""
    is_own: bool = False
    """Whether it came from the register's own export, so that its cells mean just what they say."""


RowStatus = Literal["right", "faulty", "present"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that tells of an account, or several rows that do together."""

    number: int
    rows: tuple[int, ...]
    status: RowStatus
    account: str | None
    path: str | None
    """The record that is written for it, from the register's root."""
    taken: Mapping[tuple[int, int], tuple[str, ...]]
    """Row and column of each cell that was understood → the fields that it gave."""


LeftOut = Literal["title", "total", "note", "section", "example", "template"]


@dataclass(frozen=True, slots=True)
class Left:
    """A row that tells of no account."""

    number: int
    why: LeftOut
    text: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What became of one sheet."""

    name: str
    why_left: Literal["", "hidden", "no-table", "empty", "gone"] = ""
    """Why nothing was read from it; empty where it was read."""
    cells: int = 0
    """How many cells hold something."""
    tables: tuple[tuple[tuple[int, ...], tuple[Column, ...]], ...] = ()
    """Each table's header rows and columns."""
    rows: tuple[Row, ...] = ()
    left: tuple[Left, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unread: Mapping[int, int] = field(default_factory=dict)
    """Columns of no known header → how many of their cells hold something."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a whole file."""

    file: str
    as_of: date
    sheets: tuple[SheetRead, ...]
    is_written: bool
    marked: str | None = None
    """The copy with the faults marked, if one was written."""

    @property
    def rows(self) -> list[Row]:
        """Return the rows of all sheets."""
        return [row for sheet in self.sheets for row in sheet.rows]

    def count(self, status: RowStatus) -> int:
        """Return how many rows came out so."""
        return sum(row.status == status for row in self.rows)


def without_blank_end(rows: Iterable[tuple[Value, ...]]) -> tuple[tuple[Value, ...], ...]:
    """Return rows without those at the end in which nothing stands."""
    kept = list(rows)
    while kept and all(value is None or value == "" for value in kept[-1]):
        kept.pop()
    return tuple(kept)
