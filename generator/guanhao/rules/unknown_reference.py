"""记录里提到的单位、平台、账号、文件，登记册里都要有。

为什么：写错一个编号，账号就挂到了不存在的单位名下，承接账号、豁免、作废也都落了空。

怎么改：改成登记册里有的编号；确实是新单位或新平台的，请归口管理部门先登记。

Units, platforms, accounts and files that a record names exist in the register. Correct the id; a new unit or platform
is entered by the registrar first.
"""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Keys, Pointer
from guanhao.model.sheets import Sheet
from guanhao.model.types import ID as SLUG
from guanhao.model.types import Label
from guanhao.rules.base import DocumentContext, Rule

ID = "unknown-reference"
TITLE = Label("引用的对象存在", "references")


_SHAPES = {"unit": SLUG, "platform": SLUG, "policy": SLUG, "account": f"{SLUG}/{SLUG}", "file": ".*"}


def _unknown(zh: str, en: str) -> tuple[Message, Message]:
    plain = Message(
        f"登记册里没有{zh}“{{value}}”",
        f"the register has no {en} `{{value}}`",
        "核对编号，或请归口管理部门先登记",
        "check the id",
    )
    near = Message(
        f"登记册里没有{zh}“{{value}}”，是不是“{{near}}”？",
        f"the register has no {en} `{{value}}`, is it `{{near}}`?",
        "改为 {near}",
        "write {near}",
    )
    return plain, near


MESSAGES = {
    f"{code}{suffix}": message
    for code, zh, en in (
        ("unit", "单位", "unit"),
        ("platform", "平台", "platform"),
        ("account", "账号", "account"),
        ("policy", "办法", "policy"),
        ("file", "本账号文件夹下的文件", "file in this account's folder"),
    )
    for suffix, message in zip(("", "-near"), _unknown(zh, en), strict=True)
}

_FORM = (("unit", ("endorsements", "*", "unit")),)
_DECLARATION = (
    *_FORM,
    ("unit", ("unit",)),
    ("platform", ("account", "platform")),
    ("unit", ("copied_to", "*")),
)
REFERENCES: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "application": _DECLARATION,
    "filing": _DECLARATION,
    "change": _FORM,
    "review": _FORM,
    "incident": _FORM,
    "order": _FORM,
    "closure": (*_FORM, ("account", ("successor",))),
    "void": (*_FORM, ("file", ("voids",))),
    "release": (*_FORM, ("unit", ("unit",)), ("account", ("channel",))),
    "impostor": (*_FORM, ("platform", ("platform",)), ("account", ("imitates",))),
    "waiver": (*_FORM, ("account", ("account",))),
    "unit": (("unit", ("parent",)), ("unit", ("merged_into",))),
    "institution": (("unit", ("registrar",)), ("policy", ("policy",)), ("unit", ("approvers", "*", "unit"))),
}
"""Kind → what its references name and where they stand; `*` is every item of a list."""

CHANGED = {"unit": ("unit", ("to",)), "copied_to": ("unit", ("to", "*"))}
"""Field of a change → what its new value names."""


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield references to nothing."""
    facts = context.facts
    known: dict[str, Collection[str]] = {
        "unit": facts.unit_files,
        "platform": facts.platforms or (),
        "account": facts.accounts,
        "policy": facts.policies,
        "file": context.siblings,
    }
    for code, value, keys in _references(context.document.kind, context.document.raw):
        is_refused = not re.fullmatch(_SHAPES[code], value)  # the schema has said so already
        if is_refused or value in known[code] or (code == "platform" and not facts.platforms):
            continue
        yield _finding(context, code, value, Pointer(keys), known[code])
    if isinstance(context.document.model, Sheet):
        yield from _sheet(context, context.document.model, known)


def _finding(context: DocumentContext, code: str, value: str, where: Pointer, known: Collection[str]) -> Finding:
    near = difflib.get_close_matches(value, known, 1, 0.7)
    params = {"value": value, **({"near": near[0]} if near else {})}
    return Finding(ID, f"{code}-near" if near else code, context.document.path, where, params, context.account)


def _references(kind: str | None, raw: object) -> Iterator[tuple[str, str, Keys]]:
    """Yield what is named, the name and its place; read from the plain values, so that other faults hide nothing."""
    for code, path in REFERENCES.get(kind or "", ()):
        yield from ((code, value, keys) for value, keys in _texts(raw, path, ()))
    changes = raw.get("changes") if kind == "change" and isinstance(raw, dict) else None
    for index, change in enumerate(changes if isinstance(changes, list) else ()):
        field = change.get("field") if isinstance(change, dict) else None
        if isinstance(field, str) and field in CHANGED:
            code, path = CHANGED[field]
            yield from ((code, value, keys) for value, keys in _texts(change, path, ("changes", index)))


def _texts(raw: object, path: tuple[str, ...], keys: Keys) -> Iterator[tuple[str, Keys]]:
    if not path:
        if isinstance(raw, str):
            yield raw, keys
    elif path[0] == "*":
        for index, item in enumerate(raw if isinstance(raw, list) else ()):
            yield from _texts(item, path[1:], (*keys, index))
    elif isinstance(raw, dict):
        yield from _texts(raw.get(path[0]), path[1:], (*keys, path[0]))


def _sheet(context: DocumentContext, sheet: Sheet[Any], known: dict[str, Collection[str]]) -> Iterator[Finding]:
    for line in sheet.lines:
        for code in ("account", "unit"):
            value = getattr(line.row, code, None)
            if value is not None and value not in known[code]:
                where = Pointer(mark=(line.number, line.columns[code]))
                yield _finding(context, code, value, where, known[code])


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check, is_waivable=False)
