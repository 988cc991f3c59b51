"""Untidy ledgers: what is right is taken, what is not is named by its cell, nothing is lost and nothing invented."""

import unicodedata
from collections.abc import Sequence
from typing import Any

import pytest

from guanhao.desk.ledgers.reading import flat
from guanhao.examine import Register
from guanhao.importing import Import, import_sheets
from guanhao.load.workbook import read_sheets
from guanhao.load.yaml_document import parse_bytes
from guanhao.model.ledger import Sheet, SheetRead
from tests.desk.ledgers.untidy import DEFAULTS, Ledger, made
from tests.registers import AS_OF

LEDGERS = made()


def imported(register: Register, ledger: Ledger) -> Import:
    settings = {**DEFAULTS, **ledger.sets}
    return import_sheets(register, ledger.name, read_sheets(ledger.name, ledger.data), AS_OF, list(settings.items()))


@pytest.mark.parametrize("name", LEDGERS)
def test_an_untidy_ledger(name: str, register: Register) -> None:
    ledger = LEDGERS[name]()
    made_of = imported(register, ledger)
    remarks = [remark for sheet in made_of.told.sheets for remark in sheet.remarks]

    assert {str(r.spot) for r in remarks if r.severity == "error"} == ledger.faults
    assert {str(r.spot) for r in remarks if r.severity == "notice"} == ledger.notices
    assert {sheet.name: sheet.why_left for sheet in made_of.told.sheets if sheet.why_left} == ledger.left
    assert headers_unread(made_of.told.sheets) == ledger.unread
    records = [parse_bytes(data)[1].value for data in made_of.files.values()]
    assert len(records) == len(ledger.right)
    for record, expected in zip(records, ledger.right, strict=True):
        values = flat(record)
        assert {path: values.get(path) for path in expected} == {path: as_text(v) for path, v in expected.items()}
    for sheet, told in zip(made_of.sheets, made_of.told.sheets, strict=True):
        assert not lost(sheet, told)
    assert not invented(made_of)


def as_text(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return {key: as_text(item) for key, item in value.items()} if isinstance(value, dict) else str(value)


def headers_unread(sheets: Sequence[SheetRead]) -> set[str]:
    found = set()
    for sheet in sheets:
        headers = {c.number: c.header for _, columns in sheet.tables for c in columns if not c.field}
        found |= {headers.get(number, "") for number in sheet.unread}
    return found


def lost(sheet: Sheet, told: SheetRead) -> list[tuple[int, int]]:
    """Return the cells of a sheet of which nothing is told."""
    if told.why_left:
        return [] if told.cells == sum(len(sheet.filled(row)) for row in range(1, len(sheet.rows) + 1)) else [(0, 0)]
    known = {place for row in told.rows for place in row.taken}
    known |= {(remark.spot.row, remark.spot.column) for remark in told.remarks}
    whole = {number for rows, _ in told.tables for number in rows} | {line.number for line in told.left}
    cells = {(row, c) for row in range(1, len(sheet.rows) + 1) for c in sheet.filled(row)}
    unread: dict[int, int] = dict(told.unread)
    missing = []
    for row, column in sorted(cells - known):
        if row in whole:
            continue
        if unread.get(column):
            unread[column] -= 1
        else:
            missing.append((row, column))
    return missing


def invented(made_of: Import) -> list[str]:
    """Return the values of the records that stand nowhere in the file, nor in what was set for all of it."""
    said = "".join(DEFAULTS.values())
    for sheet in made_of.sheets:
        said += "".join(str(v).removesuffix(".0") for row in sheet.rows for v in row if v is not None)
    squeezed = squeeze(said)
    exempt = ("kind", "filed_on", "unit", "tier", "back_filing", "note")
    found = []
    for data in made_of.files.values():
        for path, value in flat(parse_bytes(data)[1].value).items():
            if path in exempt or path in ("account.platform", "account.url", "account.opened_on", "account.followers"):
                continue
            found += [leaf for leaf in leaves(value) if squeeze(leaf) not in squeezed]
    return found


def leaves(value: Any) -> list[str]:
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    if isinstance(value, dict):
        return [leaf for key, item in value.items() if key != "staff" for leaf in leaves(item)]
    return [str(value)]


def squeeze(text: str) -> str:
    kept = unicodedata.normalize("NFKC", text).replace("\u200b", "")
    return "".join(c for c in kept if c.isalnum())
