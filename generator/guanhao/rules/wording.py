"""What a policy sets of a rule, in words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from guanhao.model.policy import Bound
from guanhao.model.public_policy import Parameter, Words
from guanhao.model.types import Label, Model

NOT_SET = Label("办法没有规定数字", "the policy gives no figure")
FLAGS = {True: Label("是", "yes"), False: Label("否", "no")}
TERMS: Mapping[str, Label] = {
    "institution": Label("学校", "institution"),
    "department": Label("部门", "department"),
    "school": Label("院系", "school"),
    "student-organisation": Label("学生组织", "student organisation"),
    "club": Label("社团", "club"),
    "class": Label("班级", "class"),
    "rectify": Label("整改", "rectify"),
    "suspend": Label("暂停", "suspend"),
    "close": Label("关闭", "close"),
    "24h": Label("24 小时值守", "round the clock"),
    "working-hours": Label("工作时间值守", "working hours"),
    "pushed": Label("主账号采用", "pushed by the main account"),
    "event": Label("线上活动", "online event"),
    "provincial": Label("省级以上", "provincial or higher"),
}
"""Values of parameters that have a name of their own."""

_KB, _MB = 2**10, 2**20


def term(value: str) -> Label:
    """Return the name of a value of a parameter; the value itself where it has none."""
    return TERMS.get(value, Label(value, value))


def size_of(count: int) -> Label:
    """Return a number of bytes in words; a MB has 2**20 of them."""
    size = f"{count / _MB:.4g} MB" if count >= _MB else f"{count / _KB:.4g} KB"
    return Label(size, size)


def listed(words: Iterable[str]) -> Label:
    """Return some words as an enumeration."""
    words = tuple(words)
    return Label("、".join(words), ", ".join(words))


def parameters_of(params: type[Model] | None) -> tuple[Parameter, ...]:
    """Return what a policy may set."""
    if params is None:
        return ()
    return tuple(
        Parameter(info.alias or name, _label(name, info.metadata), info.is_required())
        for name, info in params.model_fields.items()
    )


def in_words(bound: Bound[Model], terms: Mapping[str, Label]) -> Words:
    """Return the parameters of a bound rule in words; `terms` names units and whatever else the register names."""
    known = {**TERMS, **terms}
    found: list[tuple[Label, Label]] = []
    for start, params in bound.periods:
        since = Label("", "") if start == date.min else Label(f"{start} 起：", f"from {start}: ")
        for label, value in _fields(params, known):
            found.append((label, Label(since.zh + value.zh, since.en + value.en)))
    return tuple(found)


def said(value: Any) -> Label:
    """Return a value of a parameter, or several, in words."""
    return _said(value, TERMS)


def _fields(params: BaseModel, terms: Mapping[str, Label]) -> Iterator[tuple[Label, Label]]:
    for name, info in type(params).model_fields.items():
        value = getattr(params, name)
        if value is None and name not in params.model_fields_set:
            continue
        if name.endswith("bytes") and isinstance(value, int):
            yield _label(name, info.metadata), size_of(value)
        else:
            yield _label(name, info.metadata), _said(value, terms)


def _said(value: Any, terms: Mapping[str, Label]) -> Label:
    if value is None:
        return NOT_SET
    if isinstance(value, bool):
        return FLAGS[value]
    if isinstance(value, BaseModel):
        parts = [(label, said) for label, said in _fields(value, terms)]
        return Label("，".join(f"{a.zh} {b.zh}" for a, b in parts), ", ".join(f"{a.en} {b.en}" for a, b in parts))
    if isinstance(value, Mapping):
        pairs = [(_said(key, terms), _said(item, terms)) for key, item in value.items()]
        return Label("；".join(f"{k.zh}：{v.zh}" for k, v in pairs), "; ".join(f"{k.en}: {v.en}" for k, v in pairs))
    if isinstance(value, tuple | list | frozenset):
        items = [_said(item, terms) for item in value]
        return Label("、".join(item.zh for item in items), ", ".join(item.en for item in items))
    return terms.get(str(value), Label(str(value), str(value)))


def _label(name: str, metadata: list[Any]) -> Label:
    return next((m for m in metadata if isinstance(m, Label)), Label(name, name))
