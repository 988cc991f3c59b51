"""What helps to answer a question: the platform's own words for it, its choices, an example, a likely answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from guanhao.desk import words
from guanhao.desk.answers import Choice
from guanhao.desk.draft import Draft, as_raw
from guanhao.desk.form import Field, Group
from guanhao.desk.talk import Talk
from guanhao.ledger.values import get_value
from guanhao.model.account import Account
from guanhao.model.platforms import Identifier, Platform
from guanhao.model.terms import CHOICES
from guanhao.model.types import SEALED, WITHHELD, Label
from guanhao.rules import BY_ID
from guanhao.rules.facts import Facts
from guanhao.rules.unknown_reference import REFERENCES

IDENTIFYING = ("platform_id", "handle", "url", "qr")

AnyNode = TypeVar("AnyNode", Field, Group, Field | Group)


@dataclass(frozen=True)
class Hints:
    """What the register knows that bears on an answer."""

    facts: Facts
    account: Account | None = None
    files: Sequence[str] = field(default_factory=tuple)
    """Names of the files in the account's folder."""

    def made_exact(self, draft: Draft, node: AnyNode) -> AnyNode:
        """Return the question with the platform's own name for it, obligatory where the platform makes it so.

        What the policy's rules look at is asked with the core.
        """
        if not node.asked and any(_is_on_way(node, path) for path in self._looked_at(draft)):
            node = replace(node, asked=True)
        part, platform = _part(draft, node), self._platform(draft)
        if part is None or platform is None or not isinstance(node, Field):
            return node
        rule = getattr(platform, part)
        label = Label(rule.label, rule.label_en) if isinstance(rule, Identifier) else node.label
        if draft.kind in ("application", "impostor", "change"):
            return replace(node, label=label)
        is_required = bool(rule and getattr(rule, "required", False))
        return replace(node, label=label, required=is_required, asked=rule is not None and part != "qr")

    def _looked_at(self, draft: Draft) -> Iterator[str]:
        """Yield the values of a declaration that the policy in force has rules for, as dotted paths."""
        if draft.kind in ("application", "filing") and self.facts.policy:
            for bound in self.facts.policy.bounds:
                rule = BY_ID[bound.rule]
                if rule.value or draft.kind in rule.kinds:
                    yield from rule.watches

    def is_void(self, draft: Draft, node: Field | Group) -> bool:
        """Tell whether the platform's accounts have no such thing."""
        part, platform = _part(draft, node), self._platform(draft)
        return part is not None and platform is not None and getattr(platform, part) is None

    def choices(self, draft: Draft, question: Field) -> list[Choice]:
        """Return the values that can be chosen from, with what they mean; empty where any text will do."""
        if question.choices:
            meanings = CHOICES.get(str(question.keys[-1]), {})
            if question.keys[-1] == "to":
                meanings = CHOICES.get(_named(draft, question), {})
            return [(value, meanings.get(value, Label(value, value))) for value in question.choices]
        match _reference(draft, question):
            case "unit":
                units = self.facts.units.items()
                return [(id_, Label(unit.name, unit.name)) for id_, unit in units if not unit.closed_on]
            case "platform":
                return [(id_, Label(p.name, p.name_en)) for id_, p in self.facts.platforms.items()]
            case "file":
                return [(name, Label(name, name)) for name in self.files]
        return []

    def suggested(self, draft: Draft, question: Field) -> Any:
        """Return a likely answer, for Enter to take; None where there is none."""
        person = get_value(self.account.filing, "people.responsible") if self.account else None
        responsible: Mapping[str, Any] = draft.get(("people", "responsible")) or as_raw(person) or {}
        if not isinstance(responsible, Mapping) or draft.kind == "order":
            responsible = {}
        match question.keys:
            case ("signed", "on"):
                return str(draft.filed_on)
            case ("year",):
                return str(draft.filed_on.year)
            case ("signed", ("name" | "title") as part):
                return _unless_withheld(responsible.get(part))
            case ("commitment", "signed_by"):
                return _unless_withheld(responsible.get("name"))
        return None

    def menu(self, talk: Talk, draft: Draft, question: Field) -> str:
        """Return the choices of a question, numbered, a line each."""
        lines = []
        for number, (value, label) in enumerate(self.choices(draft, question), 1):
            known = value in (str(number), talk.term(label))
            lines.append(f"  {number} {talk.term(label)}" + ("" if known else f" ({value})"))
        return "\n".join(lines)

    def meaning(self, talk: Talk, path: str, value: Any) -> str:
        """Write the present value of a filing's field on one line, units and choices by name."""
        if isinstance(value, list):
            return "、".join(self.meaning(talk, path, item) for item in value)
        if path in ("unit", "copied_to") and value in self.facts.units:
            return self.facts.units[value].name
        label = CHOICES.get(path, {}).get(value) if isinstance(value, str) else None
        return talk.term(label) if label else as_line(value)

    def prompt(self, talk: Talk, draft: Draft, question: Field, default: Any) -> str:
        """Return the question in words: label, key, example, and what Enter does."""
        label, key = talk.term(question.label), ".".join(str(k + 1) if isinstance(k, int) else k for k in question.keys)
        asked = f"{label}（{key}）" if talk.lang == "zh" else f"{label} ({key})"
        hints = [talk.say(words.NUMBER)] if self.choices(draft, question) else []
        example = self._example(draft, question)
        if example and default is None:
            hints.append(talk.say(words.EXAMPLE, example=example))
        if question.type in ("texts", "flag"):
            hints.append(talk.say(words.SEVERAL if question.type == "texts" else words.YES_NO))
        if default is not None:
            hints.append(talk.say(words.DEFAULT, value=as_line(default)))
        elif not question.required:
            hints.append(talk.say(words.EMPTIES if question.keys[2:] == ("to",) else words.SKIP))
        comma, colon = ("，", "：") if talk.lang == "zh" else (", ", ": ")
        return comma.join([asked, *hints]) + colon

    def _platform(self, draft: Draft) -> Platform | None:
        chosen = draft.get(("account", "platform")) if draft.kind != "impostor" else draft.get(("platform",))
        if draft.kind == "change":
            chosen = get_value(self.account.filing, "account.platform") if self.account else None
        return self.facts.platforms.get(chosen) if isinstance(chosen, str) else None

    def _example(self, draft: Draft, question: Field) -> str:
        part, platform = _part(draft, question), self._platform(draft)
        rule = getattr(platform, part) if part and platform else None
        if isinstance(rule, Identifier):
            return rule.example
        if question.type == "date":
            return str(draft.filed_on)
        if question.choices or _reference(draft, question) in ("unit", "platform", "file"):
            return ""
        name = _named(draft, question)
        last = name.rpartition(".")[2]
        return words.EXAMPLES.get(f"{draft.kind}.{name}") or words.EXAMPLES.get(name) or words.EXAMPLES.get(last, "")


