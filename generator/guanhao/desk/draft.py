"""A record in the making: plain values as the strict reader gives them, and the file that they become."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import Any

from pydantic import BaseModel

from guanhao.desk.emit import emit
from guanhao.desk.form import Group, Node, order_of
from guanhao.ledger.order import parse_name, record_name
from guanhao.load.register import MODELS
from guanhao.load.shape import read_model
from guanhao.model.location import Keys
from guanhao.model.persons import SHOWN
from guanhao.model.records import ACCOUNT_KINDS


class UnsettableKeyError(Exception):
    """A part of what is no mapping cannot be set."""


@dataclass
class Draft:
    """A record that is being filled in. `target` is its account, or the slug of its file."""

    kind: str
    target: str
    raw: dict[str, Any]
    day: date
    """What the file is named after as long as `filed_on` is no date."""
    taken: Sequence[str] = field(default_factory=tuple)
    """Names of the files in the account's folder."""

    @property
    def path(self) -> str:
        """The file's path from the register's root, with the next free number of its day and kind."""
        day = self.filed_on
        match self.kind:
            case "unit" | "impostor" | "waiver":
                return f"registry/{self.kind}s/{self.target}.yml"
            case "release":
                return f"registry/releases/{day.year}/{day}-{self.target}.yml"
        numbers = [parsed[2] for name in self.taken if (parsed := parse_name(name)) and parsed[:2] == (day, self.kind)]
        name = record_name(day, self.kind, max(numbers, default=0) + 1)
        return f"registry/accounts/{self.target}/{name}"

    @property
    def filed_on(self) -> date:
        """The day of filing; the day at hand where none can be read."""
        try:
            return date.fromisoformat(self.raw["filed_on"])
        except (KeyError, TypeError, ValueError):
            return self.day

    @property
    def is_of_account(self) -> bool:
        """Whether the record belongs into an account's folder."""
        return self.kind in ACCOUNT_KINDS

    def get(self, keys: Keys) -> Any:
        """Return the value at `keys`; None where there is none."""
        return value_at(self.raw, keys)

    def set(self, keys: Keys, value: Any) -> None:
        """Put a value at `keys`, with what must stand above it. Raises UnsettableKeyError where a text stands there."""
        place: Any = self.raw
        for key, following in zip(keys, (*keys[1:], None), strict=True):
            if isinstance(place, list) and isinstance(key, int):
                place.extend([None] * (key + 1 - len(place)))
            elif not isinstance(place, dict):
                raise UnsettableKeyError
            if following is None:
                place[key] = value
            elif (place.get(key) if isinstance(place, dict) else place[key]) is None:
                place[key] = [] if isinstance(following, int) else {}
            place = place[key]

    def drop(self, keys: Keys) -> None:
        """Take out the value at `keys`, and what then holds nothing."""
        holder = self.get(keys[:-1]) if len(keys) > 1 else self.raw
        if isinstance(holder, dict):
            holder.pop(str(keys[-1]), None)
        elif isinstance(holder, list) and isinstance(keys[-1], int):
            del holder[keys[-1] :]
        if len(keys) > 1 and not holder:
            self.drop(keys[:-1])

    def data(self) -> bytes:
        """Return the file. Lone surrogates make it undecodable, which the reader then reports."""
        depth = self.path.count("/") - 1
        schema = f"# yaml-language-server: $schema={'../' * depth}schema/{self.kind}.json\n"
        return (schema + body_of(self.kind, self.raw)).encode("utf-8", "surrogatepass")


def body_of(kind: str, raw: Mapping[str, Any]) -> str:
    """Return the file of plain values: dates, numbers and flags as such where they can be read as that kind."""
    model, _ = read_model(MODELS[kind], raw)
    return emit(_in_order(kind, model.model_dump(by_alias=True, exclude_unset=True) if model else raw))


def rewritten(text: str, kind: str, raw: Mapping[str, Any]) -> bytes:
    """Return a file with other values than the `text` that it has; of its comments, those at its head stay."""
    head = "".join(f"{line}\n" for line in takewhile(lambda line: line.startswith("#"), text.splitlines()))
    return (head + body_of(kind, raw)).encode("utf-8", "surrogatepass")


def value_at(raw: Any, keys: Iterable[str | int]) -> Any:
    """Return the value at `keys` of plain values; None where there is none."""
    for key in keys:
        if isinstance(raw, dict) and isinstance(key, str):
            raw = raw.get(key)
        elif isinstance(raw, list) and isinstance(key, int) and key < len(raw):
            raw = raw[key]
        else:
            return None
    return raw


def as_shown(value: BaseModel) -> Any:
    """Return a model as the strict reader would give it, but of each sealed name and contact only that it is sealed."""
    return as_raw(value.model_dump(by_alias=True, exclude_none=True, context=SHOWN))


def as_raw(value: Any) -> Any:
    """Return a value of a model as the strict reader would give it: text, None, lists and mappings."""
    match value:
        case BaseModel():
            return as_raw(value.model_dump(by_alias=True, exclude_none=True))
        case dict():
            return {key: as_raw(inner) for key, inner in value.items()}
        case list() | tuple():
            return [as_raw(item) for item in value]
        case bool():
            return "true" if value else "false"
        case None:
            return None
    return str(value)


def missing_in(draft: Draft, nodes: Iterable[Node]) -> list[Node]:
    """Return the obligatory questions that are not answered yet."""
    found: list[Node] = []
    for node in nodes:
        value = draft.get(node.keys)
        if isinstance(node, Group) and not node.many and (node.required or node.asked or isinstance(value, dict)):
            found.extend(missing_in(draft, node.members))
        elif node.required and value is None:
            found.append(node)
    return found


def _in_order(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    names = {name: position for position, name in enumerate(order_of(kind))}
    return dict(sorted(values.items(), key=lambda item: names.get(item[0], len(names))))
