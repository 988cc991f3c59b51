"""The present values of an account as a text to be edited, and the change record that what was edited makes.

The text is one YAML mapping: what a change record says of itself, then the filing as it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from guanhao.desk import edit_words as words
from guanhao.desk.answers import from_answer
from guanhao.desk.change_dialog import former_value
from guanhao.desk.differing import differing
from guanhao.desk.draft import Draft, as_raw, missing_in, value_at
from guanhao.desk.emit import emit
from guanhao.desk.form import Field, Group, Node, form_of
from guanhao.desk.new import Desk
from guanhao.desk.talk import Talk
from guanhao.ledger.values import get_value
from guanhao.load.shape import read_model
from guanhao.load.yaml_document import parse_bytes, positions
from guanhao.model.account import Account
from guanhao.model.changes import FIXED
from guanhao.model.document import Problem
from guanhao.model.filing import Filing
from guanhao.model.finding import Finding
from guanhao.model.location import Keys, Pointer
from guanhao.model.terms import CHOICES

HEAD = ("happened_on", "reason", "signed", "late_reason", "correction", "endorsements", "document", "note")
"""What a change record says of itself, in the order of the text."""

_OFFERED = ("happened_on", "reason", "signed")
"""What every change record says: stands there to be filled in. The rest is behind a # until it is wanted."""

_NOT_SHOWN = frozenset(["kind", "filed_on", "signed", "endorsements", "document", "note", "back_filing"])
"""Keys of the filing that are no part of the entry, or whose names the head needs."""

_MARK = "#× "
"""What the lines begin with that tell what is wrong."""


Place = Keys | int
"""Keys of the text, or a 1-based line of it."""


@dataclass(frozen=True)
class Read:
    """What an edited text says."""

    draft: Draft | None
    """The change record; None where nothing differs, or the text cannot be read."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the text, each at keys of the text."""
    missing: tuple[Node, ...] = ()
    """What a change record needs and the text does not say."""
    is_empty: bool = False
    """Whether everything was deleted, which gives up."""

    @property
    def is_unchanged(self) -> bool:
        """Whether the text is right and says nothing new."""
        return self.draft is None and not self.findings


def present_text(desk: Desk, talk: Talk) -> str:
    """Return the text to be edited: the head with what is known of it, the present values, what they lack."""
    filing = _filing(desk)
    if filing is None:
        return ""
    name = filing.account.name
    lines = [f"# {line}" for line in talk.say(words.INTRO, account=desk.draft.target, name=name).splitlines()]
    nodes = {str(node.keys[0]): node for node in form_of("change")}
    lines += ["", *(line for key in HEAD for line in _head(desk, talk, nodes[key]))]
    lines += ["", f"# ---- {talk.term(words.VALUES)} ----", ""]
    values = filing.model_dump(by_alias=True, exclude_none=True)
    for node in form_of("filing"):
        key = str(node.keys[0])
        if key not in _NOT_SHOWN:
            lines += [*_value(talk, node, values.get(key)), ""]
    return "\n".join(lines)


def read_text(text: str, desk: Desk) -> Read:
    """Return what an edited text says: a change record of what differs, or what is wrong with it."""
    plain, old = without_notes(text), _filing(desk)
    if _is_blank(plain):
        return Read(None, is_empty=True)
    _, parsed = parse_bytes(plain.encode("utf-8", "surrogatepass"))
    if parsed.problems or not isinstance(parsed.value, dict) or old is None:
        problems = parsed.problems or read_model(Filing, parsed.value)[1]
        return Read(None, tuple(_finding(desk, problem) for problem in problems))
    said = {key: value for key, value in parsed.value.items() if key not in HEAD}
    new, problems = read_model(Filing, _completed(said, old))
    findings = [*_fixed(desk, said, old), *(_finding(desk, problem) for problem in problems)]
    if findings or new is None:
        return Read(None, tuple(findings))
    paths = differing(old, new)
    if not paths:
        return Read(None)
    draft = _drafted(desk, parsed.value, new, paths)
    return Read(draft, missing=tuple(missing_in(draft, form_of("change"))))


def with_notes(text: str, notes: Sequence[tuple[Place, str]], talk: Talk) -> str:
    """Return a text with what is wrong written above it.

    Notes of before are taken out, so that only what is still wrong stands there.
    """
    above = 1 + sum(len(said.splitlines()) for _, said in notes)
    told = "\n".join([talk.term(words.WRONG), *located(text, notes, talk, above)])
    return "".join(f"{_MARK}{line}\n" for line in told.splitlines()) + without_notes(text)


def located(text: str, notes: Sequence[tuple[Place, str]], talk: Talk, above: int = 0) -> Iterator[str]:
    """Yield what is wrong, with its line in a text that has `above` lines of notes."""
    marks = positions(parse_bytes(without_notes(text).encode("utf-8", "surrogatepass"))[0])
    for where, said in notes:
        line = where if isinstance(where, int) else _line(marks, where)
        yield f"{talk.say(words.AT_LINE, line=str(line + above)) if line else ''}{said}"


