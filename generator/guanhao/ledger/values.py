"""Reading, comparing and replacing the values of a filing by dotted path."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from guanhao.model.changes import model_in
from guanhao.model.persons import Personal
from guanhao.model.types import PERSONAL_KEYS, REDACTED, WITHHELD

Values = TypeVar("Values", bound=BaseModel)


class UnsettableError(Exception):
    """A member of something absent cannot be set alone; `parent` is the dotted path of what is absent."""

    def __init__(self, parent: str) -> None:
        super().__init__(parent)
        self.parent = parent


def get_value(values: BaseModel | None, path: str) -> Any:
    """Return the value at dotted `path`; None where it or anything above it is absent."""
    value: Any = values
    for name in path.split("."):
        if value is None:
            return None
        value = getattr(value, name)
    return value


def set_value(values: Values, path: str, value: Any, above: str = "") -> Values:
    """Return a copy of `values` with the one at dotted `path` replaced.

    Raises UnsettableError where the parent is absent and cannot be made of that member alone.
    """
    head, _, rest = path.partition(".")
    if rest:
        parent = getattr(values, head)
        whole = f"{above}{head}"
        value = (
            _made(values, head, rest, value, whole) if parent is None else set_value(parent, rest, value, f"{whole}.")
        )
    changed = values.model_copy(update={head: value})
    if isinstance(changed, Personal) and head in PERSONAL_KEYS and value not in WITHHELD:
        return changed.model_copy(update={"sealed": None})  # which told of another value
    return changed


def _made(values: BaseModel, head: str, rest: str, value: Any, whole: str) -> BaseModel | None:
    if value is None:
        return None
    model = model_in(type(values).model_fields[head].annotation)
    try:
        return model(**{rest: value}) if model else None
    except ValidationError:
        raise UnsettableError(whole) from None


def same_value(stated: Any, present: Any, *, is_personal: bool) -> bool:
    """Tell whether two values are equal. A personal one that is redacted, or of which a part is, is equal to any.

    Of one that is sealed, what stands in the clear is compared.
    """
    if _is_absent(stated) and _is_absent(present):
        return True
    if stated == present or not is_personal:
        return bool(stated == present)
    if isinstance(stated, tuple) and isinstance(present, tuple):
        pairs = zip(stated, present, strict=False)
        return len(stated) == len(present) and all(same_value(s, p, is_personal=True) for s, p in pairs)
    if isinstance(stated, BaseModel) and isinstance(present, BaseModel):
        if REDACTED in (*vars(stated).values(), *vars(present).values()):
            return True
        names = type(stated).model_fields.keys() - {"sealed"}
        return all(same_value(getattr(stated, n), getattr(present, n), is_personal=True) for n in names)
    return stated in WITHHELD or present in WITHHELD


def _is_absent(value: Any) -> bool:
    """Tell whether a value says no more than none at all: null, a list without items, a flag that is not set."""
    return value is None or value is False or value == ()
