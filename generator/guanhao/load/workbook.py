"""A spreadsheet file into sheets: .xlsx, .xls, .xlsb and .ods through calamine, .csv and our own .json."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from guanhao.errors import UnreadableLedgerError
from guanhao.model.ledger import Sheet, Value, without_blank_end
from guanhao.spreadsheet import BOM, as_typed

MAX_BYTES = 64 * 1024 * 1024
MAX_CELLS = 4_000_000
"""A file may name a last cell far off: what is larger than this is no ledger."""

_ENCODINGS = ("utf-8-sig", "gb18030")
_ERROR = re.compile(r'<c r="([A-Z]+)([0-9]+)"[^>]*\bt="e"[^>]*>.*?<v>(.*?)</v>')
_UNCALCULATED = re.compile(r'<c r="([A-Z]+)([0-9]+)"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v></v>|<v/>)?\s*</c>')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


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

    try:
        book = calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise UnreadableLedgerError(name, "password") from error
    except calamine.CalamineError as error:
        raise UnreadableLedgerError(name, "format") from error
    errors = _errors(data) if data[:2] == b"PK" else {}
    sheets = []
    for about in book.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            found = book.get_sheet_by_name(about.name)
            if found.total_height * found.total_width > MAX_CELLS:
                raise UnreadableLedgerError(name, "too-large")
            rows = found.to_python(skip_empty_area=False)
            merged = found.merged_cell_ranges or []
        except calamine.CalamineError as error:
            raise UnreadableLedgerError(name, "format") from error
        values = without_blank_end(tuple(None if v == "" else v for v in row) for row in rows)
        hidden = about.visible != calamine.SheetVisibleEnum.Visible
        sheets.append(
            Sheet(about.name, values, dict(_members(merged, len(values))), errors.get(about.name, {}), hidden)
        )
    return sheets


def _members(
    ranges: list[tuple[tuple[int, int], tuple[int, int]]], height: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int, int, int]]]:
    """Yield each cell of merged ranges, as far as the sheet goes, with its range."""
    for (top, left), (bottom, right) in ranges:
        for row in range(top + 1, min(bottom, height) + 2):
            for column in range(left + 1, min(right, left + 255) + 2):
                yield (row, column), (top + 1, left + 1, bottom + 1, right + 1)


def _errors(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Return sheet → cells that hold an error, or a formula that was never calculated: calamine passes over them."""
    found: dict[str, dict[tuple[int, int], str]] = {}
    unreadable = suppress(KeyError, ET.ParseError, zipfile.BadZipFile, RuntimeError, UnicodeDecodeError)
    with unreadable, zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name, part in _parts(archive):
            found[name] = dict(_errors_in(archive.read(part).decode()))
    return found


def _errors_in(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    if ' t="e"' in text:
        yield from (((int(row), _number(column)), shown) for column, row, shown in _ERROR.findall(text))
    if "<f" in text:
        yield from (((int(row), _number(column)), "") for column, row in _UNCALCULATED.findall(text))


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet of an .xlsx file and the part that holds it."""
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  no entity is resolved
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


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
    return value if value is None or isinstance(value, str | int | float | bool) else json.dumps(value)
