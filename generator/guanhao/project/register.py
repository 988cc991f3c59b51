"""A whole register, as the public may see it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from guanhao.model.institution import Institution, Unit
from guanhao.model.platforms import Platform
from guanhao.model.projected import Projected
from guanhao.model.public import (
    PublicAccount,
    PublicImpostor,
    PublicInstitution,
    PublicRegister,
    PublicReportContact,
    PublicUnit,
)
from guanhao.model.public_assessment import PublicAssessment
from guanhao.model.public_policy import PublicPolicy, RulePage
from guanhao.model.records import Impostor
from guanhao.verify.names import reserved_names


@dataclass(frozen=True)
class Internal:
    """A register as it was read, its accounts projected one by one; ids are the names of the files."""

    institution: Institution
    platforms: Mapping[str, Platform]
    units: Mapping[str, Unit]
    accounts: Sequence[Projected]
    impostors: Mapping[str, Impostor]
    policies: Sequence[PublicPolicy]
    """The one in force first."""
    rules: Sequence[RulePage]
    assessments: Sequence[PublicAssessment] | None
    """The latest year first; None where the policy in force sets no assessment."""


def public_register(internal: Internal, as_of: date) -> PublicRegister:
    """Project a register. Accounts without a record that counts by `as_of` are not published at all."""
    institution, units, impostors = internal.institution, internal.units, internal.impostors
    known = {projected.account.id: projected for projected in internal.accounts if projected.account}
    published = tuple(account for id_ in sorted(known) if (account := known[id_].account))
    news = [item for projected in known.values() for item in projected.news]
    return PublicRegister(
        as_of=as_of,
        institution=_institution(institution, units),
        platforms={id_: (platform.name, platform.name_en) for id_, platform in internal.platforms.items()},
        catalogue=dict(internal.platforms),
        accounts=published,
        units=tuple(_units(units, published)),
        impostors=tuple(_impostor(id_, impostors[id_]) for id_ in sorted(impostors)),
        news=tuple(sorted(news, key=lambda item: (item.on, item.account, item.record), reverse=True)),
        policies=tuple(internal.policies),
        rules=tuple(internal.rules),
        approvals={id_: projected.kinds for id_, projected in known.items()},
        reviews={id_: projected.reviews for id_, projected in known.items() if projected.reviews},
        assessments=None if internal.assessments is None else tuple(internal.assessments),
    )


def _institution(institution: Institution, units: Mapping[str, Unit]) -> PublicInstitution:
    registrar, report = institution.registrar, institution.report
    return PublicInstitution(
        name=institution.name,
        name_en=institution.name_en,
        short_names=institution.short_names,
        protected_names=tuple(dict.fromkeys(reserved_names(institution))),
        site=institution.site,
        portal=institution.portal.rstrip("/") + "/" if institution.portal else None,
        timezone=institution.timezone,
        registrar=units[registrar].name if registrar in units else registrar,
        report=PublicReportContact(email=report.email, phone=report.phone) if report else None,
    )


def _units(units: Mapping[str, Unit], accounts: Iterable[PublicAccount]) -> Iterable[PublicUnit]:
    hosted: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        hosted[account.unit.id].append(account.id)
    for id_ in sorted(units):
        unit = units[id_]
        yield PublicUnit(
            id=id_,
            name=unit.name,
            aliases=unit.aliases or (),
            kind=unit.kind,
            parent=unit.parent,
            closed_on=unit.closed_on,
            merged_into=unit.merged_into,
            accounts=tuple(hosted[id_]),
            page=f"units/{id_}/",
        )


def _impostor(id_: str, impostor: Impostor) -> PublicImpostor:
    names = [field.name for field in fields(PublicImpostor) if field.name != "id"]
    return PublicImpostor(id_, *(getattr(impostor, name) for name in names))
