"""Answers and option values, as people write them, into plain values as the strict reader gives them."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from guanhao.desk.form import AnswerType
from guanhao.desk.words import NO, YES
from guanhao.load.yaml_document import parse_bytes
from guanhao.model.document import Problem
from guanhao.model.types import Label

_DAY = re.compile(r"([0-9]{4})[-/.年]\s*([0-9]{1,2})[-/.月]\s*([0-9]{1,2})日?")
_SEPARATORS = re.compile("[、,，;；\n]")
_NULLS = ("", "~", "null")

Choice = tuple[str, Label]
"""A value and what it means."""


def from_answer(text: str, type_: AnswerType, choices: Sequence[Choice]) -> Any:
    """Return the value that an answer means: days and flags as people write them, choices by number or by name."""
    text = text.strip()
    match type_:
        case "date":
            found = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
            return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else text
        case "integer":
            return unicodedata.normalize("NFKC", text)
        case "flag":
            return "true" if text.lower() in YES else "false" if text.lower() in NO else text
        case "texts":
            return [_chosen(item, choices) for item in split(text)]
    return _chosen(text, choices)


def from_option(text: str, type_: AnswerType | None) -> tuple[Any, tuple[Problem, ...]]:
    """Return the value of an option, and what is wrong with it as YAML.

    Single values are taken as they stand, unless they are quoted: a name may well hold a colon or a #.
    """
    plain = text.strip()
    _, parsed = parse_bytes(text.encode("utf-8", "surrogatepass"))
    if type_ not in (None, "texts"):
        is_quoted = plain[:1] in ('"', "'") and not parsed.problems and isinstance(parsed.value, str)
        return (parsed.value if is_quoted else None if plain in _NULLS else plain), ()
    if plain == "":
        return None, ()
    if parsed.problems:
        return None, parsed.problems
    value = split(parsed.value) if type_ == "texts" and isinstance(parsed.value, str) else parsed.value
    return value, ()


def split(text: str) -> list[str]:
    """Part a list that was written on one line."""
    return [item.strip() for item in _SEPARATORS.split(text) if item.strip()]


def _chosen(text: str, choices: Sequence[Choice]) -> str:
    values = [value for value, _ in choices]
    if text in values:
        return text
    if text.isascii() and text.isdigit() and 0 < int(text) <= len(values):
        return values[int(text) - 1]
    meant = [value for value, label in choices if text in (label.zh, label.en)]
    return meant[0] if len(meant) == 1 else text
