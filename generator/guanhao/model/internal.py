"""What the registrar's intranet may see. Only the pages of an internal edition are given these (design 1.6)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from guanhao.model.account import PublishedState
from guanhao.model.judgement import Outcome
from guanhao.model.types import Label

Role = Literal["responsible", "supervisor", "operator"]
Contact = Literal["phone", "email", "qq", "wechat"]
Standing = Literal["in-effect", "voided", "at-fault", "pending"]
"""What became of a record: it counts, a void takes it out, it could not be folded, nobody approved it."""

Facts = tuple[tuple[Label, Label], ...]
"""Values of a record in words: what each is called, and what it is."""


@dataclass(frozen=True, slots=True)
class InternalPerson:
    """A person answering for an account."""

    role: Role
    name: str
    title: str | None
    contacts: tuple[tuple[Contact, str], ...]
    staff: Label | None
    """Whether the person is of staff, in words; None where nobody said."""


@dataclass(frozen=True, slots=True)
class InternalRecord:
    """A file of an account's folder, with all that it says."""

    name: str
    kind: Label
    filed_on: date | None
    """None where neither content nor name says it."""
    standing: Standing
    how: Label
    """How it came in: approved by whom, on which day, by which request and commit."""
    facts: Facts


@dataclass(frozen=True, slots=True)
class InternalCase:
    """What a rule says of an account, or of a unit, wherever it is not simply kept."""

    rule: str
    article: str
    account: str | None
    unit: str
    outcome: Outcome
    is_duty: bool
    due_on: date | None
    message: Label
    remedy: Label
    proof: str | None
    """The waiver, record or row it rests on: its path, a row's with the line."""


@dataclass(frozen=True, slots=True)
class InternalOrder:
    """An order that stands."""

    account: str
    order: str
    filed_on: date
    due_on: date | None
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class InternalIncident:
    """An incident on record."""

    account: str
    happened_on: date
    reported_on: date
    summary: str
    handling: str | None
    resolved_on: date | None


@dataclass(frozen=True, slots=True)
class InternalPending:
    """A record that lies there and is not in effect."""

    path: str
    kind: Label
    account: str | None
    """The account, where it is one of the register's."""
    unit: str | None
    entered_on: date | None
    how: Label


@dataclass(frozen=True, slots=True)
class InternalAccount:
    """An account with everything on file."""

    id: str
    name: str | None
    platform: Label | None
    handle: str | None
    state: PublishedState
    unit: str
    people: tuple[InternalPerson, ...]
    facts: Facts
    """What is on file of it that is neither shown by the public page nor a person of `people`."""
    records: tuple[InternalRecord, ...]
    """The latest first."""
    is_on_record: bool
    """Whether any of it is in effect; else the portal has no page of it."""

    @property
    def page(self) -> str:
        """Where the account's internal page is, from the portal's root."""
        return f"internal/accounts/{self.id}/"

    def who(self, role: Role) -> tuple[InternalPerson, ...]:
        """Return the persons of a role."""
        return tuple(person for person in self.people if person.role == role)


@dataclass(frozen=True, slots=True)
class InternalUnit:
    """A unit with who may file for it."""

    id: str
    name: str
    kind: str | None
    """None for a unit that records name and the register lacks."""
    maintainers: tuple[str, ...]
    accounts: tuple[str, ...]
    is_closed: bool

    @property
    def page(self) -> str:
        """Where the unit's internal page is, from the portal's root."""
        return f"internal/units/{self.id}/"


Figures = Counter[Outcome]
"""Outcome → how many cases have it."""


@dataclass(frozen=True)
class InternalRegister:
    """Everything that an internal edition shows on top of the portal."""

    as_of: date
    accounts: tuple[InternalAccount, ...]
    units: tuple[InternalUnit, ...]
    rules: tuple[tuple[str, Label], ...]
    """Rule → title, of each rule that the policy in force binds and that judged something."""
    cases: tuple[InternalCase, ...]
    """The duties that are due, then the rest; the earliest last day first."""
    figures: Mapping[tuple[str, str], Figures] = field(default_factory=dict)
    """Unit and rule → how many cases have which outcome."""
    orders: tuple[InternalOrder, ...] = ()
    incidents: tuple[InternalIncident, ...] = ()
    """Those not resolved first, the latest first."""
    pending: tuple[InternalPending, ...] = ()

    @cached_property
    def account_by_id(self) -> dict[str, InternalAccount]:
        """The accounts by id."""
        return {account.id: account for account in self.accounts}

    @cached_property
    def unit_by_id(self) -> dict[str, InternalUnit]:
        """The units by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def title_by_rule(self) -> dict[str, Label]:
        """The titles of the rules by id."""
        return dict(self.rules)

    @cached_property
    def duties(self) -> tuple[InternalCase, ...]:
        """The duties that were missed or are due soon, the earliest last day first."""
        return tuple(c for c in self.cases if c.is_duty and c.outcome in ("fail", "due-soon"))

    @cached_property
    def cases_by_account(self) -> dict[str, list[InternalCase]]:
        """The cases of each account that has any."""
        found: dict[str, list[InternalCase]] = defaultdict(list)
        for case in self.cases:
            if case.account:
                found[case.account].append(case)
        return dict(found)

    @cached_property
    def cases_by_unit(self) -> dict[str, list[InternalCase]]:
        """The cases of each unit that has any."""
        found: dict[str, list[InternalCase]] = defaultdict(list)
        for case in self.cases:
            found[case.unit].append(case)
        return dict(found)

    @cached_property
    def figures_by_unit(self) -> dict[str, Figures]:
        """The figures of each unit of which something was judged, over all rules."""
        found: dict[str, Figures] = defaultdict(Counter)
        for (unit, _), figures in self.figures.items():
            found[unit].update(figures)
        return dict(found)

    @cached_property
    def figures_by_rule(self) -> dict[str, Figures]:
        """The figures of each rule that judged something, over all units."""
        found: dict[str, Figures] = defaultdict(Counter)
        for (_, rule), figures in self.figures.items():
            found[rule].update(figures)
        return dict(found)

    @cached_property
    def total(self) -> Figures:
        """The figures of all rules and units."""
        total: Figures = Counter()
        for figures in self.figures.values():
            total.update(figures)
        return total