def without_notes(text: str) -> str:
    """Return a text without the lines that tell what is wrong."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_MARK.rstrip()))


def keys_in_text(draft: Draft, finding: Finding) -> Keys:
    """Return where the text says what a finding on the record is about."""
    keys = finding.where.keys
    if keys[:1] != ("changes",) or len(keys) < 2:
        return keys
    path = draft.get((*keys[:2], "field"))
    return (*(path.split(".") if isinstance(path, str) else ()), *keys[3:])


def _filing(desk: Desk) -> Filing | None:
    account = desk.hints.account
    return account.filing if isinstance(account, Account) and isinstance(account.filing, Filing) else None


def _head(desk: Desk, talk: Talk, node: Node) -> Iterator[str]:
    """Yield the lines of a key of the head: with what is known of it, else open, or as an offer."""
    key = str(node.keys[0])
    known = desk.draft.get(node.keys)
    if known is None and isinstance(node, Group) and not node.many:
        suggested = {str(m.keys[-1]): desk.hints.suggested(desk.draft, m) for m in node.members if isinstance(m, Field)}
        known = {name: value for name, value in suggested.items() if value is not None}
    hint = talk.term(words.HINTS[key])
    if known:
        yield f"# {talk.term(node.label)}{hint}"
        yield emit({key: _typed(known)}).rstrip("\n")
    elif key in _OFFERED:
        yield f"# {talk.term(node.label)}{hint}"
        yield f"{key}:"
    else:
        yield f"# {key}:  # {talk.term(node.label)}{hint}"


def _typed(value: Any) -> Any:
    """Return a plain value with days as days, which need no quotation marks."""
    if isinstance(value, dict):
        return {key: _typed(inner) for key, inner in value.items()}
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _value(talk: Talk, node: Node, value: Any) -> Iterator[str]:
    """Yield the lines of a value of the filing; one that is not there as an offer."""
    key = str(node.keys[0])
    offered = [f"{choice} {talk.term(label)}" for choice, label in CHOICES.get(key, {}).items()]
    choices = talk.say(words.CHOICES, choices=" · ".join(offered)) if offered else ""
    hint = talk.term(words.HINTS[key]) if key in words.HINTS else ""
    lacking = [m for m in node.members if value.get(m.keys[-1]) is None] if isinstance(node, Group) and value else []
    more = (
        talk.say(words.MORE, keys="、".join(f"{m.keys[-1]} {talk.term(m.label)}" for m in lacking)) if lacking else ""
    )
    yield f"# {talk.term(node.label)}{choices}{hint}{more}"
    if value is not None:
        yield emit({key: value}).rstrip("\n")
    elif isinstance(node, Group):
        yield f"# {key}: {{{', '.join(f'{member.keys[-1]}: ' for member in node.members)}}}"
    else:
        yield f"# {key}:"


def _is_blank(source: str) -> bool:
    """Tell whether a text holds nothing but comments."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in source.splitlines())


def _completed(said: Mapping[str, Any], old: Filing) -> dict[str, Any]:
    """Return what the text says as a whole filing: what is no part of the entry stands as it was."""
    kept = as_raw(old)
    unshown = {key: kept[key] for key in _NOT_SHOWN if key in kept}
    return {**said, **unshown, **({"back_filing": said["back_filing"]} if said.get("back_filing") else {})}


def _fixed(desk: Desk, said: Mapping[str, Any], old: Filing) -> Iterator[Finding]:
    """Yield what was edited and never changes."""
    for path in FIXED:
        keys = tuple(path.split("."))
        value = value_at(said, keys)
        if value is not None and value != as_raw(get_value(old, path)):
            yield Finding("schema", "unchangeable", desk.draft.path, Pointer(keys), {"value": path})


def _finding(desk: Desk, problem: Problem) -> Finding:
    return Finding(problem.rule, problem.code, desk.draft.path, problem.where, problem.params)


def _drafted(desk: Desk, said: Mapping[str, Any], new: Filing, paths: Sequence[str]) -> Draft:
    """Return the change record of what differs."""
    head = {key: said[key] for key in HEAD if said.get(key) is not None}
    if isinstance(day := head.get("happened_on"), str):
        head["happened_on"] = from_answer(day, "date", ())
    raw = {key: desk.draft.raw[key] for key in ("kind", "filed_on")}
    changes = [
        {"field": path, **former_value(desk.hints.account, path), "to": as_raw(get_value(new, path))} for path in paths
    ]
    return replace(desk.draft, raw={**raw, **head, "changes": changes})


def _line(marks: Mapping[tuple[Keys, str], tuple[int, int]], keys: Keys) -> int | None:
    """Return the line of a value, or of what holds it."""
    held = (keys[:end] for end in range(len(keys), 0, -1))
    return next((marks[above, at][0] for above in held for at in ("value", "key") if (above, at) in marks), None)
