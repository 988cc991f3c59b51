"""The index that answers are looked up in: in memory for the terminal, as static files for everybody else.

The protocol is described in docs/reference/verify-protocol.md. A word is looked up in the file that its hash names;
every file exists, so that a request tells no more than a few bits of what was asked, and a missing one tells nothing.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from guanhao.model.platforms import Platform
from guanhao.model.public import PublicRegister
from guanhao.verify.claims import Card, Claim, card_of, claims_of
from guanhao.verify.fold import table_bytes
from guanhao.verify.lookalike import WORDS, Name, keys_of
from guanhao.verify.match import Answer, Known, alike, exact
from guanhao.verify.query import TAILS, as_name, parse
from guanhao.verify.text import spread

FOLDER = "api/v1/verify/"
STALE_AFTER = 30
"""Days after which the data of an answer is said to be old."""

PER_EXACT, PER_KEYS, PER_NAMES = 6, 24, 24
"""About how many accounts an exact file, names a file of keys, and names a file of names should hold."""

MAX_BITS = 12


@dataclass(frozen=True)
class Index:
    """A register, ready to be asked."""

    register: PublicRegister

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """What answers say of each account."""
        return {account.id: card_of(account) for account in self.register.accounts}

    @cached_property
    def claims(self) -> Mapping[str, Sequence[Claim]]:
        """Word → claims."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims_of(self.register):
            found[claim.word].append(claim)
        return found

    @cached_property
    def names(self) -> Sequence[tuple[Name, Sequence[Claim]]]:
        """Each name that an account of ours has or had, with its claims, in order."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in (c for claims in self.claims.values() for c in claims if c.field == "name" and not c.is_impostor):
            found[claim.value].append(claim)
        return [(Name(name), found[name]) for name in sorted(found)]

    @cached_property
    def protected(self) -> Sequence[Name]:
        """The names that a name of ours may carry, the longest first."""
        return [Name(name) for name in sorted(self.register.institution.protected_names, key=lambda n: (-len(n), n))]

    def ask(self, query: str, on: date) -> Answer:
        """Answer a query as of a day."""
        parsed = as_name(parse(query, self.register.catalogue), self.register.institution.protected_names)
        found = exact(parsed, lambda word: self.claims.get(word, ()), self.cards, on)
        return found or alike(parsed, Known(self.names, self.protected), self.cards, on)


def verify_files(register: PublicRegister) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of every file of the index."""
    index = Index(register)
    exact_bits, key_bits = _bits(len(index.cards) / PER_EXACT), _bits(len(index.names) / PER_KEYS)
    yield FOLDER + "meta.json", _json(_meta(index, exact_bits, key_bits))
    yield FOLDER + "platforms.json", _json({id_: _platform(p) for id_, p in register.catalogue.items()})
    yield FOLDER + "fold.json", table_bytes()
    yield from _exact_files(index, exact_bits)
    yield from _key_files(index, key_bits)
    for number, start in enumerate(range(0, len(index.names), PER_NAMES)):
        block = index.names[start : start + PER_NAMES]
        yield f"{FOLDER}names/{number}.json", _json([_name(index, claims) for _, claims in block])


def _meta(index: Index, exact_bits: int, key_bits: int) -> dict[str, Any]:
    return {
        "version": 1,
        "as_of": str(index.register.as_of),
        "commit": index.register.commit,
        "stale_after_days": STALE_AFTER,
        "exact_bits": exact_bits,
        "key_bits": key_bits,
        "per_names": PER_NAMES,
        "names": len(index.names),
        "protected": [name.text for name in index.protected],
        "words": WORDS,
        "tails": TAILS,
    }


def _bits(files: float) -> int:
    """Return the logarithm to base 2 of the number of files that are about `files`."""
    return min(max(0, int(files) - 1).bit_length(), MAX_BITS)


def file_of(word: str, bits: int) -> str:
    """Return the name of the file that a word is looked up in: its hash's highest bits, in hexadecimal."""
    return _file(spread(word), bits)


def _file(hashed: int, bits: int) -> str:
    return f"{hashed >> (32 - bits) if bits else 0:03x}"


def _exact_files(index: Index, bits: int) -> Iterator[tuple[str, bytes]]:
    shards: dict[str, list[Claim]] = defaultdict(list)
    for word, held in index.claims.items():
        shards[file_of(word, bits)] += held
    impostors = {impostor.id: impostor for impostor in index.register.impostors}
    for number in range(1 << bits):
        claims = shards[f"{number:03x}"]
        owners = {id_: place for place, id_ in enumerate(sorted({c.owner for c in claims if not c.is_impostor}))}
        posing = {id_: place for place, id_ in enumerate(sorted({c.owner for c in claims if c.is_impostor}))}
        shard = {
            "accounts": [_card(index.cards[owner]) for owner in owners],
            "impostors": [[i, impostors[i].name, impostors[i].platform, impostors[i].imitates] for i in posing],
            "claims": [_claim(c, ~posing[c.owner] if c.is_impostor else owners[c.owner]) for c in claims],
        }
        yield f"{FOLDER}exact/{number:03x}.json", _json(shard)


def _claim(claim: Claim, owner: int) -> list[Any]:
    """Return field, platform, value, since, until, place of the owner; below zero an impostor's, counted from -1."""
    return [
        claim.field,
        claim.platform,
        claim.value,
        _day(claim.since),
        _day(claim.until),
        owner,
    ]


def _card(card: Card) -> list[Any]:
    stated = (card.id, card.name, card.platform, card.handle, card.platform_id, card.state, int(card.confirmed))
    return [*stated, _day(card.since), _day(card.until), card.successor]


def _key_files(index: Index, bits: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files that tell which names may be like one: key's hash → numbers of names."""
    shards: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, (name, _) in enumerate(index.names):
        for hashed in dict.fromkeys(map(spread, keys_of(name))):
            shards[_file(hashed, bits)][f"{hashed:x}"].append(number)
    for number in range(1 << bits):
        yield f"{FOLDER}keys/{number:03x}.json", _json(dict(sorted(shards[f"{number:03x}"].items())))


def _name(index: Index, claims: Sequence[Claim]) -> list[Any]:
    """Return a name and whose it is: since, until, card of each account."""
    return [claims[0].value, [[_day(c.since), _day(c.until), _card(index.cards[c.owner])] for c in claims]]


def _platform(platform: Platform) -> dict[str, Any]:
    kept = {"name", "name_en", "labels", "platform_id", "handle", "url"}
    return platform.model_dump(mode="json", include=kept, exclude_defaults=True)


@cache
def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
