"""Who is asked to review what: CODEOWNERS, from units, tiers, endorsers and approvers (design 1.2, 1.4).

The registrar's approvers own everything, so that no authority file changes without them. A folder whose accounts need
another unit's endorsement names that unit's people too. A later line takes precedence over an earlier one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from guanhao.model.institution import Institution
from guanhao.model.location import Keys
from guanhao.model.reviewing import Reviewing
from guanhao.model.types import ID, Model
from guanhao.model.verdict import Identity
from guanhao.rules import endorsement, tier

HEADER = (
    "# 由 guanhao codeowners 按登记册生成，请不要手工修改。",
    "# Made from the register by `guanhao codeowners`; not to be edited by hand.",
)

TIER = "tier"
"""The identity that tells an account's present tier."""

_HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
"""What every forge takes for a user's name. Anything else could begin a line or name a whole team."""

_BY_REGEXP = ("gitea", "forgejo")
"""Forges that read patterns as regular expressions of the whole path, and know nothing of `.github/`."""

OF_ACCOUNT = re.compile(rf"/?registry/accounts/{ID}/{ID}/(?:\.\*)? .*")
"""A line for one account's folder, in either syntax."""

Owners = tuple[str, ...]
Params = TypeVar("Params", bound=Model)


@dataclass(frozen=True)
class CodeOwners:
    """The file, line by line."""

    general: tuple[str, ...]
    """What follows from institution, units and policy, which are the registrar's to change."""
    accounts: tuple[str, ...]
    """What follows from records of accounts, which their units file."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Every line."""
        return (*self.general, *self.accounts)


@dataclass(frozen=True, slots=True)
class Handle:
    """A name on a forge, and the file and keys that say so."""

    name: str
    path: str
    keys: Keys

    @property
    def is_usable(self) -> bool:
        """Whether a forge could know anyone by that name."""
        return _HANDLE.fullmatch(self.name) is not None


def place_of_codeowners(institution: Institution) -> str:
    """Return where the register's forge looks for CODEOWNERS."""
    return ".gitea/CODEOWNERS" if _is_by_regexp(institution) else ".github/CODEOWNERS"


def approvers_of(institution: Institution, unit: str) -> Iterator[Handle]:
    """Yield the handles of a unit's approvers."""
    for index, approver in enumerate(institution.approvers):
        if approver.unit == unit:
            for number, name in enumerate(approver.handles):
                yield Handle(name, "registry/institution.yml", ("approvers", index, "handles", number))


def maintainers_of(reviewing: Reviewing, unit: str) -> Iterator[Handle]:
    """Yield the handles of those who may file for a unit."""
    stated = reviewing.units[unit].maintainers if unit in reviewing.units else None
    for index, name in enumerate(stated or ()):
        yield Handle(name, f"registry/units/{unit}.yml", ("maintainers", index))


def endorsing_units(reviewing: Reviewing, as_of: date) -> dict[int, list[str]]:
    """Return by tier the units whose endorsement the policy in force asks for on a day."""
    found: dict[int, list[str]] = {}
    for params in _in_force(reviewing, endorsement.ID, endorsement.Params, as_of):
        for level, needed in params.tiers.items():
            found.setdefault(level, []).extend([*(needed.any or ()), *(needed.all or ())])
    return found


def codeowners(reviewing: Reviewing, identities: Iterable[Identity], as_of: date) -> CodeOwners:
    """Write CODEOWNERS for the forge on which the register is kept; of nobody where no approver has a handle."""
    institution, endorsing = reviewing.institution, endorsing_units(reviewing, as_of)
    registrars = _usable(approvers_of(institution, institution.registrar))
    if not registrars:
        return CodeOwners(HEADER, ())

    def owners(levels: Iterable[int]) -> Owners:
        asked = [unit for level in levels for unit in endorsing.get(level, ())]
        return _usable([*approvers_of(institution, institution.registrar), *_people(reviewing, asked)])

    hosts = {unit: owners(levels) for unit, levels in sorted(_tiers_of_units(reviewing, as_of).items())}
    units = {unit: those for unit, those in hosts.items() if those != registrars}
    tiers = sorted((identity.account, int(identity.key)) for identity in identities if identity.field == TIER)
    by_tier = {level: owners([level]) for level in {level for _, level in tiers}}
    line = _regexp_line if _is_by_regexp(institution) else _line
    return CodeOwners(
        (*HEADER, line("", registrars), *(line(f"registry/accounts/{unit}/", those) for unit, those in units.items())),
        tuple(
            line(f"registry/accounts/{account}/", by_tier[level])
            for account, level in tiers
            if by_tier[level] != units.get(account.partition("/")[0], registrars)
        ),
    )


def _line(folder: str, owners: Owners) -> str:
    return " ".join((f"/{folder}" if folder else "*", *(f"@{name}" for name in owners)))


def _regexp_line(folder: str, owners: Owners) -> str:
    return " ".join((f"{folder}.*", *(f"@{name}" for name in owners)))


def _people(reviewing: Reviewing, units: Iterable[str]) -> Iterator[Handle]:
    for unit in units:
        yield from maintainers_of(reviewing, unit)
        yield from approvers_of(reviewing.institution, unit)


def _usable(handles: Iterable[Handle]) -> Owners:
    """Return the names that a forge can know, each once, whatever their case."""
    return tuple({handle.name.casefold(): handle.name for handle in handles if handle.is_usable}.values())


def _tiers_of_units(reviewing: Reviewing, as_of: date) -> dict[str, list[int]]:
    """Return the tiers that the policy has for accounts of each unit that may still open one, by its kind."""
    found: dict[str, list[int]] = {}
    for params in _in_force(reviewing, tier.ID, tier.Params, as_of):
        for level, kinds in params.tiers.items():
            for id_, unit in reviewing.units.items():
                if unit.kind in kinds and not unit.closed_on:
                    found.setdefault(id_, []).append(level)
    return found


def _in_force(reviewing: Reviewing, rule: str, model: type[Params], as_of: date) -> Iterator[Params]:
    """Yield the parameters with which each article binds a rule on a day."""
    for bound in reviewing.policy.of(rule):
        params = bound.on(as_of)
        if isinstance(params, model):
            yield params


def _is_by_regexp(institution: Institution) -> bool:
    repository = institution.repository
    return repository is not None and (repository.forge or "").casefold() in _BY_REGEXP
