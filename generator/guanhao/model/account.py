"""An account as the fold of its records (design 1.1, 1.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from guanhao.model.approval import OPENING, Approval
from guanhao.model.filing import Application, Filing
from guanhao.model.location import Keys
from guanhao.model.records import AccountRecord, ReviewResult
from guanhao.model.types import Label

State = Literal["none", "approved", "active", "suspended", "closed"]
"""What the records make of an account; `none` before the first that counts."""

PublishedState = Literal["approved", "active", "suspended", "closed", "under-review"]

HeldField = Literal["name", "handle", "platform_id", "url", "qr"]
HELD_FIELDS: tuple[HeldField, ...] = ("name", "handle", "platform_id", "url", "qr")
"""The fields of `account` by which people recognise it, and whose former values are remembered."""

RecordOrder = tuple[date, int, int, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an account's folder and what is known of it."""

    path: str
    """From the register's root, with forward slashes."""
    name: str
    """The file's name, which is how a void names it."""
    order: RecordOrder
    """`filed_on`, rank of the kind, number; the name only parts what a wrong file name brought together."""
    approved_on: date
    record: AccountRecord | None
    """None where the file cannot be read as its kind."""
    raw: Any = field(default=None, compare=False)
    """The plain values of the file, as far as its YAML could be read."""
    approval: Approval = field(default=OPENING, compare=False)
    """How it came to the main branch."""


@dataclass(frozen=True, slots=True)
class Held:
    """An interval in which the account bore an identifying value: approval of the record that set it to its loss."""

    field: HeldField
    value: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that could not be folded. `rule` is the event rule that words it, or `unreadable`."""

    rule: Literal["transition", "stale-change", "unreadable"]
    code: str
    entry: Entry
    keys: Keys = ()
    params: Mapping[str, str | Label] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """A record's field change that took effect: which path it set, and where it says so."""

    path: str
    entry: Entry
    keys: Keys


@dataclass(frozen=True)
class Account:
    """The account of one folder, on the day it was folded for."""

    id: str
    """`<unit>/<account>`: the folder, for ever, whatever unit hosts the account now."""
    entries: tuple[Entry, ...] = ()
    """Every file, in order, voided and unreadable ones included."""
    voided: frozenset[str] = frozenset()
    """Names of the files that a void takes out."""
    state: State = "none"
    is_to_close: bool = False
    """Whether an order to close stands, which no order lifts."""
    declared_by: Entry | None = None
    """The application or filing that the present values start from."""
    filing: Application | Filing | None = None
    """The present values: those of `declared_by` with every change since."""
    settings: tuple[Setting, ...] = ()
    """The changes applied on top of `declared_by`, in order."""
    held: tuple[Held, ...] = ()
    valid_since: date | None = None
    """The day the filing was approved."""
    closed_on: date | None = None
    successor: str | None = None
    review: tuple[int, ReviewResult] | None = None
    """The latest year reviewed and its result."""
    applied: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def published_state(self) -> PublishedState:
        """The state the public is told: never an official one where a record could not be folded."""
        if self.faults or self.state == "none":
            return "under-review"
        return self.state

    @property
    def is_on_record(self) -> bool:
        """Whether there is a record of it: voids alone, of what was never in effect, are none."""
        return any(entry.record is None or entry.record.kind != "void" for entry in self.entries)

    @property
    def is_live(self) -> bool:
        """Whether the account still lays claim to its identifiers."""
        return self.state != "closed"

    def origin(self, path: str) -> tuple[Entry, Keys] | None:
        """Return the record that set the present value at dotted `path`, and the value's keys there."""
        for setting in reversed(self.settings):
            if path == setting.path:
                return setting.entry, setting.keys
            if path.startswith(setting.path + "."):
                return setting.entry, (*setting.keys, *path[len(setting.path) + 1 :].split("."))
        return (self.declared_by, tuple(path.split("."))) if self.declared_by else None

    def is_replaced(self, entry: Entry, keys: Keys) -> bool:
        """Tell whether what `entry` says at `keys` no longer counts: voided, or set anew by a later record."""
        if entry.name in self.voided:
            return True
        record = entry.record
        if isinstance(record, Application | Filing):
            if record.kind == "application" and self.declared_by and self.declared_by.name != entry.name:
                return True
            path, later = ".".join(map(str, keys)), iter(self.settings)
        elif record is not None and record.kind == "change" and keys[:1] == ("changes",) and len(keys) > 2:
            if keys[2] != "to":
                return keys[2] == "from"
            index = keys[1]
            path = ".".join(map(str, (record.changes[int(index)].field, *keys[3:])))
            later = self._after(entry, int(index))
        else:
            return False
        return any(path == s.path or path.startswith(s.path + ".") for s in later)

    def _after(self, entry: Entry, index: int) -> Iterator[Setting]:
        """Yield the settings that came after change number `index` of `entry`."""
        for setting in self.settings:
            place = (setting.entry.order, setting.keys[1])
            if place > (entry.order, index):
                yield setting
