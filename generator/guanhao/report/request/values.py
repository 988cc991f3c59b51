"""Values of a record in words: units and choices by name, persons masked, identifiers to the letter."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from guanhao.ledger.values import get_value
from guanhao.model.changes import is_personal, label_at, label_of
from guanhao.model.institution import Approver
from guanhao.model.personal import mask_value
from guanhao.model.persons import Personal, unless_sealed
from guanhao.model.terms import CHOICES, WITHHELD
from guanhao.model.types import Label
from guanhao.report.request import words
from guanhao.report.request.pen import CELL, Markdown, Pen, joined

ENTRY = (
    "account.name",
    "unit",
    "tier",
    "account.platform",
    "account.platform_id",
    "account.handle",
    "account.url",
    "account.qr",
    "account.opened_on",
    "account.certified",
    "account.followers",
    "purpose",
    "scope",
    "service",
    "monitoring",
    "maintenance",
    "copied_to",
    "people.responsible",
    "people.supervisor",
    "people.operators",
    "commitment",
    "back_filing",
    "document",
    "note",
)
"""What an account's entry consists of, in the order in which a reviewer reads it."""

_EXACT = frozenset(
    [
        *("platform_id", "handle", "url", "qr", "phone", "email", "maintainers", "handles", "timezone"),
        *("rule", "account", "channel", "imitates", "successor", "policy", "registrar"),
    ]
)
_UNITS = frozenset(["unit", "copied_to", "parent", "merged_into", "registrar"])
_PLATFORMS = ("account.platform", "platform")
_NAMES = frozenset(["name", "aliases", "subject", "short_names", "protected_names"])
_HEADS = ("name", "signed_by")


def named(pen: Pen, path: str, platform: str | None = None) -> Markdown:
    """Return what the filing's field at a dotted path is called; an identifier as its platform calls it."""
    last = path.rpartition(".")[2]
    known = pen.platforms.get(platform or "")
    identifier = getattr(known, last) if known and path in ("account.platform_id", "account.handle") else None
    return pen.put(Label(identifier.label, identifier.label_en) if identifier else label_at(path))


def at(values: BaseModel | None, path: str) -> Any:
    """Return the value of a filing or an application at a dotted path; None where that form has no such field."""
    is_there = values is not None and path.partition(".")[0] in type(values).model_fields
    return get_value(values, path) if is_there else None


def value(pen: Pen, path: str, what: Any) -> Markdown:
    """Return a value that stands at a dotted path, in words."""
    last, what = path.rpartition(".")[2], unless_sealed(what)
    if what is None or what in ((), {}):
        return pen.say(words.NONE)
    if isinstance(what, Personal | Approver):
        return _person(pen, what)
    if isinstance(what, BaseModel):
        return joined(pen.term(words.SEMICOLON), _members(pen, path, what))
    if isinstance(what, list | tuple):
        return pen.listed(value(pen, path, item) for item in what)
    if isinstance(what, bool):
        return pen.say(words.YES if what else words.NO)
    if isinstance(what, date | int) and last != "tier":
        return pen.put(what)
    return _text(pen, path, last, str(what))


def _text(pen: Pen, path: str, last: str, text: str) -> Markdown:
    if is_personal(path) or last == "approved_by":
        return masked(pen, last, text)
    if last in _UNITS:
        return pen.unit(text)
    if path in _PLATFORMS:
        return pen.platform(text)
    if label := CHOICES.get(last, {}).get(text):
        return pen.put(label)
    if last in _EXACT:
        return pen.code(text)
    return pen.bare(text, CELL) if last in _NAMES else pen.text(text, CELL)


def masked(pen: Pen, key: str, text: str) -> Markdown:
    """Return a personal value as it is shown; a post, a day, that it is redacted or sealed is shown as it is."""
    return pen.code(mask_value(key, text)) if text not in WITHHELD else pen.put(WITHHELD[text])


def _person(pen: Pen, person: BaseModel) -> Markdown:
    """Return a person: the name masked, then in brackets the post and what else is known."""
    head = next(name for name in _HEADS if name in type(person).model_fields)
    name = masked(pen, head, getattr(person, head))
    about = list(_about(pen, person, head))
    return pen.say(words.PERSON, name=name, about=pen.listed(about)) if about else name


def _about(pen: Pen, person: BaseModel, head: str) -> Iterator[Markdown]:
    for name, info in type(person).model_fields.items():
        what = getattr(person, name)
        if what is None or what == () or name == head or (isinstance(person, Personal) and person.is_sealed_at(name)):
            continue
        if name == "staff":
            yield pen.put(words.STAFF[what] if isinstance(what, bool) else what)
        elif name == "unit":
            yield pen.unit(what)
        elif name == "title" or isinstance(what, date):
            yield pen.text(str(what), CELL)
        elif isinstance(what, tuple):
            mask = name == "emails"
            yield pen.listed(masked(pen, "email", item) if mask else pen.code(item) for item in what)
        else:
            yield pen.say(words.LABELLED, label=label_of(info, name), value=masked(pen, name, str(what)))


def _members(pen: Pen, path: str, model: BaseModel) -> Iterator[Markdown]:
    for name, info in type(model).model_fields.items():
        what = getattr(model, name)
        if what is not None and what != ():
            label = label_of(info, name)
            yield pen.say(words.LABELLED, label=label, value=value(pen, f"{path}.{name}", what))
