"""What a bound rule makes of one case: a value, a record, a duty."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from guanhao.model.location import Pointer
from guanhao.model.policy import Severity
from guanhao.model.types import Label

Outcome = Literal["pass", "fail", "due-soon", "waived", "not-applicable", "not-assessed"]
OUTCOMES: tuple[Outcome, ...] = ("pass", "fail", "due-soon", "waived", "not-assessed", "not-applicable")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The record or row that proved an outcome."""

    path: str
    where: Pointer = field(default_factory=Pointer)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule says of one case, without regard to waivers."""

    outcome: Outcome
    code: str = ""
    """Which of the rule's messages; a value or event that passes needs none."""
    where: Pointer = field(default_factory=Pointer)
    params: Mapping[str, str | Label] = field(default_factory=dict)
    severity: Severity = "error"
    due_on: date | None = None
    """The last day on which a duty is in time."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A ruling, and on what and by which article it was made."""

    rule: str
    article: str
    account: str | None
    unit: str | None
    path: str
    ruling: Ruling
    day: date | None = None
    """The day by whose waivers it is judged; None for what is judged as of today."""
    is_present: bool = True
    """Whether it counts: not where a later record has replaced the value."""
    waived: str | None = None
    """The waiver's file."""

    @property
    def outcome(self) -> Outcome:
        """The ruling's outcome, waivers regarded."""
        return "waived" if self.waived else self.ruling.outcome
