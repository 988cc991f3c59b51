"""What every rule is told of the register as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from guanhao.model.institution import Institution, Unit
from guanhao.model.platforms import Platform
from guanhao.model.policy import BoundPolicy
from guanhao.model.reviewing import Reviewing
from guanhao.model.types import Label
from guanhao.verify.names import names_of, names_of_unit, plain, reserved_names


@dataclass(frozen=True)
class Facts:
    """What is known of the whole register before any account is judged."""

    institution: Institution | None
    platforms: Mapping[str, Platform]
    units: Mapping[str, Unit]
    unit_files: frozenset[str]
    """Ids of the units that have a file, readable or not."""
    accounts: frozenset[str]
    """Ids of the accounts that have a folder."""
    policies: frozenset[str]
    """Ids of the policies that have a binding, readable or not."""
    bindings: Mapping[str, BoundPolicy] = field(default_factory=dict)
    """Policy id → what it binds, as far as it can be read."""
    policy: BoundPolicy | None = None
    """What the policy in force binds: of a request, the one in force before it."""

    reviewing: Reviewing | None = None
    """Who is asked to review what; None where that cannot be read."""

    waivable: Mapping[str, bool] = field(default_factory=dict)
    """Every rule's id → whether it may be waived."""

    def unit_name(self, unit: str) -> str:
        """Return what a unit is called; its id where its file cannot be read."""
        return self.units[unit].name if unit in self.units else unit

    def platform_name(self, platform: str) -> Label:
        """Return what a platform is called; its id where the catalogue lacks it."""
        known = self.platforms.get(platform)
        return Label(known.name, known.name_en) if known else Label(platform, platform)

    def binding_at(self, path: str) -> BoundPolicy | None:
        """Return what the file at `path` binds, if it is a policy's binding."""
        folder, _, name = path.rpartition("/")
        return self.bindings.get(name.removesuffix(".yml")) if folder == "policies" else None

    @cached_property
    def institution_names(self) -> frozenset[str]:
        """Every name of the institution, in the form in which names are compared."""
        return frozenset(map(plain, names_of(self.institution) if self.institution else ()))

    @cached_property
    def reserved_names(self) -> frozenset[str]:
        """The names that by themselves stand for the institution, in that form."""
        return frozenset(map(plain, reserved_names(self.institution) if self.institution else ()))

    @cached_property
    def unit_names(self) -> Mapping[str, frozenset[str]]:
        """Id of a unit → its names in that form, each alone and after every name of the institution."""
        before = ("", *self.institution_names)
        return {
            unit_id: frozenset(start + plain(name) for name in names_of_unit(unit) for start in before)
            for unit_id, unit in self.units.items()
        }

    @cached_property
    def official_names(self) -> frozenset[str]:
        """Every name of the institution and of its units, in that form."""
        return self.institution_names.union(*self.unit_names.values())
