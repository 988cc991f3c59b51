"""The report's parts, fitted into the room that a comment has: cut by priority, and saying what was left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from guanhao.model.types import Label
from guanhao.report.request import words
from guanhao.report.request.pen import Markdown, Pen

LIMIT = 60_000
"""Bytes of a whole report."""
_RESERVE = 600
"""Bytes kept for each part that has not been fitted yet, enough for its title and to say that it was left out."""


@dataclass(frozen=True)
class Piece:
    """Lines or rows that are cut one by one; `head` stands above them wherever one of them does."""

    items: Iterable[Markdown]
    """Made as they are needed: of thousands only those are written that fit."""
    total: int
    head: Markdown = field(default_factory=Markdown)
    more: Label = words.MORE_LINES
    """How many were left out, in words."""


@dataclass(frozen=True)
class Part:
    """A part of the report: its title, what is in it, and the most bytes that it may fill."""

    title: Label
    pieces: Sequence[Piece]
    most: int
    priority: int
    """Parts of a lower number are fitted first."""

    @property
    def has_something(self) -> bool:
        """Whether there is anything to say."""
        return any(piece.total for piece in self.pieces)


def fitted(pen: Pen, top: Markdown, parts: Iterable[Part]) -> str:
    """Return the report: its top, then the parts in the order given."""
    shown = [part for part in parts if part.has_something]
    room = LIMIT - _size(top) - _RESERVE * len(shown)
    written: dict[int, str] = {}
    for position in sorted(range(len(shown)), key=lambda position: shown[position].priority):
        part = shown[position]
        written[position] = _part(pen, part, min(room, part.most) + _RESERVE)
        room -= max(0, _size(written[position]) - _RESERVE)
    return top + "".join(written[position] for position in range(len(shown)))


def _part(pen: Pen, part: Part, room: int) -> str:
    text = f"\n### {pen.term(part.title)}\n"
    room -= _size(text) + _RESERVE // 2
    for position, piece in enumerate(part.pieces):
        fit, left = _piece(piece, room)
        text, room = text + fit, room - _size(fit)
        if left:
            rest = sum(later.total for later in part.pieces[position + 1 :])
            said = [pen.say(piece.more, count=left), *([pen.say(words.MORE, count=rest)] if rest else [])]
            return f"{text}\n{''.join(said)}\n"
    return text


def _piece(piece: Piece, room: int) -> tuple[str, int]:
    """Return as much of a piece as there is room for, and how many of its items were left out."""
    text, kept = f"\n{piece.head}", 0
    room -= _size(text)
    for item in piece.items:
        room -= _size(item)
        if room < 0:
            break
        text, kept = text + item, kept + 1
    return text if kept else "", piece.total - kept


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
