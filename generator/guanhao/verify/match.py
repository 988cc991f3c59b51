"""The answer to a query, on a day: the verdicts of the contract in their order of precedence, and no other.

A false `official` is the worst that can happen here. So every identifier in a text must be live, and all of one
account; and what only looks like an identifier, or stands without its platform, is a match to be compared at most.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from guanhao.verify.claims import Card, Claim
from guanhao.verify.lookalike import Likeness, Name, carries, likeness
from guanhao.verify.query import Identifier, Key, Query, word_of_key
from guanhao.verify.text import lower, name_key, narrow, word_of

Verdict = Literal[
    "official", "name-match", "formerly-official", "reported-impostor", "lookalike", "no-record"
]  # fmt: skip

Look = Callable[[str], Sequence[Claim]]
"""Word → the claims on file under it."""


@dataclass(frozen=True)
class Match:
    """Something on file that a query met."""

    owner: str
    """Id of the account or impostor; empty for a protected name."""
    matched_on: str
    value: str
    is_impostor: bool = False
    since: date | None = None
    until: date | None = None
    likeness: Likeness | Literal["carries"] | None = None


@dataclass(frozen=True)
class Answer:
    """A verdict, and what it rests on."""

    verdict: Verdict
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True)
class Known:
    """What names are compared with where nothing on file is met exactly."""

    names: Sequence[tuple[Name, Sequence[Claim]]]
    protected: Sequence[Name]


def exact(query: Query, look: Look, cards: Mapping[str, Card], on: date) -> Answer | None:
    """Return the answer that identifiers, names and codes on file give; None where they give none."""
    found = [list(_resolve(identifier, look, cards, on)) for identifier in query.identifiers]
    bare = list(_bare(query, look, cards, on))
    for step in (_impostor, _official, _formerly):
        if answer := step(query, found, bare):
            return answer
    named = [hit for name in query.names for hit in _named(name, look, cards, on)]
    return _by_name(found, bare, named, list(_coded(query, look, cards, on)))


def alike(query: Query, known: Known, cards: Mapping[str, Card], on: date) -> Answer:
    """Return the answer where nothing on file is met exactly: `lookalike` or `no-record`."""
    texts = [Name(name) for name in query.names]
    met = [
        Match(claim.owner, "name", ours.text, since=claim.since, until=claim.until, likeness=kind)
        for text in texts
        for ours, claims in known.names
        if (kind := likeness(text, ours))
        for claim in claims
        if is_live(claim, cards, on)
    ]
    if not met:
        met = [Match("", "name", p.text, likeness="carries") for t in texts if (p := carries(t, known.protected))]
    return Answer("lookalike", _once(met)) if met else Answer("no-record")


# --- identifiers ------------------------------------------------------------------------------------------------------

Hit = tuple[Literal["impostor", "live", "former", "name"], Match, Claim]


def is_live(claim: Claim, cards: Mapping[str, Card], on: date) -> bool:
    """Tell whether a value was an account's on a day."""
    card = cards.get(claim.owner)
    if claim.is_impostor or card is None or card.since is None or claim.since is None:
        return False
    return _within(on, claim.since, claim.until) and _within(on, card.since, card.until)


def _within(on: date, since: date, until: date | None) -> bool:
    return since <= on and (until is None or on < until)


def _hit(claim: Claim, cards: Mapping[str, Card], on: date, matched_on: str) -> Iterator[Hit]:
    match = Match(claim.owner, matched_on, claim.value, claim.is_impostor, claim.since, claim.until)
    if claim.is_impostor:
        if claim.since is None or claim.since <= on:
            yield "impostor", match, claim
    elif is_live(claim, cards, on):
        yield "live", match, claim
    elif claim.since and claim.since <= on:
        yield "former", match, claim


def _resolve(identifier: Identifier, look: Look, cards: Mapping[str, Card], on: date) -> Iterator[Hit]:
    is_link = any(key.field == "qr" for key in identifier.keys)
    for key in identifier.keys:
        for claim in look(word_of_key(key)):
            if _meets(key, claim):
                matched_on = "qr" if key.field == "qr" else "url" if is_link else key.field
                for standing, match, _ in _hit(claim, cards, on, matched_on):
                    yield ("name" if key.field == "beneath" and standing == "live" else standing), match, claim


