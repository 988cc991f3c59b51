"""The questions of every kind of record as data, for the forms of the portal: public facts alone.

What they ask comes from the models, as in the terminal; what the policy says of a question, from its bindings.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from guanhao.desk import words
from guanhao.desk.form import KINDS, Group, Node, changeable, form_of, value_node
from guanhao.model.institution import Institution
from guanhao.model.platforms import Identifier, Platform
from guanhao.model.policy import Bound
from guanhao.model.terms import CHOICES, KIND
from guanhao.model.types import Label, Model
from guanhao.rules import BY_ID
from guanhao.rules.facts import Facts
from guanhao.rules.unknown_reference import REFERENCES
from guanhao.rules.wording import in_words

_JUDGED_AT: Mapping[str, tuple[tuple[str, str], ...]] = {
    "annual-review": (("review", "year"),),
    "back-filing": (("filing", "account.opened_on"),),
    "change-deadline": (("change", "happened_on"),),
    "duplicate-account": (("filing", "account.platform"),),
    "incident-report": (("incident", "reported_on"),),
    "release-images": (("release", "images"),),
    "release-lead-time": (("release", "planned_on"),),
    "release-source": (("release", "source"),),
    "release-text": (("release", "text_chars"),),
    "release-video": (("release", "video"),),
    "signed-by-head": tuple((kind, "signed") for kind in ("application", "filing", "change", "review", "closure")),
    "endorsement": (("filing", "endorsements"), ("application", "endorsements")),
    "order-deadline": (("order", "due_on"),),
    "waiver": (("waiver", "expires"),),
}
"""Rule that watches no value → the kinds and questions at which its figures are told."""

_NOT_CHANGED = ("signed", "endorsements", "note", "document")
"""Parts of a form and not of the entry: no form of the portal changes them."""

_Paths = Mapping[tuple[str, str], list[Any]]


def forms_data(facts: Facts, institution: Institution) -> dict[str, Any]:
    """Return the forms: questions, platforms, the policy's figures, where the result goes.

    Labels are pairs of Chinese and English. A question is `{k: keys, l: label, t: type}` with `r` (obligatory),
    `a` (asked though it may be skipped), `c` (choices), `f` (what it refers to), `e` (example), `p` (prose); a group
    has `m`, its members, and `many` where it is a list, whose members' keys hold the position 0.
    """
    notes = _notes(facts)
    repository = institution.repository
    return {
        "kinds": {
            kind: {"label": _pair(KIND[kind]), "nodes": [_node(kind, node, notes) for node in form_of(kind)]}
            for kind in KINDS
        },
        "changes": [
            {"path": path, "label": _pair(label), "node": _change(path, notes)}
            for path, label in changeable()
            if path not in _NOT_CHANGED
        ],
        "choices": {key: {value: _pair(label) for value, label in labels.items()} for key, labels in CHOICES.items()},
        "looked_at": sorted(_looked_at(facts)),
        "platforms": {id_: _platform(platform) for id_, platform in facts.platforms.items()},
        "waivable": {id_: _pair(BY_ID[id_].title) for id_, can_be in facts.waivable.items() if can_be and id_ in BY_ID},
        "repository": {"forge": repository.forge, "url": repository.url, "branch": repository.branch}
        if repository
        else None,
        "recipients": list(institution.encryption.recipients) if institution.encryption else [],
    }


def _node(kind: str, node: Node, notes: _Paths) -> dict[str, Any]:
    path = ".".join(key for key in node.keys if isinstance(key, str))
    return _question(node, notes.get((kind, path), []), lambda inner: _node(kind, inner, notes)) | _about(kind, node)


def _change(path: str, notes: _Paths) -> dict[str, Any]:
    """Return the question for a new value of the filing's field `path`, with keys below that value."""
    return _inner(path, value_node(path, ()), notes)


def _inner(path: str, node: Node, notes: _Paths) -> dict[str, Any]:
    below = ".".join([path, *(key for key in node.keys if isinstance(key, str))])
    told = notes.get(("change", below), [])
    return _question(node, told, lambda inner: _inner(path, inner, notes)) | _told_of("filing", below, node)


def _question(node: Node, told: list[Any], inner: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"k": list(node.keys), "l": _pair(node.label)}
    made |= {key: 1 for key, holds in (("r", node.required), ("a", node.asked)) if holds}
    if told:
        made["n"] = told
    if isinstance(node, Group):
        return made | {"m": [inner(member) for member in node.members]} | ({"many": 1} if node.many else {})
    return made | {"t": node.type} | ({"c": list(node.choices)} if node.choices else {})


def _about(kind: str, node: Node) -> dict[str, Any]:
    return _told_of(kind, ".".join(key for key in node.keys if isinstance(key, str)), node)


def _told_of(kind: str, path: str, node: Node) -> dict[str, Any]:
    """Return what a question refers to, whether it takes prose, and an example."""
    if isinstance(node, Group):
        return {}
    references = {".".join(k for k in keys if k != "*"): code for code, keys in REFERENCES.get(kind, ())}
    if (kind, path) == ("waiver", "rule"):
        references[path] = "rule"
    last = path.rpartition(".")[2]
    example = words.EXAMPLES.get(f"{kind}.{path}") or words.EXAMPLES.get(path) or words.EXAMPLES.get(last, "")
    found = {"f": references.get(path), "e": "" if node.choices or path in references else example}
    return {key: value for key, value in found.items() if value} | ({"p": 1} if node.prose else {})


def _looked_at(facts: Facts) -> Iterator[str]:
    """Yield the values of a declaration that the policy in force has rules for."""
    for bound in facts.policy.bounds if facts.policy else ():
        rule = BY_ID[bound.rule]
        if rule.value or "filing" in rule.kinds:
            yield from rule.watches


def _notes(facts: Facts) -> _Paths:
    """Return kind and question → what the articles in force say of it: article, title of the rule, its figures."""
    notes: dict[tuple[str, str], list[Any]] = defaultdict(list)
    terms = {id_: Label(unit.name, unit.name) for id_, unit in facts.units.items()}
    for bound in facts.policy.bounds if facts.policy else ():
        rule = BY_ID[bound.rule]
        note = _note(bound, terms)
        places = [*_JUDGED_AT.get(rule.id, ())]
        if rule.watches:
            kinds = ("application", "filing", "change") if rule.value else rule.kinds
            places += [(kind, rule.watches[0]) for kind in kinds]
        for place in places:
            if note not in notes[place]:
                notes[place].append(note)
    return notes


def _note(bound: Bound[Model], terms: Mapping[str, Label]) -> dict[str, Any]:
    figures = [[_pair(name), _pair(value)] for name, value in in_words(bound, terms)]
    return {"article": bound.article, "rule": bound.rule, "title": _pair(BY_ID[bound.rule].title), "figures": figures}


def _platform(platform: Platform) -> dict[str, Any]:
    """Return what the accounts of a platform have, and what it is called there; null for what they have not."""
    made: dict[str, Any] = {"name": [platform.name, platform.name_en]}
    for part in ("platform_id", "handle"):
        rule: Identifier | None = getattr(platform, part)
        made[part] = (
            {"l": [rule.label, rule.label_en], "e": rule.example} | ({"r": 1} if rule.required else {})
            if rule
            else None
        )
    made["url"] = ({"r": 1} if platform.url.required else {}) if platform.url else None
    made["qr"] = {} if platform.qr else None
    return made


def _pair(label: Label) -> list[str]:
    return [label.zh, label.en]
