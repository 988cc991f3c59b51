"""The registrar's sheets: CSV with a fixed header."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Any

from guanhao.ledger.calendar import month_end
from guanhao.load.shape import read_model
from guanhao.load.yaml_document import MAX_BYTES
from guanhao.model.document import Problem
from guanhao.model.location import Pointer
from guanhao.model.sheets import ActivityRow, ContributionRow, Line, Sheet, TrainingRow
from guanhao.model.types import Label, Model

SHEETS: Mapping[str, type[Model]] = {
    "activity": ActivityRow,
    "contributions": ContributionRow,
    "trainings": TrainingRow,
}
"""Folder → model of a row, whose fields are the header."""

_MAX_BYTES = 64 * MAX_BYTES
_BOM = "\ufeff"
_EXCEL = {
    (True, True): Label("BOM 标记和 CRLF 换行", "a byte order mark and CRLF line ends"),
    (True, False): Label("BOM 标记", "a byte order mark"),
    (False, True): Label("CRLF 换行", "CRLF line ends"),
}
"""Whether there is a byte order mark, whether there are CRLF line ends → what spreadsheets add, in words."""

Read = tuple[Sheet[Model] | None, tuple[Problem, ...]]


def last_day(path: str) -> date | None:
    """Return the last day of which a month's sheet can tell, by its name; None for a sheet of a year."""
    year, _, month = path.rsplit("/", 1)[1].removesuffix(".csv").partition("-")
    return month_end(int(year), int(month)) if month else None


def read_sheet(model: type[Model], data: bytes, until: date | None = None) -> Read:
    """Read a sheet: the rows that are right, and a problem with line and column for each that is not.

    A sheet of a month tells of nothing that came after its last day, `until`.

    Columns are known by their names, so that a header with a fault keeps no row from being read, unless it lacks a
    column that every row needs.
    """
    if len(data) > _MAX_BYTES:
        return _unreadable("too-large", (1, 1), limit=str(_MAX_BYTES // 1024), size=str(len(data) // 1024))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return _unreadable("csv-encoding", (before.count("\n") + 1, len(before) - before.rfind("\n")))
    csv.field_size_limit(_MAX_BYTES)
    rows = list(_rows(text.removeprefix(_BOM)))
    if not rows:
        return _unreadable("empty", (1, 1))
    added = _EXCEL.get((text.startswith(_BOM), "\r\n" in text))
    problems = [Problem("yaml", "spreadsheet", Pointer(mark=(1, 1)), {"what": added})] if added else []
    (start, header), *below = rows
    problems += _header_problems(model, start, header)
    if any(info.is_required() and name not in header for name, info in model.model_fields.items()):
        return None, tuple(problems)
    lines, wrong = _lines(model, header, below, until)
    return Sheet(lines=lines, refused=len(below) - len(lines)), (*problems, *wrong)


def _unreadable(code: str, mark: tuple[int, int], **params: str) -> Read:
    return None, (Problem("yaml", code, Pointer(mark=mark), {**params}),)


def _header_problems(model: type[Model], line: int, header: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with the header: each column that is missing, unknown or there twice, else their order."""
    names = tuple(model.model_fields)
    params: dict[str, str | Label] = {"choices": ",".join(names)}
    start = Pointer(mark=(line, 1))
    if not set(header) & set(names):
        yield Problem("schema", "header", start, params)
        return
    for name in (name for name in names if name not in header):
        yield Problem("schema", "column-missing", replace(start, keys=(name,)), {**params, "name": name})
    for index, name in enumerate(header):
        code = "column-unknown" if name not in names else "column-twice" if name in header[:index] else None
        if code:
            where = Pointer((name,), mark=(line, _starts(header)[index]))
            yield Problem("schema", code, where, {**params, "name": name, "position": str(index + 1)})
    if sorted(header) == sorted(names) and tuple(header) != names:
        yield Problem("schema", "column-order", start, params)


def _lines(
    model: type[Model], header: Sequence[str], rows: Sequence[tuple[int, list[str]]], until: date | None
) -> tuple[tuple[Line[Model], ...], list[Problem]]:
    lines: list[Line[Model]] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for number, cells in rows:
        if len(cells) != len(header):
            params = {"limit": str(len(header)), "size": str(len(cells))}
            problems.append(Problem("schema", "cells", Pointer((",".join(cells),), mark=(number, 1)), {**params}))
            continue
        stated, columns = _named(model, header, cells), _named(model, header, _starts(cells))
        row, wrong = read_model(model, {name: cell or None for name, cell in stated.items()})
        problems += [_at(problem, number, columns, cells) for problem in wrong]
        if isinstance(row, ActivityRow) and first.setdefault(row.account, number) != number:
            earlier = Label(f"第 {first[row.account]} 行", f"line {first[row.account]}")
            where = Pointer((row.account,), mark=(number, columns["account"]))
            problems.append(Problem("schema", "row-twice", where, {"value": row.account, "earlier": earlier}))
        elif isinstance(row, ActivityRow) and until and row.last_post_on and row.last_post_on > until:
            where = Pointer((row.account, "last_post_on"), mark=(number, columns["last_post_on"]))
            problems.append(
                Problem("schema", "after-month", where, {"value": str(row.last_post_on), "limit": str(until)})
            )
        elif row:
            lines.append(Line(number=number, columns=columns, row=row))
    return tuple(lines), problems


def _named(model: type[Model], header: Sequence[str], cells: Sequence[Any]) -> dict[str, Any]:
    """Return the cells by the names of their columns, known ones alone; the first where a name is there twice."""
    return {name: cells[header.index(name)] for name in header if name in model.model_fields}


def _starts(cells: Sequence[str]) -> list[int]:
    """Return the 1-based column at which each cell starts; exact in a line without quotes."""
    return list(accumulate((len(cell) + 1 for cell in cells[:-1]), initial=1))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank with the line it begins on."""
    reader: Any = csv.reader(io.StringIO(text, newline=""), strict=False)
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = ["?"]
        if any(cell.strip() for cell in cells):
            yield start, [cell.strip() for cell in cells]
        start = reader.line_num + 1


def _at(problem: Problem, number: int, columns: Mapping[str, int], cells: list[str]) -> Problem:
    """Place a problem by line and column; its keys are the row's own words, which tell it from another row's."""
    keys = (",".join(cells), *problem.where.keys)
    column = columns[str(problem.where.keys[-1])] if problem.where.keys else 1
    return Problem(problem.rule, problem.code, Pointer(keys, mark=(number, column)), problem.params)
