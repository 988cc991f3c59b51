"""Raw YAML values into models, and a library's errors into problems with codes and places of our own."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from guanhao.model.changes import CHANGEABLE, FIXED, PERSONAL_ROOTS, is_dictionary, item_model, model_in
from guanhao.model.document import Problem
from guanhao.model.location import Keys, Pointer, dotted
from guanhao.model.types import Label

_CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown-key",
    "literal_error": "choice",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "tuple_type": "list",
    "too_short": "too-few",
    "greater_than_equal": "range",
    "less_than_equal": "range",
    "union_tag_invalid": "unknown-field",
    "union_tag_not_found": "missing",
    "string_type": "text",
}
_UNSHOWN = (*PERSONAL_ROOTS, "encryption")
"""Parts of a file whose values no message repeats: persons, and where somebody may have put a secret key."""
_SHOWN = 40
"""Characters of a wrong value that a message repeats."""


def read_model(
    model: type[BaseModel], raw: Any, known: Mapping[str, Any] | None = None
) -> tuple[Any, tuple[Problem, ...]]:
    """Return the model of `raw` (None where it cannot be made) and one problem for each thing that is wrong with it.

    `known` is what a model of parameters is told of the register.
    """
    try:
        return model.model_validate(raw, context=known), ()
    except ValidationError as error:
        return None, tuple(_telling(raw, (_problem(model, raw, e) for e in error.errors(include_url=False))))


def _telling(raw: Any, problems: Iterator[Problem]) -> Iterator[Problem]:
    """Drop the second word on one place (a union reports each option), and that a list is short of its faulty items."""
    places, missing = set(), set()
    for problem in problems:
        is_short = problem.code == "too-few" and bool(_value(raw, problem.where.keys))
        name = problem.params.get("name") if problem.code == "missing" else None
        is_told = name in missing if name else problem.where in places
        if not is_told and not is_short:
            places.add(problem.where)
            missing.add(name)
            yield problem


def _problem(model: type[BaseModel], raw: Any, error: ErrorDetails) -> Problem:
    loc = error["loc"]
    is_key = _is_key(raw, loc)
    keys = _keys_in(raw, loc[:-1] if is_key else loc)
    context: dict[str, Any] = error.get("ctx") or {}
    code = _CODES.get(error["type"], error["type"])
    if "keys" in context:
        keys = tuple(int(k) if k.isdigit() else k for k in context["keys"].split(".") if k)
    if error["type"].startswith("union_tag"):
        keys = (*keys, "field")
    if code == "unknown-field" and context["tag"] in (*FIXED, "account"):
        code = "unchangeable"
    if code not in ("missing", "unknown-key") and not is_key and keys and _value(raw, keys) is None:
        code = "empty"
    names = _siblings(model, keys) if code == "unknown-key" else tuple(CHANGEABLE)
    params: dict[str, str | Label] = {
        "name": dotted(keys),
        "key": str(keys[-1]) if keys else "",
        "label": _label(model, keys),
        "value": _cut(str(keys[-1])) if is_key else _shown(raw, keys),
        "choices": str(context.get("expected", ", ".join(names))).replace("'", "").replace(" or ", ", "),
        "limit": f"≥ {context['ge']}" if "ge" in context else f"≤ {context.get('le', '')}",
    }
    if code in ("unknown-key", "unknown-field"):
        written = str(keys[-1]) if code == "unknown-key" else str(context["tag"])
        near = difflib.get_close_matches(written, names, 1)
        code, params = (f"{code}-near", {**params, "near": near[0]}) if near else (code, params)
    elif "near" in context:
        code, params = f"{code}-near", {**params, "near": context["near"]}
    return Problem("schema", code, _pointer(keys, code, is_key=is_key), params)


def _pointer(keys: Keys, code: str, *, is_key: bool) -> Pointer:
    if code == "missing":
        return Pointer(keys[:-1])
    return Pointer(keys, "key" if is_key or code.startswith("unknown-key") else "value")


def _is_key(raw: Any, loc: tuple[str | int, ...]) -> bool:
    """Tell whether an error is about the key of a dictionary's item, not about what stands under it."""
    if loc[-1:] != ("[key]",):
        return False
    item = _value(raw, _keys_in(raw, loc[:-1]))
    return not (isinstance(item, dict) and "[key]" in item)


def _keys_in(raw: Any, loc: tuple[str | int, ...]) -> Keys:
    """Drop from an error's location what is not in the document: the tags and options of unions."""
    keys: list[str | int] = []
    value = raw
    for position, key in enumerate(loc):
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and isinstance(key, int):
            value = value[key] if key < len(value) else None
        elif position < len(loc) - 1 or (isinstance(key, str) and not isinstance(value, dict)):
            continue
        keys.append(key)
    return tuple(keys)


def _value(raw: Any, keys: Keys) -> Any:
    value = raw
    for key in keys:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return None
    return value


def _shown(raw: Any, keys: Keys) -> str:
    value = _value(raw, keys)
    if not isinstance(value, str) or (keys and keys[0] in _UNSHOWN) or _is_personal_change(raw, keys):
        return "…"
    return _cut(value)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _is_personal_change(raw: Any, keys: Keys) -> bool:
    if keys[:1] != ("changes",) or len(keys) < 3:
        return False
    field = _value(raw, (*keys[:2], "field"))
    if keys[2:] == ("field",) and field in CHANGEABLE:
        return False
    return not isinstance(field, str) or field.split(".")[0] in PERSONAL_ROOTS


def _siblings(model: type[BaseModel], keys: Keys) -> tuple[str, ...]:
    holder = _model_at(model, keys[:-1])
    return tuple(info.alias or name for name, info in holder.model_fields.items()) if holder else ()


def _label(model: type[BaseModel], keys: Keys) -> Label:
    names = [k for k in keys if isinstance(k, str)]
    if not names:
        return Label("整个文件", "the whole file")
    holder = _model_at(model, keys[: max(i for i, k in enumerate(keys) if isinstance(k, str))])
    if holder:
        for name, info in holder.model_fields.items():
            if names[-1] in (name, info.alias):
                return next((m for m in info.metadata if isinstance(m, Label)), Label(names[-1], names[-1]))
    return Label(names[-1], names[-1])


def _model_at(model: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    """Follow mapping keys (and through lists and dictionaries) to the model that describes what is there."""
    current: type[BaseModel] | None = model
    is_item = False
    for key in keys:
        if isinstance(key, int) or current is None:
            continue
        if is_item:
            is_item = False  # any key will do for an item of a dictionary
            continue
        info = current.model_fields.get(key) or current.model_fields.get("root")
        is_item = key in current.model_fields and is_dictionary(current.model_fields[key].annotation)
        current = (model_in(info.annotation) or item_model(info.annotation)) if info else None
    return current
