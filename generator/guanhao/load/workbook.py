"""A spreadsheet file into sheets: .xlsx, .xls, .xlsb and .ods through calamine, .csv and our own .json."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from guanhao.errors import UnreadableLedgerError
from guanhao.load import workbook_parts
from guanhao.load.workbook_parts import Range
from guanhao.model.ledger import Sheet, Value, without_blank_end
from guanhao.spreadsheet import BOM, as_typed

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 1024 * 1024 * 1024
"""A packed file says how large it is unpacked: one that fills the memory is no ledger."""
MAX_CELLS = 4_000_000
"""A file may name a last cell far off: what is larger than this is no ledger."""

_ENCODINGS = ("utf-8-sig", "gb18030")


def read_workbook(path: Path) -> list[Sheet]:
    """Return the sheets of a file. Raises UnreadableLedgerError where it is none that can be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableLedgerError(str(path), "too-large")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableLedgerError(str(path), "no-file") from error
    return read_sheets(path.name, data)


def read_sheets(name: str, data: bytes) -> list[Sheet]:
    """Return the sheets of a file that is called so and holds these bytes. Raises UnreadableLedgerError."""
    kind = name.lower().rpartition(".")[2]
    if kind in ("csv", "tsv", "txt"):
        return [_csv(name, data)]
    if kind == "json":
        return [_json(name, data)]
    return _workbook(name, data)


def _workbook(name: str, data: bytes) -> list[Sheet]:
    import python_calamine as calamine  # noqa: PLC0415  only ledgers need it

    if data[:2] == b"PK" and workbook_parts.unpacked_bytes(data) > MAX_UNPACKED:
        raise UnreadableLedgerError(name, "too-large")
    try:
        book = calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise UnreadableLedgerError(name, "password") from error
    except calamine.CalamineError as error:
        raise UnreadableLedgerError(name, "format") from error
    errors, spans = workbook_parts.passed_over(data) if data[:2] == b"PK" else ({}, {})
    sheets = []
    for about in book.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            found = book.get_sheet_by_name(about.name)
            if found.total_height * found.total_width > MAX_CELLS:
                raise UnreadableLedgerError(name, "too-large")
            rows = found.to_python(skip_empty_area=False)
            merged = found.merged_cell_ranges or spans.get(about.name, [])
        except calamine.CalamineError as error:
            raise UnreadableLedgerError(name, "format") from error
        values = without_blank_end(tuple(None if v == "" else v for v in row) for row in rows)
        hidden = about.visible != calamine.SheetVisibleEnum.Visible
        sheets.append(
            Sheet(about.name, values, dict(_members(merged, len(values))), errors.get(about.name, {}), hidden)
        )
    return sheets


def _members(ranges: Sequence[Range], height: int) -> Iterator[tuple[tuple[int, int], tuple[int, int, int, int]]]:
    """Yield each cell of merged ranges, as far as the sheet goes, with its range."""
    for (top, left), (bottom, right) in ranges:
        for row in range(top + 1, min(bottom, height) + 2):
            for column in range(left + 1, min(right, left + 255) + 2):
                yield (row, column), (top + 1, left + 1, bottom + 1, right + 1)


def _csv(name: str, data: bytes) -> Sheet:
    text = _decoded(name, data)
    first = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=first.count)
    try:
        rows = [tuple(map(as_typed, row)) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise UnreadableLedgerError(name, "format") from error
    return Sheet(name.rpartition(".")[0] or name, without_blank_end(rows))


def _decoded(name: str, data: bytes) -> str:
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding).removeprefix(BOM)
    raise UnreadableLedgerError(name, "encoding")


def _json(name: str, data: bytes) -> Sheet:
    """Read what `export` writes: `accounts` is a list of mappings from field to text or null."""
    try:
        told: Any = json.loads(data)
        accounts = told["accounts"]
        fields: Mapping[str, None] = {str(key): None for account in accounts for key in account}
        rows = [tuple(fields), *(tuple(_scalar(account.get(key)) for key in fields) for account in accounts)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableLedgerError(name, "json") from error
    return Sheet(name.rpartition(".")[0] or name, tuple(rows))


def _scalar(value: Any) -> Value:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()  # JSON may hold half a character
    return value if value is None or isinstance(value, int | float | bool) else json.dumps(value)
