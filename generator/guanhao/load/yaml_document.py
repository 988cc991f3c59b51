"""Strict YAML: text in, plain values and problems out.

Scalars stay text (or None), so `no`, `0123`, `12:30` and long numbers mean what they say; the field decides the type.
Own loop over the C parser's events: it meets aliases, anchors, tags, duplicate keys and depth on the way, and the same
loop run a second time gives the positions, so that a place is found only where there is something to say about it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml._yaml import CParser

from guanhao.model.document import Problem
from guanhao.model.location import Keys, Pointer

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_FORBIDDEN = re.compile("[^\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not take as text, and the line breaks (NEL, LS, PS) that editors and YAML count differently."""

Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The plain values of a document (dicts, lists, text, None) and what stood in the way."""

    value: Any = None
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True
    """False where the text stopped being readable, so that `value` lacks what followed."""


def text_problems(data: bytes) -> tuple[Problem, ...]:
    """Return why nobody can read a text: it is empty, or no UTF-8."""
    try:
        return () if data.decode("utf-8-sig").strip() else _broken("empty", (1, 1)).problems
    except UnicodeDecodeError:
        return parse_bytes(data)[1].problems


def parse_bytes(data: bytes) -> tuple[str, Parsed]:
    """Decode and parse a file. Returns its text too, for whoever needs positions or characters."""
    if len(data) > MAX_BYTES:
        return "", _broken("too-large", (1, 1), limit=str(MAX_BYTES // 1024), size=str(len(data) // 1024))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return "", _broken("encoding", _mark_at(before, len(before)))
    problems: list[Problem] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        problems.append(_problem("bom", (1, 1)))
    if "\r\n" in text:
        problems.append(_problem("crlf", _mark_at(text, text.index("\r\n"))))
    if bad := _FORBIDDEN.search(text):
        code = "tab" if bad[0] == "\t" else "control"
        problems.append(_problem(code, _mark_at(text, bad.start()), character=f"U+{ord(bad[0]):04X}"))
        return text, Parsed(None, tuple(problems), is_whole=False)
    parsed = parse_text(text)
    return text, Parsed(parsed.value, (*problems, *parsed.problems), parsed.is_whole)


def parse_text(text: str) -> Parsed:
    """Parse YAML text that holds no forbidden character."""
    try:
        return Parsed(_plain(text))
    except (_OddError, yaml.YAMLError):
        return _Builder().run(text)


def _plain(text: str) -> Any:  # noqa: C901, PLR0912, PLR0915  the loop that nearly all files go through calls nothing
    """Read a document in which there is nothing to find fault with; _OddError or YAMLError where there may be.

    `_Builder` then says what is odd, and where.
    """
    next_event: Callable[[], Any] = CParser(text).get_event
    outer: list[Any] = []
    inner: Any = None
    key: str | None = None
    root: Any = None
    documents = 0
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor or event.tag:
                raise _OddError
            value = event.value
            if value in _NULLS and not event.style:
                value = None
            if key is not None:
                inner[key] = value
                key = None
            elif type(inner) is list:
                inner.append(value)
            elif inner is None:
                root = value
            elif value is None or value in inner:
                raise _OddError
            else:
                key = value
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor or event.tag or len(outer) == MAX_DEPTH:
                raise _OddError
            value = {} if kind is MappingStartEvent else []
            if key is not None:
                inner[key] = value
                key = None
            elif type(inner) is list:
                inner.append(value)
            elif inner is None:
                root = value
            else:
                raise _OddError
            outer.append(inner)
            inner = value
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            inner = outer.pop()
        elif kind is AliasEvent:
            raise _OddError
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _OddError
        elif kind is StreamEndEvent:
            if not documents:
                raise _OddError
            return root


def positions(text: str) -> dict[tuple[Keys, str], Mark]:
    """Map (keys, "value" or "key") to the 1-based line and column where each stands, as far as the text can be read."""
    builder = _Builder(marks={})
    builder.run(text)
    return builder.marks or {}


def _problem(code: str, mark: Mark, **params: str) -> Problem:
    return Problem("yaml", code, Pointer(mark=mark), dict(params))


def _broken(code: str, mark: Mark, **params: str) -> Parsed:
    return Parsed(None, (_problem(code, mark, **params),), is_whole=False)


def _mark_at(text: str, index: int) -> Mark:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@dataclass(slots=True)
class _Frame:
    """A mapping or list under construction. `key` is the mapping key that waits for its value."""

    value: Any
    key: str | None = None
    has_key: bool = False


@dataclass(slots=True)
class _Builder:
    """Builds plain values from the parser's events."""

    marks: dict[tuple[Keys, str], Mark] | None = None
    problems: list[Problem] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    root: Any = None
    documents: int = 0

    def run(self, text: str) -> Parsed:
        try:
            self._read(CParser(text))
        except yaml.MarkedYAMLError as error:
            place = _place_of(text, error)
            self.problems.append(_problem(_syntax_code(text, place), place))
            return Parsed(self.root, tuple(self.problems), is_whole=False)
        except _StopError:
            return Parsed(self.root, tuple(self.problems), is_whole=False)
        except (yaml.YAMLError, RecursionError):
            self.problems.append(_problem("syntax", (1, 1)))
            return Parsed(self.root, tuple(self.problems), is_whole=False)
        if not self.documents:
            self.problems.append(_problem("empty", (1, 1)))
            return Parsed(None, tuple(self.problems), is_whole=False)
        return Parsed(self.root, tuple(self.problems))

    def _read(self, parser: Any) -> None:
        next_event = parser.get_event
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                text = event.value
                self._add(None if not event.style and text in _NULLS else text, event, is_scalar=True)
            elif kind is yaml.MappingStartEvent:
                self._open({}, event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.frames.pop()
            elif kind is yaml.SequenceStartEvent:
                self._open([], event)
            elif kind is yaml.AliasEvent:
                self.problems.append(_problem("alias", _mark_of(event), name=f"*{event.anchor}"))
                self._add(None, event, is_scalar=True)
            elif kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    self._stop("several-documents", event)
            elif kind is yaml.StreamEndEvent:
                return

    def _open(self, value: Any, event: Any) -> None:
        self._add(value, event)
        self.frames.append(_Frame(value))
        if len(self.frames) > MAX_DEPTH:
            self._stop("too-deep", event, limit=str(MAX_DEPTH))

    def _add(self, value: Any, event: Any, *, is_scalar: bool = False) -> None:
        if event.anchor or getattr(event, "tag", None):
            self._decorated(event)
        if not self.frames:
            self.root = value
            self._place("value", event)
            return
        frame = self.frames[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
            self._place("value", event)
        elif not frame.has_key:
            self._open_key(frame, value if is_scalar else None, event)
        else:
            if frame.key is not None:
                frame.value[frame.key] = value
            self._place("value", event)
            frame.has_key = False

    def _open_key(self, frame: _Frame, key: Any, event: Any) -> None:
        """Take a mapping's key; a value under one that cannot be used is parsed and left out."""
        frame.has_key = True
        if not isinstance(key, str):
            self.problems.append(_problem("key", _mark_of(event)))
            frame.key = None
        elif key in frame.value:
            self.problems.append(_problem("duplicate-key", _mark_of(event), key=key))
            frame.key = None
        else:
            frame.key = key
            self._place("key", event)

    def _place(self, at: str, event: Any) -> None:
        if self.marks is None:
            return
        keys: list[str | int] = []
        for frame in self.frames:
            if isinstance(frame.value, list):
                keys.append(len(frame.value) - 1)
            elif frame.key is None:
                return
            else:
                keys.append(frame.key)
        self.marks[tuple(keys), at] = _mark_of(event)

    def _decorated(self, event: Any) -> None:
        if type(event) is yaml.AliasEvent:
            return
        if event.anchor:
            self.problems.append(_problem("anchor", _mark_of(event), name=f"&{event.anchor}"))
        if event.tag:
            self.problems.append(_problem("tag", _mark_of(event), name=event.tag))

    def _stop(self, code: str, event: Any, **params: str) -> None:
        self.problems.append(_problem(code, _mark_of(event), **params))
        raise _StopError


class _OddError(Exception):
    """The text holds something that `_Builder` has a word on."""


class _StopError(Exception):
    """Reading on would be of no use."""


def _mark_of(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


_OPENED = ("while scanning a simple key", "while scanning a quoted scalar", "while parsing a flow ")


def _place_of(text: str, error: yaml.MarkedYAMLError) -> Mark:
    """Return where a syntax error lies: what was left open is at fault where it begins, not where it was missed."""
    mark, context = error.problem_mark, error.context_mark
    if mark is None or (context and context.line != mark.line and (error.context or "").startswith(_OPENED)):
        mark = context
    if mark is None:
        return 1, 1
    lines = text.split("\n")
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return (mark.line + 1, mark.column + 1) if mark.line < len(lines) else (len(lines), len(lines[-1]) + 1)


def _syntax_code(text: str, place: Mark) -> str:
    """Guess the commonest slips, so that the message can name the mend."""
    lines = text.splitlines()
    line = lines[place[0] - 1] if place[0] <= len(lines) else ""
    before = line[: place[1]]
    if "：" in before or ("：" in line and ":" not in line):
        return "syntax-colon"
    if re.search(r":\s*[\"'].*", line) or line.count('"') % 2 or line.count("'") % 2:
        return "syntax-quotes"
    return "syntax"
