"""What the public may see. Templates, API and feeds are given these and nothing else (design 1.6).

Slotted dataclasses: a hundred thousand accounts take a fifth of the memory that they would as pydantic's models, which
still read and write them (`Public` says how).
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from guanhao.model.account import HeldField, PublishedState
from guanhao.model.approval import Kind
from guanhao.model.platforms import Platform
from guanhao.model.public_assessment import PublicAssessment
from guanhao.model.public_policy import PublicPolicy, RulePage
from guanhao.model.records import ReviewResult

NewsKind = Literal["filed", "renamed", "changed", "transferred", "suspended", "resumed", "closed"]


class Public:
    """Base of what is published: to a reader of JSON an unknown key is an error."""

    __slots__ = ()
    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class PublicCertified(Public):
    """The platform's certification."""

    on: date | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class PublicService(Public):
    """The office's public contact."""

    reply_within_days: int | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class PublicDeclared(Public):
    """What else a filing declares of an account and names nobody: what a form of change needs of it."""

    monitoring: str | None
    maintenance: str | None
    copied_to: tuple[str, ...] | None
    followers: int | None


@dataclass(frozen=True, slots=True)
class PublicUnitRef(Public):
    """A unit's id and present name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PublicHeld(Public):
    """An identifying value and the days on which it was ours; `to` is None while it still is."""

    field: HeldField
    value: str
    from_: Annotated[date, Field(alias="from")]
    to: date | None


@dataclass(frozen=True, slots=True)
class PublicInterval(Public):
    """Days on which the account was on file."""

    from_: Annotated[date, Field(alias="from")]
    to: date | None


@dataclass(frozen=True, slots=True)
class PublicReview(Public):
    """The latest annual review."""

    year: int
    result: ReviewResult


@dataclass(frozen=True, slots=True)
class PublicStep(Public):
    """A record's place in the account's history."""

    kind: str
    filed_on: date
    approved_on: date
    request: str | None = None
    """The request whose merge approved it: its address, or its number; None where that is internal or unknown."""


@dataclass(frozen=True, slots=True)
class PublicAccount(Public):
    """An account as the portal and the API show it."""

    id: str
    code: str
    name: str | None
    platform: str | None
    handle: str | None
    platform_id: str | None
    url: str | None
    qr: str | None
    unit: PublicUnitRef
    tier: Literal[1, 2, 3] | None
    state: PublishedState
    confirmed: bool
    purpose: str | None
    scope: tuple[str, ...]
    service: PublicService | None
    certified: PublicCertified | None
    opened_on: date | None
    filed_on: date | None
    approved_on: date | None
    closed_on: date | None
    successor: str | None
    held: tuple[PublicHeld, ...]
    valid: tuple[PublicInterval, ...]
    review: PublicReview | None
    history: tuple[PublicStep, ...]
    page: str
    """Where the account's page is, from the portal's root."""


@dataclass(frozen=True, slots=True)
class News(Public):
    """Something that happened to an account, fit to be announced."""

    on: date
    kind: NewsKind
    account: str
    name: str
    before: str | None
    after: str | None
    record: str
    """Name of the record's file, which tells two events of one day apart."""


@dataclass(frozen=True, slots=True)
class PublicUnit(Public):
    """A unit as the portal and the API show it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    parent: str | None
    closed_on: date | None
    merged_into: str | None
    accounts: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True)
class PublicImpostor(Public):
    """An account that pretends to be ours."""

    id: str
    name: str
    platform: str
    platform_id: str | None
    handle: str | None
    url: str | None
    imitates: str | None
    seen_on: date | None
    reported_on: date | None
    taken_down_on: date | None


@dataclass(frozen=True, slots=True)
class PublicReportContact(Public):
    """Where impostors are reported."""

    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class PublicInstitution(Public):
    """The institution as the portal shows it."""

    name: str
    name_en: str | None
    short_names: tuple[str, ...]
    protected_names: tuple[str, ...]
    """Names that by themselves stand for the institution, its own among them."""
    site: str | None
    portal: str | None
    timezone: str
    registrar: str
    """The registrar's name."""
    report: PublicReportContact | None


@dataclass(frozen=True)
class PublicRegister:
    """Everything that is published."""

    as_of: date
    institution: PublicInstitution
    platforms: dict[str, tuple[str, str]]
    """Platform id → Chinese and English name."""
    catalogue: dict[str, Platform]
    """Platform id → what identifies an account there."""
    accounts: tuple[PublicAccount, ...]
    units: tuple[PublicUnit, ...]
    impostors: tuple[PublicImpostor, ...]
    news: tuple[News, ...]
    """The latest first."""
    policies: tuple[PublicPolicy, ...]
    """Each policy that has a page, the one in force first."""
    rules: tuple[RulePage, ...]
    approvals: dict[str, tuple[Kind, ...]]
    """Account → how each step of its history came in, so that pages tell for which of them Git vouches."""
    reviews: dict[str, tuple[PublicReview, ...]]
    """Account → each annual review that it had, the latest year first."""
    assessments: tuple[PublicAssessment, ...] | None = None
    """Each year that has a sheet, the latest first; None where the policy in force sets no assessment."""
    commit: str | None = None
    """The commit of which all this is told, where there is Git."""

    @cached_property
    def account_by_id(self) -> dict[str, PublicAccount]:
        """The accounts by id."""
        return {account.id: account for account in self.accounts}

    @cached_property
    def impostors_by_account(self) -> dict[str, tuple[PublicImpostor, ...]]:
        """The impostors by the account that they imitate."""
        imitated = {impostor.imitates for impostor in self.impostors if impostor.imitates}
        return {id_: tuple(i for i in self.impostors if i.imitates == id_) for id_ in imitated}

    @cached_property
    def rule_by_id(self) -> dict[str, RulePage]:
        """The rules by id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def unit_by_id(self) -> dict[str, PublicUnit]:
        """The units by id."""
        return {unit.id: unit for unit in self.units}
