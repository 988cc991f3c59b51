"""What a rule that a policy binds is given to judge, and how it rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Generic, TypeVar

from pydantic import Field

from guanhao.ledger.calendar import days_before
from guanhao.ledger.fold import Step
from guanhao.ledger.values import get_value
from guanhao.model.account import Account, Entry, State
from guanhao.model.filing import Application, Declaration, Filing
from guanhao.model.institution import Unit
from guanhao.model.judgement import Evidence, Outcome, Ruling
from guanhao.model.location import Keys, Pointer
from guanhao.model.policy import Bound, BoundPolicy
from guanhao.model.records import AccountRecord, Change, Release
from guanhao.model.sheets import ActivityRow, Line
from guanhao.model.types import REDACTED, WITHHELD, Integer, Label, Model
from guanhao.model.verdict import Identity
from guanhao.rules.facts import Facts

P_co = TypeVar("P_co", bound=Model, covariant=True)

Days = Annotated[Integer, Field(le=36_500)]
"""A number of days: no more than a hundred years, since calendars end."""

WARN_DAYS = 30
"""Days before the end of an open duty at which it is said to be due soon, where its rule sets no other figure."""


@dataclass(frozen=True, slots=True)
class RecordContext(Generic[P_co]):
    """A record that no void takes out, to be judged as the event it was."""

    facts: Facts
    params: P_co
    entry: Entry
    record: AccountRecord
    before: Account
    """The account as the record found it."""
    after: Account

    @property
    def application(self) -> Application | None:
        """The application that the record follows, if one was in force."""
        applied = self.before.filing
        return applied if isinstance(applied, Application) else None


@dataclass(frozen=True, slots=True)
class ReleaseContext(Generic[P_co]):
    """A release request."""

    facts: Facts
    params: P_co
    release: Release


@dataclass(frozen=True, slots=True)
class ValueContext(Generic[P_co]):
    """The values of an account after a record that set one of those the rule watches."""

    facts: Facts
    params: P_co
    entry: Entry
    record: AccountRecord
    values: Declaration
    watches: tuple[str, ...]

    @property
    def unit(self) -> Unit | None:
        """The unit that hosts the account by these values."""
        return self.facts.units.get(self.values.unit)

    def get(self, path: str) -> object:
        """Return the value at a dotted path; None where there is none."""
        return get_value(self.values, path)

    def place(self, path: str | None = None, *below: str | int) -> Pointer:
        """Return where the record sets the value at `path`; else the first watched value that it sets.

        `below` leads from there to a part of it. A part that is missing is placed at what would hold it.
        """
        for candidate in (path, *self.watches) if path else self.watches:
            keys = set_by(self.record, candidate)
            if keys is not None:
                return Pointer((*keys, *below) if candidate == path else keys)
        return Pointer()


@dataclass(frozen=True, slots=True)
class SideContext:
    """All live accounts, side by side."""

    identities: tuple[Identity, ...]


@dataclass(frozen=True)
class Observation:
    """A row of a monthly sheet: what was seen of an account by `on`."""

    on: date
    path: str
    line: Line[ActivityRow]


@dataclass(frozen=True)
class DutyContext(Generic[P_co]):
    """An account as of a day, and what is known of it by then."""

    facts: Facts
    policy: BoundPolicy
    bound: Bound[P_co]
    account: Account
    """Folded from the records approved by `as_of`."""
    steps: Sequence[Step]
    as_of: date
    observations: Sequence[Observation] = ()
    """The newest last."""
    within: int | None = None
    """Days ahead that were asked for; None for what each rule warns of."""

    @cached_property
    def params(self) -> P_co | None:
        """The parameters in force as of the day."""
        return self.bound.on(self.as_of)

    def origin(self, path: str) -> tuple[Entry, Keys]:
        """Return the record that set the present value at a dotted path, and where.

        Raises LookupError for an account that declares nothing; of such a one no duty is judged.
        """
        origin = self.account.origin(path)
        if origin is None:
            raise LookupError(path)
        return origin

    def applied(self) -> Iterator[tuple[Entry, Sequence[Entry]]]:
        """Yield each record that took effect, with those that did after it."""
        for position, entry in enumerate(self.account.applied, 1):
            yield entry, self.account.applied[position:]

    def state_on(self, day: date) -> State:
        """Return the account's state at the end of a day, from the records filed and approved by then."""
        state: State = "none"
        for step in self.steps:
            if max(step.entry.order[0], step.entry.approved_on) <= day:
                state = step.after.state
        return state

    def open(self, due_on: date, warn_days: int | None = WARN_DAYS) -> Outcome:
        """Return the outcome of what is still to be done: while its end is further off than the warning, none."""
        outcome = self.holding(due_on, warn_days)
        return "not-applicable" if outcome == "pass" else outcome

    def holding(self, due_on: date, warn_days: int | None = WARN_DAYS) -> Outcome:
        """Return the outcome of what is as it should be until `due_on`, if nothing happens."""
        if self.as_of > due_on:
            return "fail"
        ahead = self.within if self.within is not None else warn_days
        is_near = ahead is not None and days_before(due_on, ahead) <= self.as_of
        return "due-soon" if is_near else "pass"


