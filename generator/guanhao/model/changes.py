"""The changes that a change record may make: each field of the filing with that field's own type (design 1.2).

One model is made for each type of value, so that errors and the exported schema name what the very field expects.
"""

import types
from collections import defaultdict
from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import Discriminator, Field, Tag, create_model
from pydantic.fields import FieldInfo

from guanhao.model.filing import Filing
from guanhao.model.persons import SealedText
from guanhao.model.types import PERSONAL_KEYS, Label, Model

FIXED = ("kind", "filed_on", "account.platform", "account.opened_on")
"""Fields of a filing that never change: another platform or another opening is another account."""

CORRECTION_ONLY = "account.platform_id"
"""A platform's immutable ID: a new value can only mend a wrong one."""

INTERNAL_ROOT = "people"
"""The part of a filing whose former values an author need not state, since nobody outside can look them up."""


PERSONAL_ROOTS = ("people", "signed", "commitment", "endorsements")
"""The parts of a record that name persons, whose values the registrar may redact and no message repeats."""


def is_personal(field: str) -> bool:
    """Tell whether a dotted path of the filing leads to a person's data."""
    return field.split(".", maxsplit=1)[0] in PERSONAL_ROOTS


class FieldChange(Model):
    """One field of the filing: its value until now and its value from now on; absent is None."""

    field: Annotated[str, Label("变更项目", "field")]
    from_: Annotated[Any, Field(alias="from"), Label("变更前", "from")] = None
    to: Annotated[Any, Label("变更后", "to")]

    @property
    def states_former_value(self) -> bool:
        """Whether `from` was written at all, be it as null."""
        return "from_" in self.model_fields_set


def model_in(annotation: Any) -> type[Model] | None:
    """Return the model that an annotation such as `Service | None` names, if it names one."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    options = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)
    return next((o for o in options if isinstance(o, type) and issubclass(o, Model)), None)


def item_model(annotation: Any) -> type[Model] | None:
    """Return the model of what a list or dictionary such as `tuple[Operator, ...] | None` holds, if it has one."""
    options = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)
    inner = [argument for option in options for argument in get_args(option)]
    return next((found for argument in inner if (found := model_in(argument))), None)


def is_dictionary(annotation: Any) -> bool:
    """Tell whether an annotation such as `dict[Text, Binding] | None` is a dictionary's."""
    options = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)
    return any(get_origin(option) is dict for option in options)


def _fields(model: type[Model], prefix: str = "", fixed: Collection[str] = FIXED) -> dict[str, FieldInfo]:
    """Every dotted path below `model` that is not fixed: mappings whole and their members too; a list is one value."""
    found: dict[str, FieldInfo] = {}
    for name, info in model.model_fields.items():
        path = prefix + name
        if path in fixed or name == "sealed":
            continue
        found[path] = info
        if inner := model_in(info.annotation):
            found |= _fields(inner, path + ".", fixed)
    return found


CHANGEABLE = {path: info for path, info in _fields(Filing).items() if path != "account"}
"""Dotted path → field, for every path that a change may name; `account` itself holds what never changes."""


_EVERY_FIELD = _fields(Filing, fixed=())


def label_of(info: FieldInfo, name: str) -> Label:
    """Return what a field is called; its name where it has no label."""
    return next((m for m in info.metadata if isinstance(m, Label)), Label(name, name))


def label_at(path: str) -> Label:
    """Return the label of a filing's field after those of the groups it lies in, where they say something of it."""
    parts = path.split(".")
    above = [".".join(parts[: end + 1]) for end in range(len(parts))]
    labels = [label_of(_EVERY_FIELD[p], p) for p in above if p == path or p not in ("account", "people")]
    return Label("：".join(label.zh for label in labels), ", ".join(label.en for label in labels))


def _variant(paths: list[str]) -> type[FieldChange]:
    """Make the model of a change to any of `paths`, which share one type of value."""
    info = CHANGEABLE[paths[0]]
    checks = [m for m in info.metadata if not isinstance(m, Label)]
    value: Any = Annotated[(info.annotation, *checks)] if checks else info.annotation
    if _may_be_sealed(paths[0]):
        value = Annotated[Annotated[value, Tag("clear")] | Annotated[SealedText, Tag("sealed")], Discriminator(_how)]
    internal = paths[0].split(".")[0] == INTERNAL_ROOT
    fields: dict[str, Any] = {
        "field": (Annotated[Literal[tuple(paths)], Label("变更项目", "field")], ...),
        "from_": (
            Annotated[value | None, Field(alias="from"), Label("变更前", "from")],
            None if internal else ...,
        ),
        "to": (Annotated[value, Label("变更后", "to")], ...),
    }
    return create_model("Change_" + paths[0].replace(".", "_"), __base__=FieldChange, **fields)


def _may_be_sealed(path: str) -> bool:
    """Tell whether a change of that field has a single name or contact as its value."""
    return is_personal(path) and path.rpartition(".")[2] in PERSONAL_KEYS


def _how(value: Any) -> str:
    return "sealed" if isinstance(value, SealedText) or (isinstance(value, dict) and "sealed" in value) else "clear"


def _variants() -> list[type[FieldChange]]:
    alike: dict[str, list[str]] = defaultdict(list)
    for path, info in CHANGEABLE.items():
        checks = [m for m in info.metadata if not isinstance(m, Label)]
        alike[f"{info.annotation} {checks} {path.startswith(INTERNAL_ROOT)} {_may_be_sealed(path)}"].append(path)
    return [_variant(paths) for paths in alike.values()]


if TYPE_CHECKING:
    AnyFieldChange = FieldChange
else:
    AnyFieldChange = Annotated[reduce(or_, _variants()), Field(discriminator="field")]
