"""The one permitted edit of a record: taking personal values out (design 1.1)."""

from collections.abc import Iterator
from typing import Any

from guanhao.model.changes import PERSONAL_ROOTS, is_personal
from guanhao.model.location import Keys
from guanhao.model.types import REDACTED


def differences(before: Any, after: Any) -> Iterator[tuple[Keys, bool]]:
    """Yield the way to each value that differs, and whether it is a personal one that became `REDACTED`.

    Of two that differ in shape it is the whole; of others, the deepest parts at which both are still of one shape.
    """
    for keys, old, new in _parts(before, after, ()):
        yield keys, new == REDACTED and old is not None and _is_personal(before, keys)


def _parts(old: Any, new: Any, keys: Keys) -> Iterator[tuple[Keys, Any, Any]]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for key in old:
            yield from _parts(old[key], new[key], (*keys, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _parts(one, other, (*keys, index))
    else:
        yield keys, old, new


def _is_personal(raw: Any, keys: Keys) -> bool:
    """Tell whether a value names a person: below one of the personal parts, or in a change of one."""
    if keys[:1] != ("changes",):
        return bool(keys) and keys[0] in PERSONAL_ROOTS
    if keys[2:3] not in (("from",), ("to",)):
        return False
    field = raw["changes"][keys[1]].get("field")
    return isinstance(field, str) and is_personal(field)