def _meets(key: Key, claim: Claim) -> bool:
    field = "site" if key.field == "beneath" else key.field
    return (field, key.value) == (claim.field, claim.value) and key.platform in (None, claim.platform)


def _bare(query: Query, look: Look, cards: Mapping[str, Card], on: date) -> Iterator[Hit]:
    """Yield what a text without label or address meets as a platform ID, handle, number or QR payload."""
    text = narrow(query.bare)
    if not text:
        return
    for claim in look(word_of(query.bare)):
        if claim.field not in ("platform_id", "handle", "qr") or claim.value not in (text, lower(text)):
            continue
        for standing, match, claimed in _hit(claim, cards, on, claim.field):
            is_own = claim.field == "qr" or (claim.field == "platform_id" and not claim.value.isdigit())
            yield ("name" if not is_own and standing in ("live", "impostor") else standing), match, claimed


def _impostor(query: Query, found: list[list[Hit]], bare: list[Hit]) -> Answer | None:
    del query
    met = [match for hits in (*found, bare) for standing, match, _ in hits if standing == "impostor"]
    return Answer("reported-impostor", _once(met)) if met else None


def _official(query: Query, found: list[list[Hit]], bare: list[Hit]) -> Answer | None:
    live = [match for standing, match, _ in bare if standing == "live"]
    if live and not query.is_sure:
        return Answer("official", _once(live))
    if not found:
        return None
    owners = [{match.owner for standing, match, _ in hits if standing == "live"} for hits in found]
    shared = set.intersection(*owners)
    met = [m for hits in found for standing, m, _ in hits if standing == "live" and m.owner in shared]
    return Answer("official", _once(met)) if met else None


def _formerly(query: Query, found: list[list[Hit]], bare: list[Hit]) -> Answer | None:
    del query
    hits = [hit for each in (*found, bare) for hit in each]
    ours = {(c.field, c.platform, c.value) for standing, match, c in hits if standing != "former" and not c.is_impostor}
    met = [m for standing, m, c in hits if standing == "former" and (c.field, c.platform, c.value) not in ours]
    return Answer("formerly-official", _once(met)) if met else None


# --- names and codes --------------------------------------------------------------------------------------------------


def _named(name: str, look: Look, cards: Mapping[str, Card], on: date) -> Iterator[Hit]:
    key = name_key(name)
    for claim in look(word_of(name)):
        if claim.field == "name" and claim.value == key:
            yield from _hit(claim, cards, on, "name")


def _coded(query: Query, look: Look, cards: Mapping[str, Card], on: date) -> Iterator[Hit]:
    for claim in look(word_of(query.code)) if query.code else ():
        if claim.field == "code" and claim.value == query.code:
            yield from _hit(claim, cards, on, "code")


def _by_name(found: list[list[Hit]], bare: list[Hit], named: list[Hit], coded: list[Hit]) -> Answer | None:
    """Return what names, bare handles and numbers, and codes give (verdicts 4 to 6)."""
    partly = [match for hits in found for standing, match, _ in hits if standing in ("live", "name")]
    only = [match for standing, match, _ in bare if standing == "name"]
    impostors = [m for standing, m, _ in named if standing == "impostor"] + [m for m in only if m.is_impostor]
    if impostors:
        return Answer("reported-impostor", _once(impostors))
    live = [match for standing, match, _ in (*named, *coded) if standing == "live"]
    if partly or only or live:
        return Answer("name-match", _once([*partly, *only, *live]))
    former = [match for standing, match, _ in (*named, *coded) if standing == "former"]
    return Answer("formerly-official", _once(former)) if former else None


def _once(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return the first match of each account, in order of id."""
    first: dict[tuple[bool, str, str], Match] = {}
    for match in matches:
        first.setdefault((match.is_impostor, match.owner, "" if match.owner else match.value), match)
    return tuple(first[key] for key in sorted(first))
