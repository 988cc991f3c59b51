"""Charts that need no script: rows of bars as HTML with an SVG bar each, beside the figures they show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

WIDTH = 100
"""Units of a bar's picture; it is stretched to the place it has."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: what it is of, and how much."""

    kind: str
    count: int


@dataclass(frozen=True)
class Bar:
    """One row of a chart."""

    label: str
    href: str | None
    parts: tuple[Part, ...]
    spans: tuple[tuple[str, float, float], ...]
    """Of each part: kind, start and width in units of the picture."""


def bars(rows: Iterable[tuple[str, str | None, Sequence[Part]]], drawn: int | None = None) -> list[Bar]:
    """Return rows of label, address and parts as bars to the scale of the longest; only the first parts `drawn`."""
    rows = list(rows)
    longest = max((sum(part.count for part in parts[:drawn]) for _, _, parts in rows), default=0) or 1
    return [Bar(label, href, tuple(parts), tuple(_spans(parts[:drawn], longest))) for label, href, parts in rows]


def _spans(parts: Sequence[Part], longest: int) -> Iterator[tuple[str, float, float]]:
    start = 0.0
    for part in parts:
        width = round(part.count / longest * WIDTH, 2)
        if width:
            yield part.kind, round(start, 2), width
        start += width
