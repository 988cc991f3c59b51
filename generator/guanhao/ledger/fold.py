"""The fold: an account's records, in order, into its present state (design 1.1, 1.2)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from guanhao.ledger.order import KIND_RANK
from guanhao.ledger.values import UnsettableError, get_value, same_value, set_value
from guanhao.model.account import HELD_FIELDS, Account, Entry, Fault, Held, Setting
from guanhao.model.changes import INTERNAL_ROOT, FieldChange, is_personal
from guanhao.model.filing import Application, Declaration, Filing
from guanhao.model.records import Change, Closure, Order, Review, Void
from guanhao.model.types import Label

ALLOWED = {
    "none": ("application", "filing"),
    "approved": ("filing", "closure"),
    "active": ("change", "review", "incident", "order", "closure"),
    "suspended": ("change", "review", "incident", "order", "closure"),
    "closed": (),
}
"""Kinds allowed by state; a void may always be filed, since it may be all that can mend a file that cannot be read."""

STATE_WORDS = {
    "none": Label("尚未申请或备案", "neither applied for nor filed"),
    "approved": Label("已批准、待开通", "approved"),
    "active": Label("正常", "active"),
    "suspended": Label("已暂停", "suspended"),
    "closed": Label("已注销", "closed"),
}


def fold(account_id: str, entries: Iterable[Entry], until: date | None = None) -> Account:
    """Fold the records of one account that were approved by the day `until` (all of them where it is None).

    The result does not depend on the order in which `entries` come.
    """
    known = [entry for entry in entries if until is None or entry.approved_on <= until]
    return resume(Account(account_id), known)


def resume(account: Account, more: Sequence[Entry]) -> Account:
    """Fold `more` on top of `account`; the same as folding all of its records at once."""
    ordered = sorted(more, key=lambda entry: entry.order)
    entries = (*account.entries, *ordered)
    last = account.entries[-1].order if account.entries else None
    if any(isinstance(e.record, Void) for e in ordered) or (last and ordered and ordered[0].order < last):
        ordered = sorted(entries, key=lambda entry: entry.order)
        account, entries = Account(account.id), tuple(ordered)
    voided = _voided(entries)
    account = replace(account, entries=entries, voided=voided)
    applied = list(account.applied)
    for step in _steps(account, ordered):
        if step.is_applied:
            applied.append(step.entry)
        account = step.after
    return replace(account, applied=tuple(applied))


class Step(NamedTuple):
    """A record that no void takes out, and the account before and after it."""

    entry: Entry
    before: Account
    after: Account
    is_applied: bool
    """Whether the record took effect: False where it could not be read, or not in that state."""


def steps(account: Account) -> tuple[Step, ...]:
    """Return how a folded account came about, record by record."""
    return tuple(_steps(Account(account.id, account.entries, account.voided), account.entries))


def _steps(account: Account, ordered: Iterable[Entry]) -> Iterator[Step]:
    for entry in ordered:
        if entry.name not in account.voided:
            after = _step(account, entry)
            is_applied = after is not None and len(after.faults) == len(account.faults)
            yield Step(entry, account, after or account, is_applied)
            account = after or account


def _voided(entries: Sequence[Entry]) -> frozenset[str]:
    """Name the files that voids take out. A void may itself be voided, by a later one."""
    voided: set[str] = set()
    later_voids: set[str] = set()
    for entry in reversed(entries):
        if isinstance(entry.record, Void):
            later_voids.add(entry.name)
            if entry.name not in voided and entry.record.voids not in later_voids:
                voided.add(entry.record.voids)
    return frozenset(voided)


def _step(account: Account, entry: Entry) -> Account | None:
    """Return the account after a record, with a fault more where it could not be; None where nobody can tell."""
    record = entry.record
    if record is None:
        return _at_fault(account, Fault("unreadable", "unreadable", entry))
    if isinstance(record, Void):
        return _void(account, entry, record)
    if record.kind not in ALLOWED[account.state]:
        if _is_blind(account):
            return None
        state = STATE_WORDS[account.state]
        return _at_fault(account, Fault("transition", "kind", entry, ("kind",), {"kind": record.kind, "state": state}))
    apply: Callable[[Account, Entry, Any], Account | None] = _APPLY[record.kind]
    return apply(account, entry, record)


def _void(account: Account, entry: Entry, record: Void) -> Account:
    """Voids were carried out before the fold began; one that could not be is at fault."""
    if record.voids not in account.voided and any(e.name == record.voids for e in account.entries):
        return _at_fault(account, Fault("transition", "later-void", entry, ("voids",), {"name": record.voids}))
    return account


def _at_fault(account: Account, fault: Fault) -> Account:
    return replace(account, faults=(*account.faults, fault))


def _application(account: Account, entry: Entry, record: Application) -> Account:
    return replace(account, state="approved", filing=record, declared_by=entry)


def _filing(account: Account, entry: Entry, record: Filing) -> Account:
    named = [(name, getattr(record.account, name)) for name in HELD_FIELDS]
    held = tuple(Held(name, value, entry.approved_on, None) for name, value in named if value is not None)
    return replace(
        account, state="active", filing=record, declared_by=entry, held=held, valid_since=entry.approved_on, settings=()
    )


def _change(account: Account, entry: Entry, record: Change) -> Account | None:
    values = account.filing
    if values is None:
        return account
    change: FieldChange
    for index, change in enumerate(record.changes):
        keys = ("changes", index)
        present = get_value(values, change.field)
        if _is_stale(change, present):
            if _is_blind(account):
                return None
            return _at_fault(account, Fault("stale-change", "stale", entry, (*keys, "from"), {"field": change.field}))
        try:
            values = set_value(values, change.field, change.to)
        except UnsettableError as error:
            params = {"field": change.field, "parent": error.parent}
            return _at_fault(account, Fault("stale-change", "no-parent", entry, (*keys, "field"), params))
    settings = tuple(Setting(c.field, entry, ("changes", i, "to")) for i, c in enumerate(record.changes))
    held = _held_after(account, values, entry, record)
    return replace(account, filing=values, held=held, settings=(*account.settings, *settings))


def _is_stale(change: FieldChange, present: Any) -> bool:
    """Tell whether the stated former value is not the present one; under `people` nobody need know it."""
    if change.field.split(".")[0] == INTERNAL_ROOT:
        return False
    return not same_value(change.from_, present, is_personal=is_personal(change.field))


def _is_blind(account: Account) -> bool:
    """Tell whether a record that cannot be read may have led up to what now looks impossible."""
    return any(fault.rule == "unreadable" and fault.entry.order[1] in _LEADING for fault in account.faults)


_LEADING = tuple(KIND_RANK[kind] for kind in ("application", "filing", "change", "void"))


def _held_after(account: Account, values: Declaration, entry: Entry, record: Change) -> tuple[Held, ...]:
    """Close the intervals of the values that went and open those of the values that came.

    A correction leaves no former value: the right one was borne since the wrong one was put on record.
    """
    held = list(account.held)
    for name in HELD_FIELDS:
        before = get_value(account.filing, f"account.{name}")
        after = get_value(values, f"account.{name}")
        if before == after:
            continue
        since = entry.approved_on
        for position, interval in enumerate(held):
            if interval.field == name and interval.until is None:
                held[position] = replace(interval, until=max(interval.since, record.happened_on))
                if record.correction:
                    since = held.pop(position).since
                break
        else:
            if record.correction and (origin := account.origin(f"account.{name}")):
                since = origin[0].approved_on
        if after is not None:
            held.append(Held(name, after, since, None))
    return tuple(held)


def _review(account: Account, _entry: Entry, record: Review) -> Account:
    if account.review and account.review[0] > record.year:
        return account
    return replace(account, review=(record.year, record.result))


def _order(account: Account, _entry: Entry, record: Order) -> Account:
    match record.order:
        case "suspend":
            return replace(account, state="suspended")
        case "close":
            return replace(account, state="suspended", is_to_close=True)
        case "resume":
            return account if account.is_to_close else replace(account, state="active")
        case "rectify":
            return account


def _closure(account: Account, entry: Entry, record: Closure) -> Account:
    if account.state == "approved" and record.reason != "withdrawn":
        return _at_fault(account, Fault("transition", "not-opened", entry, ("reason",), {"reason": record.reason}))
    held = tuple(h if h.until else replace(h, until=max(h.since, record.happened_on)) for h in account.held)
    return replace(account, state="closed", closed_on=record.happened_on, successor=record.successor, held=held)


_APPLY: dict[str, Callable[..., Account | None]] = {
    "application": _application,
    "filing": _filing,
    "change": _change,
    "review": _review,
    "incident": lambda account, _entry, _record: account,
    "order": _order,
    "closure": _closure,
}
