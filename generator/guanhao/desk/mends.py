"""What can be written as it stands to mend a fault, where what was meant is certain. Nothing is guessed."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from guanhao.desk.answers import from_answer
from guanhao.desk.differing import differing
from guanhao.desk.draft import Draft, value_at
from guanhao.desk.emit import emit
from guanhao.desk.words import NO, YES
from guanhao.ledger.fold import ALLOWED
from guanhao.ledger.order import record_name
from guanhao.ledger.values import get_value
from guanhao.model.account import Account
from guanhao.model.changes import CORRECTION_ONLY, INTERNAL_ROOT, is_personal
from guanhao.model.filing import Filing
from guanhao.model.finding import Finding
from guanhao.model.location import Keys
from guanhao.model.personal import Mask, is_personal_at, mask_value
from guanhao.model.records import ACCOUNT_KINDS
from guanhao.model.request import Mend
from guanhao.model.terms import CHOICES
from guanhao.rules.hidden_characters import without_hidden

_PROSE = ("purpose", "note")
_BLANKS = ("happened_on", "reason", "signed")


def change_that_says(before: Account, edited: Account, day: date, taken: Sequence[str]) -> Mend | None:
    """Return the change record that says what editing merged records in place would make of the account's entry.

    `taken` are the names of the files in the account's folder. None where no change can say it, or there is nothing
    to say. What only its author knows is left blank, and persons are masked.
    """
    old, new = before.filing, edited.filing
    if "change" not in ALLOWED[before.state] or edited.faults or not isinstance(old, Filing):
        return None
    if not isinstance(new, Filing):
        return None
    paths = differing(old, new)
    if not paths:
        return None
    values: dict[str, Any] = {"kind": "change", "filed_on": day, "happened_on": None, "reason": None}
    if CORRECTION_ONLY in paths:
        values["correction"] = True
    mask = Mask.of(entry.raw for account in (before, edited) for entry in account.entries)
    changes = [_change(old, new, path) for path in paths]
    masked = [{key: _masked(mask, one["field"], key, value) for key, value in one.items()} for one in changes]
    values |= {"changes": masked, "signed": None}
    text = re.sub(rf"(?m)^({'|'.join(_BLANKS)}): null$", r"\1:", emit(values))
    path = Draft("change", before.id, {}, day, taken).path
    return Mend("file", path, text, blanks=_BLANKS, is_masked=masked != changes)


def _change(old: Filing, new: Filing, path: str) -> dict[str, Any]:
    stated = {} if path.split(".", maxsplit=1)[0] == INTERNAL_ROOT else {"from": _plain(get_value(old, path))}
    return {"field": path, **stated, "to": _plain(get_value(new, path))}


def _plain(value: Any) -> Any:
    """Return a value as a file states it, dates and numbers as such."""
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True, exclude_none=True)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _masked(mask: Mask, path: str, key: str, value: Any) -> Any:
    """Return a part of a change with the persons in it masked: those it names, those that prose mentions."""
    if key == "field":
        return value
    if is_personal(path):
        return mask_value(path.rsplit(".", 1)[-1], value)
    return mask.text(value) if path in _PROSE and isinstance(value, str) else value


# --- one line --------------------------------------------------------------------------------------------------------


def mend_of(finding: Finding, raw: Any, source: str, line: int, before: Account | None) -> Mend | None:
    """Return the corrected line or name for a fault found at 1-based `line` of a file; None where none is certain.

    `raw` are the file's plain values and `source` its text; `before` is its account as it was before the request.
    """
    if finding.rule == "file-name":
        right = _name(raw) if finding.code == "record-name" else finding.params.get("right")
        return Mend("rename", right) if isinstance(right, str) and not right.startswith("<") else None
    derive = _DERIVED.get((finding.rule, finding.code))
    keys = finding.where.keys
    if derive is None or not keys or not isinstance(keys[-1], str):
        return None
    wrong = value_at(raw, keys)
    right_value = derive(finding, raw, before) if derive is _present else derive(finding, wrong, before)
    if right_value is None or right_value == wrong or _names_a_person(raw, keys, right_value):
        return None
    return Mend("line", finding.path, _in_place(source, line, keys[-1], wrong, right_value))


def _names_a_person(raw: Any, keys: Keys, value: Any) -> bool:
    return isinstance(value, str) and (is_personal_at(raw, keys) or Mask.of([raw]).text(value) != value)


def _name(raw: Any) -> str | None:
    """Return the name of a record by the day and the kind that it states, readable as a whole or not."""
    day, kind = (raw.get(key) for key in ("filed_on", "kind")) if isinstance(raw, Mapping) else (None, None)
    try:
        return record_name(date.fromisoformat(str(day)), kind) if kind in ACCOUNT_KINDS else None
    except ValueError:
        return None


def _in_place(source: str, line: int, key: str, wrong: Any, right: Any) -> str:
    """Return the line as it should be; only key and value where more than these stand on it, or less."""
    written = emit({key: right}).rstrip("\n")
    lines = source.splitlines()
    found = lines[line - 1] if 0 < line <= len(lines) else ""
    whole = re.fullmatch(rf"([ -]*){re.escape(key)}:[ ]+(['\"]?){re.escape(str(wrong))}\2[ ]*", found)
    return (whole[1] if whole else "") + written


def _canonical(finding: Finding, _wrong: Any, _before: Account | None) -> Any:
    return finding.params.get("right")


def _day(_finding: Finding, wrong: Any, _before: Account | None) -> date | None:
    try:
        return date.fromisoformat(from_answer(str(wrong), "date", ()))
    except ValueError:
        return None


def _integer(_finding: Finding, wrong: Any, _before: Account | None) -> int | None:
    digits = unicodedata.normalize("NFKC", str(wrong)).strip()
    return int(digits) if re.fullmatch("[0-9]{1,12}", digits) else None


def _flag(_finding: Finding, wrong: Any, _before: Account | None) -> bool | None:
    word = str(wrong).strip().lower()
    return True if word in YES else False if word in NO else None


def _choice(finding: Finding, wrong: Any, _before: Account | None) -> str | None:
    key, allowed = str(finding.where.keys[-1]), str(finding.params.get("choices", "")).split(", ")
    meant = [value for value, label in CHOICES.get(key, {}).items() if wrong in (label.zh, label.en)]
    return meant[0] if len(meant) == 1 and meant[0] in allowed else None


def _visible(_finding: Finding, wrong: Any, _before: Account | None) -> str | None:
    return without_hidden(wrong) if isinstance(wrong, str) else None


def _present(finding: Finding, raw: Any, before: Account | None) -> Any:
    """Return the present value of the field whose former value is stated wrong, unless it is a person's or a whole."""
    keys: Keys = finding.where.keys
    change = value_at(raw, keys[:2])
    field = change.get("field") if isinstance(change, Mapping) else None
    if before is None or before.filing is None or not isinstance(field, str) or is_personal(field):
        return None
    try:
        present = get_value(before.filing, field)
    except AttributeError:
        return None
    is_asked = str(present) == str(change.get("to"))
    return None if is_asked or isinstance(present, BaseModel | tuple) else present


_DERIVED: Mapping[tuple[str, str], Callable[[Finding, Any, Account | None], Any]] = {
    ("canonical-url", "not-canonical"): _canonical,
    ("schema", "date"): _day,
    ("schema", "integer"): _integer,
    ("schema", "flag"): _flag,
    ("schema", "choice"): _choice,
    ("hidden-characters", "hidden"): _visible,
    ("stale-change", "stale"): _present,
}
"""Rule and code → what was meant instead of the wrong value."""
