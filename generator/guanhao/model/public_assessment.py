"""What is published of a year's assessment: points, standings and contributions; of orders, that there is a veto."""

from dataclasses import dataclass
from datetime import date

from guanhao.model.types import Label


@dataclass(frozen=True)
class PublicPoints:
    """A unit's year."""

    unit: str
    """The unit's id."""
    name: str
    items: tuple[int, ...]
    """Points by item, in the order of the year's items."""
    points: int
    vetoed: bool
    eligible: bool


@dataclass(frozen=True)
class PublicContribution:
    """What a unit was given points for."""

    on: date
    unit: str
    """The unit's name."""
    item: Label
    title: str
    url: str | None


@dataclass(frozen=True)
class PublicAssessment:
    """A year."""

    year: int
    article: str
    """The article of the policy in force that binds it."""
    is_over: bool
    items: tuple[Label, ...]
    threshold: int | None
    units: tuple[PublicPoints, ...]
    """The most points first."""
    contributions: tuple[PublicContribution, ...]
    """Those that count, by date."""
    uncounted: int
    """How many rows of the sheet have a fault and do not count."""
