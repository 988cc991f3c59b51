"""Entries for the fold, made of plain values."""

from collections.abc import Callable
from datetime import date

from guanhao.ledger.order import parse_name, record_order
from guanhao.load.shape import read_model
from guanhao.model.account import Entry
from guanhao.model.records import ACCOUNT_KINDS, AccountRecord
from tests.registers import Raw, application, closure, filing, incident, name_of, order, review, void

ID = "physics/wechat"

MAKERS: dict[str, Callable[[], Raw]] = {
    "application": application,
    "filing": filing,
    "review": review,
    "incident": incident,
    "order": lambda: order("rectify"),
    "closure": lambda: closure(reason="withdrawn"),
}


def plain(raw: object) -> object:
    """Turn values into what the strict reader hands over: text, None, lists and mappings."""
    if isinstance(raw, dict):
        return {key: plain(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [plain(value) for value in raw]
    return raw if raw is None else str(raw)


def entry(raw: Raw, number: int = 1, approved_on: date | None = None) -> Entry:
    """Return a record as an entry, approved on the day it was filed unless told otherwise."""
    model, problems = read_model(ACCOUNT_KINDS[raw["kind"]], plain(raw))
    assert not problems, problems
    record: AccountRecord = model
    name = name_of(raw, number)
    order_ = record_order(record.filed_on, record.kind, name)
    return Entry(f"registry/accounts/{ID}/{name}", name, order_, approved_on or record.filed_on, record, plain(raw))


def unreadable(name: str) -> Entry:
    """Return a file that cannot be read as the kind that its name says."""
    parsed = parse_name(name)
    assert parsed
    filed_on, kind, _ = parsed
    return Entry(f"registry/accounts/{ID}/{name}", name, record_order(filed_on, kind, name), filed_on, None)


def on(day: str, raw: Raw) -> Raw:
    """Return a record filed on another day."""
    return raw | {"filed_on": day}


def void_of(target: Entry, day: str = "2025-07-10", number: int = 1) -> Entry:
    return entry(void(target.name, filed_on=day), number)
