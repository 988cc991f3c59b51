"""What the public may see. Templates, API and feeds are given these and nothing else (design 1.6)."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from guanhao.model.account import PublishedState
from guanhao.model.approval import Kind
from guanhao.model.filing import Certified, Service
from guanhao.model.platforms import Platform
from guanhao.model.public_assessment import PublicAssessment
from guanhao.model.public_policy import PublicPolicy, RulePage
from guanhao.model.types import Model

NewsKind = Literal["filed", "renamed", "changed", "transferred", "suspended", "resumed", "closed"]


class PublicUnitRef(Model):
    """A unit's id and present name."""

    id: str
    name: str


class PublicHeld(Model):
    """An identifying value and the days on which it was ours; `to` is None while it still is."""

    field: Literal["name", "handle", "platform_id", "url", "qr"]
    value: str
    from_: Annotated[date, Field(alias="from")]
    to: date | None


class PublicInterval(Model):
    """Days on which the account was on file."""

    from_: Annotated[date, Field(alias="from")]
    to: date | None


class PublicReview(Model):
    """The latest annual review."""

    year: int
    result: Literal["pass", "rectify", "fail"]


class PublicStep(Model):
    """A record's place in the account's history."""

    kind: str
    filed_on: date
    approved_on: date
    request: str | None = None
    """The request whose merge approved it: its address, or its number; None where that is internal or unknown."""


class PublicAccount(Model):
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
    service: Service | None
    certified: Certified | None
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


class News(Model):
    """Something that happened to an account, fit to be announced."""

    on: date
    kind: NewsKind
    account: str
    name: str
    before: str | None = None
    after: str | None = None
    record: str
    """Name of the record's file, which tells two events of one day apart."""


class PublicUnit(Model):
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


class PublicImpostor(Model):
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


class PublicReportContact(Model):
    """Where impostors are reported."""

    email: str | None
    phone: str | None


class PublicInstitution(Model):
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


class PublicRegister(Model):
    """Everything that is published."""

    as_of: date
    commit: str | None = None
    """The commit of which this is told, where there is Git."""
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
    assessments: tuple[PublicAssessment, ...] | None = None
    """Each year that has a sheet, the latest first; None where the policy in force sets no assessment."""

    @cached_property
    def account_by_id(self) -> dict[str, PublicAccount]:
        """The accounts by id."""
        return {account.id: account for account in self.accounts}

    @cached_property
    def rule_by_id(self) -> dict[str, RulePage]:
        """The rules by id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def unit_by_id(self) -> dict[str, PublicUnit]:
        """The units by id."""
        return {unit.id: unit for unit in self.units}
