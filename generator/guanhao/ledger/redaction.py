"""The one permitted edit of a record: taking personal values out (design 1.1)."""

from operator import eq
from typing import Any

from guanhao.model.changes import PERSONAL_ROOTS, is_personal
from guanhao.model.types import REDACTED


def is_redaction(before: Any, after: Any) -> bool:
    """Tell whether the plain values of a record differ in nothing but personal values that became `REDACTED`."""
    if not isinstance(before, dict) or not isinstance(after, dict) or before == after or before.keys() != after.keys():
        return False
    return all(_is_kept(name, before[name], after[name]) for name in before)


def _is_kept(name: str, before: Any, after: Any) -> bool:
    if name in PERSONAL_ROOTS:
        return _is_same_or_redacted(before, after)
    if name == "changes" and isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return all(_is_change_kept(old, new) for old, new in zip(before, after, strict=True))
    return bool(before == after)


def _is_change_kept(before: Any, after: Any) -> bool:
    if before == after:
        return True
    if not isinstance(before, dict) or not isinstance(after, dict) or before.keys() != after.keys():
        return False
    if not isinstance(before.get("field"), str) or not is_personal(before["field"]):
        return False
    kept = {"from": _is_same_or_redacted, "to": _is_same_or_redacted}
    return all(kept.get(key, eq)(before[key], after[key]) for key in before)


def _is_same_or_redacted(before: Any, after: Any) -> bool:
    if after in (REDACTED, before):
        return True
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        return all(_is_same_or_redacted(before[key], after[key]) for key in before)
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return all(map(_is_same_or_redacted, before, after))
    return False
