"""Values into YAML that reads well and reads back as exactly the same values.

Text that another YAML reader could take for a number, a date or a flag is quoted; dates, numbers and flags themselves
are not. What no file may hold as it is (control characters) is escaped, so that the rules can name it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

WIDTH = 110
"""Columns that a mapping or list on one line may fill."""

_BLOCK_KEYS = ("account", "people", "report", "grounds", "changes")
"""What stands one part a line even where it would fit on one."""

_RAW = re.compile("[\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that a file may hold as they are; the rest are escaped."""

_NUMERIC = re.compile(r"[0-9.+-][0-9A-Fa-f_.:+xo-]*")
_BREAKS_PLAIN = re.compile(r":(?:\s|$)|\s#")
_BREAKS_FLOW = re.compile(r"[,\[\]{}:?]")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_FIRST = re.compile(r"[0-9A-Za-z/_]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_RESOLVER = yaml.resolver.Resolver()


def emit(values: Mapping[str, Any]) -> str:
    """Return a mapping of text, dates, numbers, flags, None, lists and mappings as YAML, in its own order of keys."""
    return "".join(f"{line}\n" for line in _mapping(values))


def _mapping(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        yield from _member(key, value)


def _member(key: str, value: Any) -> Iterator[str]:
    name = _key(key)
    short = None if _is_block(key, value) else _on_one_line(value)
    if short is not None and _columns(name) + 2 + _columns(short) <= WIDTH:
        yield f"{name}: {short}"
    elif isinstance(value, Mapping) and value:
        yield f"{name}:"
        yield from _indented(_mapping(value))
    elif isinstance(value, list | tuple) and value:
        yield f"{name}:"
        yield from _indented(_items(value, parted=key == "changes"))
    else:
        yield from _text(name, value)


def _is_block(key: str, value: Any) -> bool:
    """Tell whether a value gets lines of its own however short it is."""
    nested = [v for v in value.values() if v] if isinstance(value, Mapping) else value
    if isinstance(value, Mapping | list | tuple) and nested:
        return key in _BLOCK_KEYS or any(isinstance(v, Mapping | list | tuple) for v in nested)
    return isinstance(value, str)


def _items(values: Sequence[Any], *, parted: bool) -> Iterator[str]:
    for item in values:
        short = None if parted and isinstance(item, Mapping) and item else _on_one_line(item)
        if short is not None and (_columns(short) <= WIDTH or not item or not isinstance(item, Mapping | list | tuple)):
            yield f"- {short}"
            continue
        lines = _mapping(item) if isinstance(item, Mapping) else _items(item, parted=False)
        for position, line in enumerate(lines):
            yield f"{'  ' if position else '- '}{line}"


def _indented(lines: Iterator[str]) -> Iterator[str]:
    yield from (f"  {line}" if line else "" for line in lines)


def _text(name: str, value: Any) -> Iterator[str]:
    """Write a text, over several lines where it has several and no blank that would not be seen."""
    lines = value.split("\n") if isinstance(value, str) else []
    visible = all(line == line.strip() for line in lines) and len(lines) > 1 and lines[0] and lines[-1]
    if visible and all(map(_RAW.fullmatch, value)):
        yield f"{name}: |-"
        yield from _indented(iter(lines))
    else:
        yield f"{name}: {_scalar(value, in_flow=False)}"


def _on_one_line(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(k)}: {_on_one_line(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_on_one_line, value)) + "]"
    return _scalar(value, in_flow=True)


def _key(key: str) -> str:
    """Write a key; `on` and the like are plain, as every key of the register is."""
    return key if _KEY.fullmatch(key) and key != "null" else _scalar(key, in_flow=True)


def _scalar(value: Any, *, in_flow: bool) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | date):
        return str(value)
    return value if _is_plain(value, in_flow=in_flow) else _quoted(value)


@lru_cache(maxsize=4096)
def _is_plain(text: str, *, in_flow: bool) -> bool:
    """Tell whether text can stand without quotation marks and is text to every reader."""
    if not text or text != text.strip() or not all(map(str.isprintable, text)):
        return False
    if not (_FIRST.match(text) or ord(text[0]) > 0x7F) or _NUMERIC.fullmatch(text) or _BREAKS_PLAIN.search(text):
        return False
    if in_flow and _BREAKS_FLOW.search(text):
        return False
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == "tag:yaml.org,2002:str" and text.lower() not in ("y", "n")


def _quoted(text: str) -> str:
    if ('"' in text or "\\" in text) and "\n" not in text and all(map(_RAW.fullmatch, text)):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(c) or _written(c) for c in text) + '"'


def _written(character: str) -> str:
    """Return a character of a quoted text; a lone surrogate stays, for the reader to refuse."""
    if _RAW.fullmatch(character) or "\ud800" <= character <= "\udfff":
        return character
    return f"\\u{ord(character):04X}" if ord(character) < 0x10000 else f"\\U{ord(character):08X}"


def _columns(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
