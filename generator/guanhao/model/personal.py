"""What of a record names or reaches a person, and how it is shown without doing so: `张*`, `138****0000`."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guanhao.model.changes import PERSONAL_ROOTS, is_personal
from guanhao.model.location import Keys
from guanhao.model.types import WITHHELD

MOBILE = re.compile(r"(?<![0-9])(?:\+?(?:00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])")
ID_CARD = re.compile(
    r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])"
)
_EMAIL = re.compile(r"(?<![0-9A-Za-z._%+-])[0-9A-Za-z._%+-]+@[\w-]+(?:\.[\w-]+)+")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_SHOWN = frozenset(["title", "on", "signed_on", "staff", "unit", "field", "sealed"])
"""Keys below a personal part that tell of no person: a post, a day, a unit, and what nobody can read."""


def mask_name(name: str) -> str:
    """Return a name of which the first character is left: `张*`, `欧**`, `Z***`."""
    if name in WITHHELD or not name:
        return name
    return name[0] + ("***" if name.isascii() else "*" * min(max(len(name) - 1, 1), 3))


def mask_number(number: str) -> str:
    """Return a number, or an account elsewhere, of which both ends are left: `138****0000`; of a short one, one end."""
    if number in WITHHELD or not number:
        return number
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 11 else f"{number[0]}****"


def mask_email(address: str) -> str:
    """Return an e-mail address of which the domain is left: `z***@example.edu.cn`."""
    if address in WITHHELD or not address:
        return address
    local, at, domain = address.partition("@")
    return f"{local[:1]}***{at}{domain}"


_MASKS: Mapping[str, Callable[[str], str]] = {
    "phone": mask_number,
    "qq": mask_number,
    "wechat": mask_number,
    "email": mask_email,
}


def mask_value(key: str, value: Any) -> Any:
    """Return what stands at a personal `key` with every name and contact masked; plain values, lists and mappings."""
    if isinstance(value, Mapping):
        return {inner: mask_value(inner, item) for inner, item in value.items()}
    if isinstance(value, list | tuple):
        return [mask_value(key, item) for item in value]
    if not isinstance(value, str) or key in _SHOWN:
        return value
    return _MASKS.get(key, mask_name)(value)


def is_personal_at(raw: Any, keys: Keys) -> bool:
    """Tell whether a value of a file names a person: below a personal part, or below a change of one."""
    if keys[:1] != ("changes",):
        return bool(keys) and keys[0] in PERSONAL_ROOTS
    changes = raw.get("changes") if isinstance(raw, Mapping) else None
    change = changes[keys[1]] if isinstance(changes, list) and len(keys) > 2 and isinstance(keys[1], int) else None
    field = change.get("field") if isinstance(change, Mapping) else None
    return keys[2:3] in (("from",), ("to",)) and isinstance(field, str) and is_personal(field)


@dataclass(frozen=True)
class Mask:
    """Masks, in any text, the persons that some records name; numbers and addresses of a person's form, always."""

    persons: Mapping[str, str]
    """What is personal → what stands for it."""

    @classmethod
    def of(cls, raws: Iterable[Any]) -> "Mask":
        """Make the mask of all that is personal in some files, given by their plain values."""
        texts = (found for raw in raws for found in personal_texts(raw))
        return cls({text: mask_value(key, text) for _, key, text in texts if len(text) > 1})

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self.persons, key=lambda value: (-len(value), value))
        return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def text(self, text: str) -> str:
        """Return a text with every person in it masked."""
        if self._pattern:
            text = self._pattern.sub(lambda match: self.persons[match[0]], text)
        return self.numbers(text)

    @staticmethod
    def numbers(text: str) -> str:
        """Return a text with mobile numbers, identity cards and e-mail addresses masked, whoever's they are."""
        text = _EMAIL.sub(lambda match: mask_email(match[0]), text)
        for pattern in (ID_CARD, MOBILE):
            for match in reversed(list(pattern.finditer(text.translate(_HALF_WIDTH)))):
                start, end = match.span()
                text = text[:start] + mask_number(text[start:end]) + text[end:]
        return text


def personal_parts(raw: Any) -> Iterator[tuple[Keys, str]]:
    """Yield the place of each part of a file's plain values that is about persons, and by what key it goes."""
    if not isinstance(raw, Mapping):
        return
    yield from (((root,), root) for root in PERSONAL_ROOTS if root in raw)
    changes = raw.get("changes")
    for position, change in enumerate(changes if isinstance(changes, list) else ()):
        field = change.get("field") if isinstance(change, Mapping) else None
        if isinstance(field, str) and is_personal(field):
            key = field.rsplit(".", 1)[-1]
            yield from ((("changes", position, side), key) for side in ("from", "to") if side in change)


def personal_texts(raw: Any) -> Iterator[tuple[Keys, str, str]]:
    """Yield place, key and text of each name and contact in the clear."""
    for keys, key in personal_parts(raw):
        part = raw
        for inner in keys:
            part = part[inner]
        yield from _texts(keys, key, part)


def _texts(keys: Keys, key: str, value: Any) -> Iterator[tuple[Keys, str, str]]:
    if isinstance(value, Mapping):
        for inner, item in value.items():
            yield from _texts((*keys, inner), inner, item)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _texts((*keys, position), key, item)
    elif isinstance(value, str) and names_somebody(key, value):
        yield keys, key, value


def names_somebody(key: str, text: str) -> bool:
    """Tell whether a text of a personal part is a name or contact in the clear."""
    return key not in _SHOWN and text not in WITHHELD
