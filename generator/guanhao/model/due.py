"""What is due of whom as of a day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from guanhao.model.institution import Institution
from guanhao.model.judgement import Judgement
from guanhao.model.policy import BoundPolicy


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty, judged, and the line of what proved its outcome."""

    judgement: Judgement
    line: int | None = None
    """1-based line of the evidence; None where there is none."""


@dataclass(frozen=True)
class DueList:
    """Duties unit by unit, the earliest last day first."""

    as_of: date
    policy: BoundPolicy | None
    duties: tuple[Duty, ...]
    counts: Counter[str]
    """Outcome → how many duties have it, those included that are not listed."""
    units: Mapping[str, str]
    """Unit id → name."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Account → what it is called."""
    contacts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Unit → the office e-mails that its live accounts publish (`service.email`)."""
    institution: Institution | None = None