def as_line(value: Any) -> str:
    """Write a plain value on one line, for people."""
    if isinstance(value, Mapping):
        parts = (SEALED if key == "sealed" else as_line(inner) for key, inner in value.items() if inner is not None)
        return " ".join(parts)
    if isinstance(value, list):
        return "、".join(map(as_line, value))
    return {"true": "是", "false": "否"}.get(str(value), str(value)) if value is not None else "—"


def _unless_withheld(value: Any) -> Any:
    return None if value in WITHHELD else value


def _named(draft: Draft, question: Field | Group) -> str:
    """Return the dotted path of what is asked about, that of the filing's field for a change; no list positions."""
    keys = question.keys
    if keys[:1] == ("changes",):
        keys = (str(draft.get((*keys[:2], "field"))), *keys[3:])
    return ".".join(key for key in keys if isinstance(key, str))


def _part(draft: Draft, question: Field | Group) -> str | None:
    """Return which identifier of the account a question is about, if any."""
    holder, _, part = _named(draft, question).rpartition(".")
    return part if part in IDENTIFYING and holder == ("" if draft.kind == "impostor" else "account") else None


def _reference(draft: Draft, question: Field) -> str | None:
    """Return what an answer names: a unit, platform, account or file."""
    kind = "filing" if question.keys[:1] == ("changes",) else draft.kind
    named = _named(draft, question)
    paths = {".".join(k for k in path if k != "*"): code for code, path in REFERENCES.get(kind, ())}
    return paths.get(named)


def _is_on_way(node: Field | Group, path: str) -> bool:
    """Tell whether a question is about the value at a dotted path, or about what holds it."""
    return f"{path}.".startswith(".".join(map(str, node.keys)) + ".")
