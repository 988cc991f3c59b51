"""The fold: an account's records, in order, into its present state (design 1.1, 1.2)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from guanhao.ledger.order import KIND_RANK
from guanhao.ledger.values import UnsettableError, get_value, same_value, set_value
from guanhao.model.account import HELD_FIELDS, Account, Entry, Fault, Held, HeldField, Setting
from guanhao.model.changes import INTERNAL_ROOT, FieldChange, is_personal
from guanhao.model.filing import Application, Filing
from guanhao.model.persons import unless_sealed
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
            values = set_value(values, change.field, unless_sealed(change.to))
        except UnsettableError as error:
            params = {"field": change.field, "parent": error.parent}
            return _at_fault(account, Fault("stale-change", "no-parent", entry, (*keys, "field"), params))
    settings = tuple(Setting(c.field, entry, ("changes", i, "to")) for i, c in enumerate(record.changes))
    account = replace(account, filing=values, settings=(*account.settings, *settings))
    return replace(account, held=_held_after(account, record))


def _is_stale(change: FieldChange, present: Any) -> bool:
    """Tell whether the stated former value is not the present one; under `people` nobody need know it."""
    if change.field.split(".")[0] == INTERNAL_ROOT:
        return False
    stated = unless_sealed(change.from_)
    if change.field in _CASELESS and isinstance(stated, str) and isinstance(present, str):
        return stated.lower() != present.lower()
    return not same_value(stated, present, is_personal=is_personal(change.field))


_CASELESS = ("account.handle", "account.platform_id")
"""What nearly every platform reads without regard to case; which do not, the fold does not know."""


def _is_blind(account: Account) -> bool:
    """Tell whether a record that cannot be read may have led up to what now looks impossible."""
    return any(fault.rule == "unreadable" and fault.entry.order[1] in _LEADING for fault in account.faults)


_LEADING = tuple(KIND_RANK[kind] for kind in ("application", "filing", "change", "void"))


def may_have_let_go(account: Account) -> bool:
    """Tell whether a record that cannot be read may have given up what identifies the account: by its name, it could.

    Nobody can then say what the account still lays claim to.
    """
    return any(fault.rule == "unreadable" and fault.entry.order[1] in _LETTING_GO for fault in account.faults)


_LETTING_GO = tuple(KIND_RANK[kind] for kind in ("change", "closure"))


def _held_after(account: Account, record: Change) -> tuple[Held, ...]:
    """Return the intervals of every identifying value, now that `record` is among the account's settings.

    Those of a field that it sets are made anew, each in the place of the one that it takes over from.
    """
    held: list[Held | None] = list(account.held)
    for name in HELD_FIELDS:
        if any(change.field == f"account.{name}" for change in record.changes):
            fresh = iter(_intervals(account, name))
            held = [next(fresh, None) if h and h.field == name else h for h in held]
            held.extend(fresh)
    return tuple(h for h in held if h)


def _intervals(account: Account, name: HeldField) -> list[Held]:
    """Return when the account bore which value of a field, by its filing and every change since.

    A correction replaces the value in the record that set it, so that no former one is left: the right one was borne
    since the wrong one was put on record, and a change that is corrected away never ended what was before.
    """
    found: list[Held] = []
    for value, since, lost_on in _values_borne(account, name):
        if found and found[-1].until is None:
            if found[-1].value == value:
                continue
            found[-1] = replace(found[-1], until=max(found[-1].since, lost_on))
        if value is not None:
            found.append(Held(name, value, since, None))
    return found


def _values_borne(account: Account, name: str) -> list[tuple[str | None, date, date]]:
    """Return each value that the account bore, the day of its approval, and the day on which the one before went."""
    filed = account.declared_by
    if filed is None:
        return []
    path = f"account.{name}"
    borne = [(get_value(filed.record, path), filed.approved_on, filed.approved_on)]
    for setting in account.settings:
        record = setting.entry.record
        if setting.path == path and isinstance(record, Change):
            value = record.changes[int(setting.keys[1])].to
            if record.correction:
                borne[-1] = (value, *borne[-1][1:])
            else:
                borne.append((value, setting.entry.approved_on, record.happened_on))
    return borne


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
