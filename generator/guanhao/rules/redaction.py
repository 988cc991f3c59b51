"""Whether an edit of a merged record is the one that is permitted, to the letter of the file."""

from difflib import SequenceMatcher

from guanhao.ledger.redaction import differences
from guanhao.model.location import Keys, Pointer
from guanhao.rules.request import Marks, Version


def beyond_redaction(before: Version | None, after: Version | None) -> Pointer | None:
    """Return the first place, in the file as edited, where it differs by more than redaction; None where nowhere.

    Compared are the values, and the lines: outside of those that hold a redacted value, the text is the same.
    """
    if before is None or after is None or not (before.document.is_whole and after.document.is_whole):
        return Pointer()
    redacted: list[Keys] = []
    for keys, is_redacted in differences(before.document.raw, after.document.raw):
        if not is_redacted:
            return Pointer(keys)
        redacted.append(keys)
    old, new = before.text.split("\n"), after.text.split("\n")
    held, held_after = _lines_of(redacted, before.marks, old), _lines_of(redacted, after.marks, new)
    for change, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        is_held = held.issuperset(range(start, end)) and held_after.issuperset(range(new_start, new_end))
        if change != "equal" and not is_held:
            return Pointer(mark=(min(new_start, len(new) - 1) + 1, 1))
    return None


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
    """Return the number of the last line of a value that begins on `line`, by what follows it; comments are not its."""
    number, column = following or (len(lines) + 1, 1)
    shares_its_line = number <= len(lines) and bool(lines[number - 1][: column - 1].strip(" -"))
    end = max(line, number if shares_its_line else number - 1)
    while end > line and lines[end - 1].lstrip()[:1] in ("", "#"):
        end -= 1
    return end
