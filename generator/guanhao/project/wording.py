"""The values of a record in words, persons included: for the internal edition alone."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from guanhao.model.changes import FieldChange, label_at, label_of
from guanhao.model.internal import Facts
from guanhao.model.persons import Personal, unless_sealed
from guanhao.model.records import Change
from guanhao.model.terms import CHOICES, WITHHELD
from guanhao.model.types import Label

STAFF = {True: Label("教职工", "staff"), False: Label("学生", "student")}
FLAGS = {True: Label("是", "yes"), False: Label("否", "no")}
_NOTHING = Label("（无）", "(none)")
_UNITS = ("unit", "copied_to")
_HEADS = ("name", "signed_by")
"""What a mapping that names somebody is headed by."""
_FIRST, _LAST = ("account",), ("commitment", "document", "endorsements", "note", "signed")
"""What a reader looks for first, and what every form ends with."""
_ITSELF = ("kind", "filed_on", "changes")


@dataclass(frozen=True)
class Wording:
    """Words values; knows what units and platforms are called."""

    units: Mapping[str, Label]
    platforms: Mapping[str, Label]

    def facts(self, record: BaseModel, without: Collection[str] = ()) -> Facts:
        """Return everything that a record says, but what heads it; of a change each field, before and after."""
        return tuple(self._facts(record, {*_ITSELF, *without}))

    def _facts(self, record: BaseModel, without: Collection[str]) -> Iterator[tuple[Label, Label]]:
        if isinstance(record, Change):
            yield from map(self._change, record.changes)
        fields = type(record).model_fields
        for name in sorted(fields, key=_rank):
            value = getattr(record, name)
            if name not in without and value is not None and value is not False and value != ():
                label = label_of(fields[name], name)
                if name in ("account", "people", "report", "grounds", "service"):
                    yield from self._facts(value, ())
                else:
                    yield label, self.say(name, value)

    def _change(self, change: FieldChange) -> tuple[Label, Label]:
        last = change.field.rpartition(".")[2]
        before, after = (self.say(last, unless_sealed(value)) for value in (change.from_, change.to))
        return label_at(change.field), Label(f"{before.zh} → {after.zh}", f"{before.en} → {after.en}")

    def say(self, name: str, value: Any) -> Label:
        """Return a value of the field `name` in words."""
        if value is None or value == ():
            return _NOTHING
        if isinstance(value, bool):
            return FLAGS[value]
        if isinstance(value, BaseModel):
            return self._whole(value)
        if isinstance(value, list | tuple):
            items = [self.say(name, item) for item in value]
            is_long = any(isinstance(item, BaseModel) for item in value)
            return _joined(items, Label("；", "; ") if is_long else Label("、", ", "))
        if isinstance(value, date):
            return Label(str(value), str(value))
        return self._text(name, str(value))

    def _text(self, name: str, text: str) -> Label:
        if name in _UNITS:
            return self.units.get(text, Label(text, text))
        if name == "platform":
            return self.platforms.get(text, Label(text, text))
        return CHOICES.get(name, WITHHELD).get(text, Label(text, text))

    def _whole(self, model: BaseModel) -> Label:
        """Return a mapping in one line: what heads it, then in brackets the rest, each with its label.

        What is sealed is said once, in the place of the name.
        """
        fields = {n: v for n in type(model).model_fields if (v := getattr(model, n)) is not None and v != ()}
        head = next((name for name in _HEADS if name in fields), None)
        if isinstance(model, Personal):
            fields = {n: v for n, v in fields.items() if n == head or not model.is_sealed_at(n)}
        rest = _joined([self._part(model, n, v) for n, v in fields.items() if n != head], Label("，", ", "))
        if head is None:
            return rest
        first = self._text(head, str(fields[head]))
        return Label(f"{first.zh}（{rest.zh}）", f"{first.en} ({rest.en})") if rest.zh else first

    def _part(self, model: BaseModel, name: str, value: Any) -> Label:
        if name == "staff" and isinstance(value, bool):
            return STAFF[value]
        said, label = self.say(name, value), label_of(type(model).model_fields[name], name)
        if name == "title":
            return said
        return Label(f"{label.zh} {said.zh}", f"{label.en} {said.en}")


def _rank(name: str) -> int:
    return -1 if name in _FIRST else _LAST.index(name) + 1 if name in _LAST else 0


def _joined(labels: list[Label], by: Label) -> Label:
    return Label(by.zh.join(label.zh for label in labels), by.en.join(label.en for label in labels))
