"""What differs between two states of an account's entry, as the fields that a change record would name."""

from collections.abc import Iterator

from pydantic import BaseModel

from guanhao.desk.form import order_of
from guanhao.model.changes import FIXED
from guanhao.model.filing import Filing
from guanhao.model.persons import Personal

OF_THE_FORM = ("signed", "endorsements")
"""Parts that belong to a form, and not to the entry that it makes."""


def differing(old: Filing, new: Filing) -> list[str]:
    """Return the dotted path of everything that differs and may change, in the order of the form."""
    return sorted(_differing(old, new), key=lambda path: order_of("filing").index(path.split(".")[0]))


def _differing(old: BaseModel, new: BaseModel, above: str = "") -> Iterator[str]:
    """Yield the deepest path that both sides have."""
    for name in type(old).model_fields:
        path, one, other = above + name, getattr(old, name), getattr(new, name)
        if one == other or path in FIXED or path in OF_THE_FORM:
            continue
        if isinstance(one, BaseModel) and isinstance(other, BaseModel) and not (_is_sealed(one) or _is_sealed(other)):
            yield from _differing(one, other, f"{path}.")
        else:
            yield path


def _is_sealed(value: BaseModel) -> bool:
    return isinstance(value, Personal) and value.sealed is not None
