"""The year's assessment of units (考核): how contributions are counted, and what each unit came to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from guanhao.model.sheets import ContributionRow
from guanhao.model.types import Integer, Label, Model, OrNull, Slug


class ItemPoints(Model):
    """What a contribution of one item is worth, and what all of a unit's are at most."""

    points: Annotated[Integer, Label("每次分值", "points each")]
    cap: Annotated[Integer | None, Label("最多", "at most")] = None


class Scoring(Model):
    """How a policy counts the contributions of a year."""

    items: Annotated[dict[Slug, ItemPoints], Field(min_length=1), Label("加分项", "items")]
    total_cap: Annotated[Integer | None, Label("总分最多", "in all at most")] = None
    threshold: Annotated[Integer | None, Label("评优分数线", "eligible from")] = None
    veto: Annotated[
        tuple[Literal["rectify", "suspend", "close"], ...], OrNull(()), Label("一票否决", "vetoed by an order to")
    ] = ()


class Hosted(NamedTuple):
    """A unit, and the years in which it hosted an account that was on file."""

    unit: str
    first: int
    last: int | None
    """None while it still does."""


class Ordered(NamedTuple):
    """An order that took effect, and the unit that then hosted the account."""

    order: str
    year: int
    unit: str


@dataclass(frozen=True, slots=True)
class Stake:
    """What of one account counts in assessments."""

    hosted: tuple[Hosted, ...]
    orders: tuple[Ordered, ...]


@dataclass(frozen=True, slots=True)
class UnitPoints:
    """What a unit came to in a year."""

    unit: str
    """The unit's id."""
    items: Mapping[str, int]
    """Item → points after its cap; every item of the policy, in its order."""
    points: int
    """The sum after the cap of the whole."""
    vetoed: bool
    eligible: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """A year's assessment as of a day."""

    year: int
    as_of: date
    article: str
    """The article of the policy in force that binds it."""
    scoring: Scoring
    sheet: str | None
    """The file that the contributions stand in; None where there is none, so that nobody has points."""
    counted: tuple[ContributionRow, ...]
    """The contributions that count, in the order of the sheet."""
    uncounted: int
    """How many rows of the sheet have a fault and do not count."""
    units: tuple[UnitPoints, ...]
    """The most points first."""
    names: Mapping[str, str]
    """Unit id → name, of every unit that is known."""

    @property
    def is_over(self) -> bool:
        """Whether the year has come to its end, so that no unit can gain points any more."""
        return self.as_of > date(self.year, 12, 31)