def set_by(record: AccountRecord, path: str) -> Keys | None:
    """Return where a record sets the value at a dotted path, or a part of it; None where it does not."""
    if isinstance(record, Application | Filing):
        return tuple(path.split("."))
    if isinstance(record, Change):
        for index, change in reversed(list(enumerate(record.changes))):
            if path == change.field or path.startswith(change.field + "."):
                return ("changes", index, "to", *filter(None, path[len(change.field) + 1 :].split(".")))
            if change.field.startswith(path + "."):
                return ("changes", index, "to")
    return None


def kept() -> Ruling:
    """Rule that the case is as it should be."""
    return Ruling("pass")


def unknown() -> Ruling:
    """Rule that nobody can tell: what is needed was redacted, sealed or never given."""
    return Ruling("not-assessed")


def broken(code: str, where: Pointer | Keys, /, **params: str | Label) -> Ruling:
    """Rule that something is wrong, in which words and where."""
    return Ruling("fail", code, where if isinstance(where, Pointer) else Pointer(where), params)


def together(*rulings: Ruling) -> Iterator[Ruling]:
    """Rule on one case by several comparisons: what is wrong; else that one cannot be made; else that all is well."""
    wrong = [ruling for ruling in rulings if ruling.outcome == "fail"]
    yield from wrong or [next((ruling for ruling in rulings if ruling.outcome == "not-assessed"), kept())]


def missed(record: AccountRecord | Release, code: str, where: Keys, /, **params: str | Label) -> Ruling:
    """Rule that a deadline was missed: an error until the record says why, then a warning."""
    is_explained = bool(record.late_reason if isinstance(record, Change) else record.note)
    return Ruling("fail", code, Pointer(where), params, severity="warning" if is_explained else "error")


def due(
    outcome: Outcome,
    code: str,
    due_on: date | None = None,
    evidence: Evidence | None = None,
    params: Mapping[str, str | Label] | None = None,
) -> Ruling:
    """Rule on a duty; `{due_on}` in its message is the last day in time."""
    known = {"due_on": str(due_on)} if due_on else {}
    return Ruling(outcome, code, params={**known, **(params or {})}, due_on=due_on, evidence=evidence)


def proof(entry: Entry, *keys: str | int) -> Evidence:
    """Name a record as evidence, and the value in it that tells."""
    return Evidence(entry.path, Pointer(keys))


def is_redacted(*values: object) -> bool:
    """Tell whether any of the values was redacted by the registrar."""
    return REDACTED in values


def is_withheld(*values: object) -> bool:
    """Tell whether any of the values, names or contacts, was redacted by the registrar or is sealed."""
    return any(value in WITHHELD for value in values)
