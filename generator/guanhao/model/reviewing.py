"""What decides who is asked to review what, as the files of one register say (in a request: as it would have them)."""

from collections.abc import Mapping
from dataclasses import dataclass

from guanhao.model.institution import Institution, Unit
from guanhao.model.policy import BoundPolicy


@dataclass(frozen=True)
class Reviewing:
    """Approvers, maintainers and endorsements, and what the repository's CODEOWNERS makes of them."""

    institution: Institution
    units: Mapping[str, Unit]
    policy: BoundPolicy
    """The policy in force."""
    kept: str | None = None
    """What CODEOWNERS says; None where the repository has none."""
