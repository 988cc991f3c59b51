"""Which unit hosted an account when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from guanhao.ledger.calendar import days_before
from guanhao.model.account import Account, Entry, RecordOrder
from guanhao.model.filing import Filing
from guanhao.model.records import Change


@dataclass(frozen=True, slots=True)
class Hosting:
    """A unit, and the days on which it hosted an account that was on file."""

    unit: str
    order: RecordOrder
    """The record by which it became the host."""
    since: date
    until: date | None = None
    """The last day; None while it still does."""


def hostings(account: Account) -> tuple[Hosting, ...]:
    """Return the hosts of an account, the first one first, each from the approval of the record that names it.

    A correction puts the right unit in the place of the wrong one, as if it had been named at once. An account that was
    never filed has had no host.
    """
    filed = account.declared_by
    if filed is None or not isinstance(filed.record, Filing):
        return ()
    found = [Hosting(filed.record.unit, filed.order, filed.approved_on)]
    for setting in account.settings:
        record = setting.entry.record
        if setting.path == "unit" and isinstance(record, Change):
            unit = str(record.changes[int(setting.keys[1])].to)
            if record.correction:
                found[-1] = replace(found[-1], unit=unit)
            else:
                found.append(Hosting(unit, setting.entry.order, setting.entry.approved_on))
    lasts = (*(days_before(after.since, 1) for after in found[1:]), account.closed_on)
    return tuple(replace(hosting, until=last) for hosting, last in zip(found, lasts, strict=True))


def host_at(hosts: Sequence[Hosting], entry: Entry) -> str:
    """Return the unit that hosted an account when one of its records came; of what came before, the first."""
    return next((hosting.unit for hosting in reversed(hosts) if hosting.order <= entry.order), hosts[0].unit)
