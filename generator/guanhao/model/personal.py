"""What of a record names or reaches a person, and how it is shown without doing so: `张*`, `138****0000`."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guanhao.model.changes import PERSONAL_ROOTS, is_personal
from guanhao.model.location import Keys
from guanhao.model.types import REDACTED

MOBILE = re.compile(r"(?<![0-9])(?:\+?(?:00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])")
ID_CARD = re.compile(
    r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])"
)
_EMAIL = re.compile(r"(?<![0-9A-Za-z._%+-])[0-9A-Za-z._%+-]+@[\w-]+(?:\.[\w-]+)+")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_SHOWN = frozenset(["title", "on", "signed_on", "staff", "unit", "field"])
"""Keys below a personal part that tell of no person: a post, a day, a unit."""


def mask_name(name: str) -> str:
    """Return a name of which the first character is left: `张*`, `欧**`, `Z***`."""
    if name == REDACTED or not name:
        return name
    return name[0] + ("***" if name.isascii() else "*" * min(max(len(name) - 1, 1), 3))


def mask_number(number: str) -> str:
    """Return a number, or an account elsewhere, of which both ends are left: `138****0000`; of a short one, one end."""
    if number == REDACTED or not number:
        return number
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 11 else f"{number[0]}****"


def mask_email(address: str) -> str:
    """Return an e-mail address of which the domain is left: `z***@example.edu.cn`."""
    if address == REDACTED or not address:
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
        return cls({value: mask for raw in raws for value, mask in _personal(raw) if len(value) > 1})

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


def _personal(raw: Any) -> Iterator[tuple[str, str]]:
    """Yield each personal value of a file's plain values, with its mask."""
    if not isinstance(raw, Mapping):
        return
    for root in PERSONAL_ROOTS:
        yield from _masked(root, raw.get(root))
    changes = raw.get("changes")
    for change in changes if isinstance(changes, list) else ():
        field = change.get("field") if isinstance(change, Mapping) else None
        if isinstance(field, str) and is_personal(field):
            for side in ("from", "to"):
                yield from _masked(field.rsplit(".", 1)[-1], change.get(side))


def _masked(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for inner, item in value.items():
            yield from _masked(inner, item)
    elif isinstance(value, list):
        for item in value:
            yield from _masked(key, item)
    elif isinstance(value, str) and key not in _SHOWN and value != REDACTED:
        yield value, mask_value(key, value)
