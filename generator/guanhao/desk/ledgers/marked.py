"""A copy of a ledger in which what is wrong is coloured, with a comment that says what and how to mend it."""

import io
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from guanhao.model.ledger import Sheet, Spot, Value
from guanhao.model.types import Label

LIST = Label("问题清单", "What is wrong")
_HEAD = (Label("格子", "cell"), Label("问题", "what is wrong"), Label("改法", "what to do"))
_WIDEST = 40
_LONGEST = 31
_SIGNS = re.compile(r"[\[\]:*?/\\]")
"""What the name of a sheet may not hold."""


def marked_copy(
    sheets: Sequence[Sheet], faults: Mapping[Spot, Sequence[tuple[str, str]]], day: date, lang: str
) -> bytes:
    """Return an .xlsx file with the values of the sheets, and each fault, a text and its mend, at its cell.

    A fault of a row as a whole is marked at the row's first cell. The file's date is `day`, so that the same ledger
    gives the same bytes.
    """
    import xlsxwriter  # noqa: PLC0415  only ledgers need it

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001  a file's date has no zone
    formats = _Formats(book)
    *titles, last = _titles([*(sheet.name for sheet in sheets), LIST.zh if lang == "zh" else LIST.en])
    for sheet, title in zip(sheets, titles, strict=True):
        _write_sheet(book.add_worksheet(title), sheet, _by_cell(sheet, faults), formats)
    _write_list(book.add_worksheet(last), faults, formats, lang)
    book.close()
    return stream.getvalue()


class _Formats:
    """Each look of a cell, made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}

    def of(self, value: Value, *, is_marked: bool) -> Any:
        """Return the format of a value: days and times as such, numbers whole."""
        shape = "General"
        if isinstance(value, datetime):
            shape = "yyyy-mm-dd hh:mm"
        elif isinstance(value, date):
            shape = "yyyy-mm-dd"
        elif isinstance(value, time | timedelta):
            shape = "hh:mm:ss"
        elif isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer():
            shape = "0"
        return self.get(shape, is_marked=is_marked)

    def get(self, shape: str, *, is_marked: bool) -> Any:
        key = (shape, is_marked)
        if key not in self._made:
            colours = {"bg_color": "#FFC7CE", "font_color": "#9C0006"} if is_marked else {}
            self._made[key] = self._book.add_format({"num_format": shape, "valign": "top", **colours})
        return self._made[key]

    def head(self) -> Any:
        return self._book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1})

    def wrapped(self) -> Any:
        return self._book.add_format({"text_wrap": True, "valign": "top"})


def _by_cell(sheet: Sheet, faults: Mapping[Spot, Sequence[tuple[str, str]]]) -> Mapping[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for spot, told in faults.items():
        if spot.sheet == sheet.name and spot.row:
            column = spot.column or next(iter(sheet.filled(spot.row)), 1)
            home = sheet.merged.get((spot.row, column))
            found[home[:2] if home else (spot.row, column)] += [f"{what}\n→ {mend}" for what, mend in told]
    return found


def _write_sheet(page: Any, sheet: Sheet, marks: Mapping[tuple[int, int], list[str]], formats: _Formats) -> None:
    if sheet.is_hidden:
        page.hide()
    for top, left, bottom, right in dict.fromkeys(sheet.merged.values()):
        if (top, left) == (bottom, right):
            continue
        look = formats.get("General", is_marked=(top, left) in marks)
        page.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", look)
    widths: dict[int, int] = defaultdict(int)
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row, 1):
            shown = sheet.errors.get((number, column), value)
            look = formats.of(value, is_marked=(number, column) in marks)
            _write_cell(page, number - 1, column - 1, shown, look)
            if (number, column) not in sheet.merged and len(sheet.filled(number)) > 1:
                widths[column] = max(widths[column], _columns(value))
    for place, told in marks.items():
        line, column = place
        if sheet.value(line, column) is None and place not in sheet.errors:
            page.write_blank(line - 1, column - 1, None, formats.get("General", is_marked=True))
        look = {"x_scale": 2.5, "y_scale": 0.5 + 0.5 * len(told), "font_size": 9}
        page.write_comment(line - 1, column - 1, "\n".join(told), look)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    for column, width in widths.items():
        page.set_column(column - 1, column - 1, max(8, min(width + 2, _WIDEST)))


def _write_cell(page: Any, row: int, column: int, value: Value, look: Any) -> None:
    match value:
        case None:
            return
        case bool():
            page.write_boolean(row, column, value, look)
        case str():
            page.write_string(row, column, value[:32767], look)
        case datetime() | date() | time() | timedelta():
            page.write_datetime(row, column, value, look)
        case _:
            page.write_number(row, column, value, look)


def _columns(value: Value) -> int:
    text = str(value) if value is not None else ""
    longest = max(text.splitlines() or [""], key=len)
    return sum(2 if ord(c) > 0x2E7F else 1 for c in longest)


def _write_list(page: Any, faults: Mapping[Spot, Sequence[tuple[str, str]]], formats: _Formats, lang: str) -> None:
    head, wrapped = formats.head(), formats.wrapped()
    for column, label in enumerate(_HEAD):
        page.write_string(0, column, label.zh if lang == "zh" else label.en, head)
    rows = [(str(spot), what, mend) for spot, told in faults.items() for what, mend in told]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            page.write_string(number, column, text, wrapped)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, 16)
    page.set_column(1, 2, 60)
    if rows:
        page.autofilter(0, 0, len(rows), 2)


def _titles(names: Sequence[str]) -> list[str]:
    """Return names as Excel takes them for sheets: no longer than 31 characters, without its signs, each its own."""
    titles: list[str] = []
    for name in names:
        plain = _SIGNS.sub(" ", name).strip("' ") or "Sheet"
        title, number = plain[:_LONGEST], 1
        while title.lower() in {taken.lower() for taken in titles}:
            number += 1
            title = f"{plain[: _LONGEST - 4]}-{number}"
        titles.append(title)
    return titles
