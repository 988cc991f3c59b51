"""Whether an edit of a merged record is the one that is permitted: personal values replaced by 已删除, and no more."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from guanhao.model.changes import PERSONAL_ROOTS, is_personal
from guanhao.model.location import Keys, Pointer
from guanhao.model.types import REDACTED
from guanhao.rules.request import Marks, Version


def beyond_redaction(before: Version | None, after: Version | None) -> Pointer | None:
    """Return the first place, in the file as edited, where it differs by more than redaction; None where nowhere.

    Compared are the values, and the lines: outside of those that hold a redacted value, the text is the same.
    """
    if before is None or after is None or not (before.document.is_whole and after.document.is_whole):
        return Pointer()
    redacted: list[Keys] = []
    for keys in _differences(before.document.raw, after.document.raw, ()):
        old, new = (_at(version.document.raw, keys) for version in (before, after))
        if new != REDACTED or old is None or not _is_personal(before.document.raw, keys):
            return Pointer(keys)
        redacted.append(keys)
    lines = [version.text.split("\n") for version in (before, after)]
    held = [_lines_of(redacted, version.marks, text) for version, text in zip((before, after), lines, strict=True)]
    matcher = SequenceMatcher(None, lines[0], lines[1], autojunk=False)
    for change, start, end, new_start, new_end in matcher.get_opcodes():
        is_held = held[0].issuperset(range(start, end)) and held[1].issuperset(range(new_start, new_end))
        if change != "equal" and not is_held:
            return Pointer(mark=(min(new_start, len(lines[1]) - 1) + 1, 1))
    return None


def _differences(old: Any, new: Any, keys: Keys) -> Iterator[Keys]:
    """Yield the way to each value that differs: the deepest at which both sides are still of one shape."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for key in old:
            yield from _differences(old[key], new[key], (*keys, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _differences(one, other, (*keys, index))
    else:
        yield keys


def _at(raw: Any, keys: Keys) -> Any:
    for key in keys:
        raw = raw[key]
    return raw


def _is_personal(raw: Any, keys: Keys) -> bool:
    """Tell whether a value names a person: below one of the personal parts, or below a change of one."""
    if keys[:1] != ("changes",):
        return bool(keys) and keys[0] in PERSONAL_ROOTS
    field = _at(raw, keys[:2]).get("field") if len(keys) > 2 and isinstance(_at(raw, keys[:2]), dict) else None
    return keys[2:3] in (("from",), ("to",)) and isinstance(field, str) and is_personal(field)


def _lines_of(redacted: list[Keys], marks: Marks, lines: list[str]) -> set[int]:
    """Return the 0-based numbers of the lines that hold a value at any of the keys."""
    places = list(marks.items())
    found: set[int] = set()
    for position, ((keys, at), (line, _)) in enumerate(places):
        is_first = at == "key" or (keys, "key") not in marks
        if is_first and keys in redacted:
            after = (mark for (other, _), mark in places[position + 1 :] if other[: len(keys)] != keys)
            found.update(range(line - 1, _end(line, next(after, None), lines)))
    return found


def _end(line: int, following: tuple[int, int] | None, lines: list[str]) -> int:
    """Return the number of the last line of a value that begins on `line`, by what follows it."""
    if following is None:
        return len(lines)
    number, column = following
    shares_its_line = bool(lines[number - 1][: column - 1].strip(" -"))
    return max(line, number if shares_its_line else number - 1)
