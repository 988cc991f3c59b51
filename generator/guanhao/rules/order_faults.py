"""Faults of the fold, each laid at the record that brought it about."""

from collections.abc import Iterator

from guanhao.ledger.fold import fold
from guanhao.model.account import Entry, Fault
from guanhao.model.finding import Finding
from guanhao.model.location import Pointer
from guanhao.rules.base import AccountContext


def findings_of(rule: str, context: AccountContext) -> Iterator[Finding]:
    """Yield the faults of `rule` that are their own record's doing."""
    for fault, culprit in attributed(context):
        if fault.rule == rule and culprit is None:
            yield Finding(rule, fault.code, fault.entry.path, Pointer(fault.keys), fault.params, context.account.id)


def attributed(context: AccountContext) -> Iterator[tuple[Fault, Entry | None]]:
    """Pair each fault with the record that entered later, stands earlier and brought it about, if there is one."""
    for fault in context.account.faults:
        if fault.rule != "unreadable":
            yield fault, _culprit(context, fault)


def _culprit(context: AccountContext, fault: Fault) -> Entry | None:
    entries, entered = context.account.entries, context.entered
    merged = entered.get(fault.entry.path)
    if merged is None:
        return None
    for suspect in entries:
        rank = entered.get(suspect.path)
        if suspect.order < fault.entry.order and (rank is None or rank > merged):
            without = fold(context.account.id, [entry for entry in entries if entry is not suspect])
            if all(other.entry is not fault.entry for other in without.faults):
                return suspect
    return None
