"""What the forms of the portal judge by: models, messages and the policy in force, as one JSON (`desk/rules.json`).

The browser judges a record by the same data as `check`, with the JavaScript twins of these rules in
`portal/assets/js/desk`. Only what is public goes in: no maintainer, approver or person.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from annotated_types import Ge, Le
from pydantic import BaseModel

from guanhao.desk.form import KINDS, is_prose, order_of
from guanhao.desk.schema import DIALECT
from guanhao.ledger.fold import ALLOWED, STATE_WORDS
from guanhao.load.register import MODELS
from guanhao.model.changes import CHANGEABLE
from guanhao.model.filing import People
from guanhao.model.finding import Message
from guanhao.model.institution import Institution, Unit
from guanhao.model.persons import Personal
from guanhao.model.platforms import Platform
from guanhao.model.policy import BoundPolicy
from guanhao.model.types import Label
from guanhao.rules import BY_ID, RULES
from guanhao.rules.canonical_url import example_of
from guanhao.rules.facts import Facts
from guanhao.rules.unknown_reference import CHANGED, REFERENCES
from guanhao.rules.wording import TERMS
from guanhao.verify.names import names_of, reserved_names

JUDGED = (
    "schema",
    "file-name",
    "unknown-reference",
    "hidden-characters",
    "transition",
    "stale-change",
    "platform-id",
    "canonical-url",
    "qr-payload",
    "duplicate-identity",
    "personal-data-exposed",
    "application-first",
    "matches-application",
    "back-filing",
    "signed-by-head",
    "commitment",
    "copied-offices",
    "endorsement",
    "change-deadline",
    "tier",
    "responsible-person",
    "supervisor",
    "operators",
    "individual-holder",
    "official-name",
    "reserved-name",
    "confusable-name",
    "duplicate-account",
    "reply-promise",
    "monitoring",
    "release-lead-time",
    "release-text",
    "release-images",
    "release-video",
    "release-source",
)
"""The rules that the browser judges too, as far as one record and public data allow."""

_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


def rules_data(facts: Facts) -> dict[str, Any]:
    """Return what the browser is told of the register, the kinds of record and the rules, ready for JSON.

    Labels are `[Chinese, English]`, dates `YYYY-MM-DD`.

    - `version`: 1
    - `schemas`: kind of record → JSON Schema; `x-guanhao-type: prose` marks text of several lines,
      `x-guanhao-redactable` a mapping that the registrar may redact whole
    - `order`: kind → keys in the order of the file
    - `terms`: value of a parameter → label
    - `fields`: every field that a change may name
    - `states`: state → kinds of record that it allows; `state_words`: state → label
    - `references`, `changed_references`: kind, or field of a change → what its values name and where (`*`: each item)
    - `messages`: rule → code → `{zh, en, fix_zh, fix_en}` with `{name}` for a parameter, for the rules in `judged`
    - `judged`: ids of the rules that the browser judges; `unjudged`: id → title of those on that it leaves to `check`
    - `severity`: rule → the severity that the policy gives it
    - `platforms`: id → the catalogue's entry, and an `example` of an address
    - `units`: `[{id, name, kind, aliases, closed_on, merged_into}]`; `kind` is null of one whose file cannot be read
    - `institution`: `{name, names, reserved, registrar, timezone}`, null where it cannot be read
    - `policy`: `{id, effective_on, bindings: [{rule, article, periods: [{from, params}]}]}`, null likewise
    - `unicode`: tables of characters (`portal/assets/js/desk/unicode.js`)
    """
    return {**_models_data(), **register_data(facts)}


def register_data(facts: Facts) -> dict[str, Any]:
    """Return the part of `rules_data` that differs from register to register."""
    return {
        "unjudged": _unjudged(facts.policy),
        "severity": _severities(facts.policy),
        "platforms": {id_: _platform(platform) for id_, platform in facts.platforms.items()},
        "units": [_unit(id_, facts.units.get(id_)) for id_ in sorted(facts.unit_files)],
        "institution": _institution(facts.institution) if facts.institution else None,
        "policy": _policy(facts.policy) if facts.policy else None,
    }


@cache
def _models_data() -> Mapping[str, Any]:
    return {
        "version": 1,
        "schemas": {kind: _schema(kind) for kind in KINDS},
        "order": {kind: list(order_of(kind)) for kind in KINDS},
        "terms": _labels(TERMS),
        "fields": list(CHANGEABLE),
        "states": {state: list(kinds) for state, kinds in ALLOWED.items()},
        "state_words": _labels(STATE_WORDS),
        "references": {kind: [[code, list(path)] for code, path in REFERENCES.get(kind, ())] for kind in KINDS},
        "changed_references": {field: [code, list(path)] for field, (code, path) in CHANGED.items()},
        "messages": {rule: {c: _message(m) for c, m in BY_ID[rule].messages.items()} for rule in JUDGED},
        "judged": list(JUDGED),
        "unicode": _unicode(),
    }


def _schema(kind: str) -> dict[str, Any]:
    """Return a kind's JSON Schema with what it cannot say of itself."""
    schema: dict[str, Any] = {"$schema": DIALECT, **MODELS[kind].model_json_schema(by_alias=True)}
    for model in dict.fromkeys(_models(MODELS[kind])):
        described = schema if model is MODELS[kind] else schema["$defs"][model.__name__]
        if issubclass(model, Personal | People):
            described["x-guanhao-redactable"] = "all" if model is People else "required"
        if issubclass(model, Personal):  # a form is judged before its people are sealed
            described.pop("anyOf", None)
            described["required"] = [
                info.alias or name for name, info in model.model_fields.items() if info.is_required()
            ]
        for name, info in model.model_fields.items():
            place = described["properties"][info.alias or name]
            if is_prose(info):
                place.get("anyOf", [place])[0]["x-guanhao-type"] = "prose"
            for limit in info.metadata:  # which pydantic leaves out where a validator comes before them
                if isinstance(limit, Ge):
                    place["minimum"] = limit.ge
                elif isinstance(limit, Le):
                    place["maximum"] = limit.le
    return schema


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation is made of, and those that they are made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for info in annotation.model_fields.values():
            yield from _models(info.annotation)
    for inner in get_args(annotation):
        yield from _models(inner)


