"""What a forge account may do in the register: by its units' maintainers and its approvers."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guanhao.rules.facts import Facts


@dataclass(frozen=True)
class Standing:
    """An actor, on a day."""

    facts: Facts
    actor: str
    on: date

    @cached_property
    def is_registrar(self) -> bool:
        """Whether the actor is an approver whose unit is the registrar."""
        institution = self.facts.institution
        if institution is None:
            return False
        approvers = (approver for approver in institution.approvers if approver.unit == institution.registrar)
        return any(self._is_among(approver.handles) for approver in approvers)

    @cached_property
    def is_listed(self) -> bool:
        """Whether the actor is named anywhere: as an approver, or as a maintainer of a unit that is not closed."""
        approvers = self.facts.institution.approvers if self.facts.institution else ()
        return any(self._is_among(approver.handles) for approver in approvers) or any(
            self.may_file_for(unit) for unit in self.facts.units
        )

    def maintains(self, unit: str) -> bool:
        """Tell whether the actor is a maintainer of a unit."""
        known = self.facts.units.get(unit)
        return known is not None and self._is_among(known.maintainers or ())

    def may_file_for(self, unit: str) -> bool:
        """Tell whether the actor is a maintainer of a unit that is not closed."""
        return self.maintains(unit) and not self.is_closed(unit)

    def is_closed(self, unit: str) -> bool:
        """Tell whether a unit is closed on the day."""
        closed_on = self.facts.units[unit].closed_on if unit in self.facts.units else None
        return closed_on is not None and closed_on <= self.on

    def _is_among(self, handles: tuple[str, ...]) -> bool:
        return same_handle(self.actor) in map(same_handle, handles)


def same_handle(handle: str) -> str:
    """Return the form in which two handles are the same: forges ignore case, and people write an `@` before them."""
    bare = handle.strip().removeprefix("@")
    return bare.lower() if bare.isascii() else bare
