"""The registrar's sheets: CSV with a fixed header."""

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from guanhao.load.shape import read_model
from guanhao.load.yaml_document import MAX_BYTES
from guanhao.model.document import Problem
from guanhao.model.location import Pointer
from guanhao.model.sheets import ActivityRow, ContributionRow, Line, Sheet, TrainingRow
from guanhao.model.types import Model

SHEETS: Mapping[str, type[Model]] = {
    "activity": ActivityRow,
    "contributions": ContributionRow,
    "trainings": TrainingRow,
}
"""Folder → model of a row, whose fields are the header."""

_MAX_BYTES = 64 * MAX_BYTES


def read_sheet(model: type[Model], data: bytes) -> tuple[Sheet[Model] | None, tuple[Problem, ...]]:
    """Read a sheet: the rows that are right, and a problem with line and column for each that is not."""
    if len(data) > _MAX_BYTES:
        limits = {"limit": str(_MAX_BYTES // 1024), "size": str(len(data) // 1024)}
        return None, (Problem("yaml", "too-large", Pointer(mark=(1, 1)), dict(limits)),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, (Problem("yaml", "encoding", Pointer(mark=(line, 1))),)
    csv.field_size_limit(_MAX_BYTES)
    header = tuple(model.model_fields)
    rows = list(_rows(text))
    if not rows or tuple(rows[0][1]) != header:
        return None, (Problem("schema", "header", Pointer(mark=(1, 1)), {"choices": ",".join(header)}),)
    lines: list[Line[Model]] = []
    problems: list[Problem] = []
    for number, cells in rows[1:]:
        if len(cells) != len(header):
            params = {"limit": str(len(header)), "size": str(len(cells))}
            problems.append(Problem("schema", "cells", Pointer((",".join(cells),), mark=(number, 1)), dict(params)))
            continue
        row, wrong = read_model(model, {name: cell or None for name, cell in zip(header, cells, strict=True)})
        columns = _columns(header, cells)
        problems += [_at(problem, number, columns, cells) for problem in wrong]
        if row:
            lines.append(Line(number=number, columns=columns, row=row))
    return Sheet(lines=tuple(lines)), tuple(problems)


def _columns(header: tuple[str, ...], cells: list[str]) -> dict[str, int]:
    """Return the 1-based column at which each cell starts; exact in a line without quotes."""
    starts = accumulate((len(cell) + 1 for cell in cells[:-1]), initial=1)
    return dict(zip(header, starts, strict=True))


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