def _label(label: Label) -> list[str]:
    return [label.zh, label.en]


def _labels(labels: Mapping[str, Label]) -> dict[str, list[str]]:
    return {key: _label(label) for key, label in labels.items()}


def _message(message: Message) -> dict[str, str]:
    return {"zh": message.zh, "en": message.en, "fix_zh": message.fix_zh, "fix_en": message.fix_en}


def _unjudged(policy: BoundPolicy | None) -> dict[str, list[str]]:
    """Return the rules on single records and accounts that are on and that the browser leaves to `check`."""
    bound = {bound.rule for bound in policy.bounds} if policy else set()
    on = (rule for rule in RULES if rule.account or rule.document or rule.register or rule.id in bound)
    return {rule.id: _label(rule.title) for rule in on if rule.id not in JUDGED and rule.rule_class != "report"}


def _severities(policy: BoundPolicy | None) -> dict[str, str]:
    listed = policy.severity if policy else {}
    return {rule: listed.get(rule, BY_ID[rule].severity) for rule in JUDGED}


def _platform(platform: Platform) -> dict[str, Any]:
    return {**platform.model_dump(mode="json", exclude_none=True), "example": example_of(platform)}


def _unit(id_: str, unit: Unit | None) -> dict[str, Any]:
    if unit is None:  # its file cannot be read: all that is known is that there is such a unit
        return {"id": id_, "name": id_, "kind": None, "aliases": [], "closed_on": None, "merged_into": None}
    return {
        "id": id_,
        "name": unit.name,
        "kind": unit.kind,
        "aliases": list(unit.aliases or ()),
        "closed_on": str(unit.closed_on) if unit.closed_on else None,
        "merged_into": unit.merged_into,
    }


def _institution(institution: Institution) -> dict[str, Any]:
    return {
        "name": institution.name,
        "names": list(names_of(institution)),
        "reserved": list(reserved_names(institution)),
        "registrar": institution.registrar,
        "timezone": institution.timezone,
    }


def _policy(policy: BoundPolicy) -> dict[str, Any]:
    bindings = [
        {
            "rule": bound.rule,
            "article": bound.article,
            "periods": [
                {"from": str(start), "params": params.model_dump(mode="json")} for start, params in bound.periods
            ],
        }
        for bound in policy.bounds
    ]
    return {
        "id": policy.id,
        "effective_on": str(policy.effective_on) if policy.effective_on else None,
        "bindings": bindings,
    }


def _unicode() -> dict[str, str]:
    """Return where characters of two sorts lie: lengths of the stretches outside and within, in turn, in base 36."""
    return {
        "unseen": _stretches(unicodedata.category, _UNSEEN),
        "wide": _stretches(unicodedata.east_asian_width, ("W", "F")),
    }


def _stretches(sort_of: Callable[[str], str], sorts: Collection[str]) -> str:
    lengths, place, is_within = [], 0, False
    # The other planes are unassigned, or private, as a whole: there no character differs from the one before it.
    points = (*range(0x40001), *range(0xE0000, 0xE1001), 0xF0000, 0xFFFFE, 0x100000, 0x10FFFE)
    for point, sort in zip(points, map(sort_of, map(chr, points)), strict=True):
        if (sort in sorts) is not is_within:
            lengths.append(_base_36(point - place))
            place, is_within = point, not is_within
    return " ".join(lengths)


def _base_36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    high, low = divmod(number, 36)
    return (_base_36(high) if high else "") + digits[low]
