"""What calamine passes over in a spreadsheet file: errors and uncalculated formulas of .xlsx, merged cells of .ods."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from xml.etree import ElementTree as ET

Range = tuple[tuple[int, int], tuple[int, int]]
"""Row and column, from 0, of the first and the last cell of a merged range."""

Errors = dict[tuple[int, int], str]
"""1-based row and column → the error that a cell shows, empty for a formula that was never calculated."""

_ERROR = re.compile(r'<c r="([A-Z]+)([0-9]+)"[^>]*\bt="e"[^>]*>.*?<v>(.*?)</v>')
_UNCALCULATED = re.compile(r'<c r="([A-Z]+)([0-9]+)"[^>]*>\s*<f[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v></v>|<v ?/>)?\s*</c>')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_UNREADABLE = (KeyError, ET.ParseError, zipfile.BadZipFile, RuntimeError, UnicodeDecodeError, ValueError)


def passed_over(data: bytes) -> tuple[dict[str, Errors], dict[str, list[Range]]]:
    """Return sheet → errors, and sheet → merged ranges that calamine does not tell."""
    errors, spans = open_document_of(data)
    return errors or errors_of(data), spans


def unpacked_bytes(data: bytes) -> int:
    """Return how many bytes the parts of a packed file say that they have; 0 where it cannot be opened."""
    with suppress(*_UNREADABLE), zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist())
    return 0


def errors_of(data: bytes) -> dict[str, Errors]:
    """Return sheet → cells that hold an error, or a formula that was never calculated: calamine passes over them."""
    found: dict[str, Errors] = {}
    with suppress(*_UNREADABLE), zipfile.ZipFile(io.BytesIO(data)) as archive:
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


def open_document_of(data: bytes) -> tuple[dict[str, Errors], dict[str, list[Range]]]:
    """Return sheet → errors and sheet → merged ranges of an .ods file; nothing of any other."""
    errors: dict[str, Errors] = {}
    spans: dict[str, list[Range]] = {}
    with suppress(*_UNREADABLE), zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = ET.fromstring(archive.read("content.xml"))  # noqa: S314  no entity is resolved
        for table in content.iter(f"{_TABLE}table"):
            name = table.get(f"{_TABLE}name", "")
            cells = list(_telling_cells(table))
            spans[name] = [
                ((row, c), (row + down - 1, c + over - 1)) for row, c, _, down, over in cells if down * over > 1
            ]
            errors[name] = {(row + 1, c + 1): shown for row, c, shown, _, _ in cells if shown}
    return errors, spans


def _telling_cells(table: ET.Element) -> Iterator[tuple[int, int, str, int, int]]:
    """Yield row and column, from 0, of each cell that is merged or an error, the error, and over how much it goes."""
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in (part for part in row if part.tag in _CELLS):
            down, across = (int(cell.get(f"{_TABLE}number-{way}-spanned", "1")) for way in ("rows", "columns"))
            is_error = cell.get(_VALUE_TYPE) == "error"
            if down > 1 or across > 1 or is_error:
                yield number, column, "".join(cell.itertext()) if is_error else "", down, across
            column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        number += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
