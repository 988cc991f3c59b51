"""A year's assessment, as the public may see it."""

from collections.abc import Callable

from guanhao.model.assessment import Assessment
from guanhao.model.public_assessment import PublicAssessment, PublicContribution, PublicPoints
from guanhao.model.types import Label


def public_assessment(assessed: Assessment, name_of: Callable[[str], Label]) -> PublicAssessment:
    """Project a year; `name_of` names its items. Of an order that vetoes, nothing is said but that there is one."""
    names = assessed.names
    contributions = (
        PublicContribution(row.date, names.get(row.unit, row.unit), name_of(row.item), row.title, row.url)
        for row in assessed.counted
    )
    return PublicAssessment(
        year=assessed.year,
        article=assessed.article,
        is_over=assessed.is_over,
        items=tuple(map(name_of, assessed.scoring.items)),
        threshold=assessed.scoring.threshold,
        units=tuple(
            PublicPoints(
                unit=unit.unit,
                name=names.get(unit.unit, unit.unit),
                items=tuple(unit.items.values()),
                points=unit.points,
                vetoed=unit.vetoed,
                eligible=unit.eligible,
            )
            for unit in assessed.units
        ),
        contributions=tuple(sorted(contributions, key=lambda c: (c.on, c.unit, c.title))),
        uncounted=assessed.uncounted,
    )
