"""The form of each kind of record, as questions made from the models: what, in which order, answered how."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from guanhao.load.register import MODELS
from guanhao.model.changes import CHANGEABLE, item_model, label_at, label_of, model_in
from guanhao.model.location import Keys
from guanhao.model.types import PROSE, Label

KINDS = (
    "application",
    "filing",
    "change",
    "review",
    "order",
    "incident",
    "closure",
    "void",
    "release",
    "impostor",
    "waiver",
    "unit",
)
"""What can be filed, in the order in which people meet it."""

_DECLARATION = (
    "unit",
    "tier",
    "account",
    "purpose",
    "scope",
    "service",
    "monitoring",
    "maintenance",
    "copied_to",
    "back_filing",
    "people",
    "commitment",
)
_TAIL = ("document", "endorsements", "note", "signed")
_ORDER: dict[str, tuple[str, ...]] = {
    "application": _DECLARATION,
    "filing": _DECLARATION,
    "waiver": ("rule", "account", "reason", "approved_by", "document", "granted", "expires"),
}
"""Where the order of a model's fields is not the order of the form."""

_ALWAYS = frozenset(
    [
        ("people", "operators"),
        ("people", "responsible"),
        ("people", "responsible", "title"),
        ("people", "responsible", "phone"),
        ("signed", "title"),
        ("report", "last_post_on"),
        ("correction",),
        ("imitates",),
    ]
)
"""Optional parts that nearly every form needs: asked with the core, and skipped with Enter (a person, who is not)."""

_IMPOSTOR_IDENTIFIERS = frozenset([("platform_id",), ("handle",), ("url",)])
"""Of which an impostor needs one."""

_NAMED_AFTER_GROUP = ("responsible", "supervisor", "operators", "images", "video")
"""Groups whose parts say too little by themselves."""

_NOT_OFFERED = frozenset(["people", "service", "back_filing"])
_OFFERED_APART = frozenset(["account", "service"])

AnswerType = Literal["text", "texts", "date", "integer", "flag", "choice"]


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `choices` are the values it is limited to, by the model."""

    keys: Keys
    label: Label
    required: bool
    type: AnswerType
    choices: tuple[str, ...] = ()
    asked: bool = False
    """Whether it is asked with the core though it may be skipped."""
    prose: bool = False
    """Whether the text may have several lines."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together: a mapping, or (`many`) each item of a list, with keys below position 0."""

    keys: Keys
    label: Label
    required: bool
    members: tuple["Field | Group", ...]
    many: bool = False
    asked: bool = False


Node = Field | Group


def form_of(kind: str) -> tuple[Node, ...]:
    """Return the questions of a kind, in the order of the file; `kind` itself is not one, but for units."""
    model = MODELS[kind]
    names = [name for name in order_of(kind) if kind == "unit" or name != "kind"]
    always = _ALWAYS | (_IMPOSTOR_IDENTIFIERS if kind == "impostor" else frozenset())
    return tuple(_node((name,), model.model_fields[name], always) for name in names)


def order_of(kind: str) -> tuple[str, ...]:
    """Return the keys of a kind in the order in which a file has them (design 1.2)."""
    names = tuple(MODELS[kind].model_fields)
    if kind == "unit":
        return names
    head = ("kind", "filed_on")
    default = tuple(name for name in names if name not in (*head, *_TAIL))
    own = tuple(name for name in _ORDER.get(kind, default) if name in names)
    return (*head, *own, *(name for name in _TAIL if name not in own))


def value_node(path: str, keys: Keys) -> Node:
    """Return the question for the new value, at `keys` of a change, of the filing's field `path`."""
    return _node(keys, CHANGEABLE[path], frozenset())


def changeable() -> Iterator[tuple[str, Label]]:
    """Yield the fields that a change is offered, with their labels in full: a person, say, whole, a telephone alone."""
    for path in CHANGEABLE:
        above = path.rpartition(".")[0]
        if path not in _NOT_OFFERED and (above in ("", "people") or above in _OFFERED_APART):
            yield path, label_at(path)


def leaves(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield the questions within groups, and lists as one."""
    for node in nodes:
        if isinstance(node, Group) and not node.many:
            yield from leaves(node.members)
        else:
            yield node


def type_at(kind: str, path: str) -> AnswerType | None:
    """Return how the value at dotted `path` of a kind is answered; None for what is no single value."""
    found = next((n for n in leaves(form_of(kind)) if ".".join(map(str, n.keys)) == path), None)
    return found.type if isinstance(found, Field) else None


def type_of_change(path: str) -> AnswerType | None:
    """Return how the value of the filing's field `path` is answered; None for what is no single value."""
    node = value_node(path, ()) if path in CHANGEABLE else None
    return node.type if isinstance(node, Field) else None


def _node(keys: Keys, info: FieldInfo, always: frozenset[Keys], above: Label | None = None) -> Node:
    needed = info.is_required()
    label, asked = label_of(info, str(keys[-1]) if keys else ""), keys in always
    if above:
        label = Label(f"{above.zh}：{label.zh}", f"{above.en}, {label.en}")
    options = tuple(_plain(info.annotation))
    if keys == ("changes",):
        return Group(keys, label, needed, (), many=True)
    inner, item = model_in(info.annotation), item_model(info.annotation)
    if inner and str not in options:
        return Group(keys, label, needed, _members(inner, keys, always, label), asked=asked)
    if item and not inner:
        return Group(keys, label, needed, _members(item, (*keys, 0), always, label), many=True, asked=asked)
    choices = tuple(str(value) for option in options if get_origin(option) is Literal for value in get_args(option))
    return Field(keys, label, needed, _answer_type(options), choices, asked, prose=is_prose(info))


def _members(model: type[BaseModel], keys: Keys, always: frozenset[Keys], group: Label) -> tuple[Node, ...]:
    fields = [(name, info) for name, info in model.model_fields.items() if name != "sealed"]
    above = group if any(key in _NAMED_AFTER_GROUP for key in keys[-2:]) else None
    return tuple(_node((*keys, info.alias or name), info, always, above) for name, info in fields)


def is_prose(info: FieldInfo) -> bool:
    """Tell whether a field takes text of several lines."""
    inner = (part for option in get_args(info.annotation) for part in get_args(option))
    return PROSE in info.metadata or PROSE in inner


def _answer_type(options: tuple[Any, ...]) -> AnswerType:
    if any(get_origin(option) is Literal for option in options):
        return "choice"
    if any(get_origin(option) is tuple for option in options):
        return "texts"
    names: dict[type, AnswerType] = {date: "date", bool: "flag", int: "integer"}
    return next((answer for type_, answer in names.items() if type_ in options), "text")


def _plain(annotation: Any) -> Iterator[Any]:
    """Yield the options of a union without their validators, None left out."""
    if get_origin(annotation) is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for option in get_args(annotation):
            yield from _plain(option)
    elif annotation is not types.NoneType:
        yield annotation
