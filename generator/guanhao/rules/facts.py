"""What every rule is told of the register as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guanhao.model.institution import Institution, Unit
from guanhao.model.platforms import Platform
from guanhao.model.policy import BoundPolicy


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

    codeowners: str | None = None
    """What CODEOWNERS says; None where the repository has none."""

    waivable: Mapping[str, bool] = field(default_factory=dict)
    """Every rule's id → whether it may be waived."""

    def binding_at(self, path: str) -> BoundPolicy | None:
        """Return what the file at `path` binds, if it is a policy's binding."""
        folder, _, name = path.rpartition("/")
        return self.bindings.get(name.removesuffix(".yml")) if folder == "policies" else None

    @property
    def policy(self) -> BoundPolicy | None:
        """What the policy in force binds."""
        return self.bindings.get(self.institution.policy) if self.institution else None
