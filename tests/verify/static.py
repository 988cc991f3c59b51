"""An answer from the published files alone, as docs/reference/verify-protocol.md has it."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from guanhao.model.platforms import Platform
from guanhao.verify.claims import Card, Claim
from guanhao.verify.index import FOLDER, file_of
from guanhao.verify.lookalike import Name, keys_of
from guanhao.verify.match import Answer, Known, alike, exact
from guanhao.verify.query import as_name, parse
from guanhao.verify.text import spread


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _card(told: list[Any]) -> Card:
    id_, name, platform, handle, platform_id, state, confirmed, since, until, successor = told
    return Card(id_, name, platform, handle, platform_id, state, bool(confirmed), _day(since), _day(until), successor)


class Files:
    """The files below `api/v1/verify/`, and which of them were asked for."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self.fetched: set[str] = set()

    def get(self, name: str) -> Any:
        self.fetched.add(name)
        return json.loads(self._files[f"{FOLDER}{name}.json"])

    @cached_property
    def meta(self) -> dict[str, Any]:
        told: dict[str, Any] = self.get("meta")
        return told

    @cached_property
    def platforms(self) -> dict[str, Platform]:
        return {id_: Platform.model_validate(told) for id_, told in self.get("platforms").items()}

    def ask(self, text: str, on: date) -> Answer:
        """Answer a query from as few files as it takes."""
        query = as_name(parse(text, self.platforms), self.meta["protected"])
        cards, claims = dict[str, Card](), dict[str, list[Claim]]()
        for word in query.words:
            claims[word] = [claim for claim in self._shard(word, cards) if claim.word == word]
        found = exact(query, lambda word: claims[word], cards, on)
        if found or not query.names:
            return found or Answer("no-record")
        return alike(query, Known(self._names(query.names, cards), self._protected()), cards, on)

    def _shard(self, word: str, cards: dict[str, Card]) -> list[Claim]:
        shard = self.get(f"exact/{file_of(word, self.meta['exact_bits'])}")
        told = [_card(card) for card in shard["accounts"]]
        cards.update({card.id: card for card in told})
        owners = [(card.id, False) for card in told], [(posing[0], True) for posing in shard["impostors"]]
        claims = []
        for field, platform, value, since, until, place in shard["claims"]:
            owner, is_impostor = owners[1][~place] if place < 0 else owners[0][place]
            claims.append(Claim(field, platform, value, _day(since), _day(until), owner, is_impostor))
        return claims

    def _names(self, texts: tuple[str, ...], cards: dict[str, Card]) -> list[tuple[Name, list[Claim]]]:
        keys = {key for text in texts for key in keys_of(Name(text))}
        numbers: set[int] = set()
        for key in keys:
            numbers.update(self.get(f"keys/{file_of(key, self.meta['key_bits'])}").get(f"{spread(key):x}", ()))
        return [self._named(number, cards) for number in sorted(numbers)]

    def _named(self, number: int, cards: dict[str, Card]) -> tuple[Name, list[Claim]]:
        file, place = divmod(number, self.meta["per_names"])
        value, owners = self.get(f"names/{file}")[place]
        told = [(_day(since), _day(until), _card(card)) for since, until, card in owners]
        cards.update({card.id: card for _, _, card in told})
        claims = [Claim("name", card.platform, value, since, until, card.id) for since, until, card in told]
        return Name(value), claims

    def _protected(self) -> list[Name]:
        return [Name(name) for name in self.meta["protected"]]
