"""What is due, as one issue a unit: opened when there is something, kept up to date, closed when all is done."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, Literal, NamedTuple

from guanhao.forge.client import Forge
from guanhao.forge.comment import same_text
from guanhao.forge.harmless import harmless
from guanhao.model.due import DueList, Duty
from guanhao.model.finding import Language
from guanhao.model.types import ID
from guanhao.report.due import as_markdown
from guanhao.report.words import visible

LABEL = "guanhao"
"""On GitHub our issues bear it, so that they are found among thousands of requests; no outsider can set one."""

_MARKER = "<!-- guanhao:duties:{unit} -->"
_MARKED = re.compile(rf"<!-- guanhao:duties:({ID}) -->")
_SHOWN = ("fail", "due-soon")
_TITLE = {"zh": "到期事项：{name}（{unit}）", "en": "What is due: {name} ({unit})"}


class Issue(NamedTuple):
    """An issue of duties as the forge has it, or as it should be."""

    title: str
    body: str
    is_open: bool
    number: int = 0


class Action(NamedTuple):
    """What to do for a unit: with which fields an issue is opened, or that of a number edited."""

    unit: str
    done: Literal["opened", "edited"]
    fields: Mapping[str, object]
    number: int = 0


def post_duties(forge: Forge, due: DueList, lang: Language) -> list[Action]:
    """Bring the issues up to date with every duty there is, whatever its outcome; return what was done.

    Raises ForgeError; a later run does what was left.
    """
    listing = {"labels": LABEL} if forge.is_github else {"type": "issues"}
    actions = plan(known_issues(forge.pages("issues", state="all", **listing), forge.robots), wanted_issues(due, lang))
    for action in actions:
        if action.done == "opened":
            labels = {"labels": [LABEL]} if forge.is_github else {}
            forge.send("POST", "issues", {**action.fields, **labels})
        else:
            forge.send("PATCH", f"issues/{action.number}", action.fields)
    return actions


def known_issues(listed: Iterable[Mapping[str, Any]], robots: Iterable[str]) -> dict[str, Issue]:
    """Return by unit the issue that a workflow opened for it, the oldest if there are several."""
    known = tuple(robots)
    found: dict[str, Issue] = {}
    for raw in sorted(listed, key=lambda raw: int(raw["number"])):
        marked = _MARKED.match(raw["body"] or "")
        if marked and raw["user"]["login"] in known and not raw.get("pull_request"):
            issue = Issue(raw["title"], raw["body"], raw["state"] == "open", int(raw["number"]))
            found.setdefault(marked[1], issue)
    return found


def wanted_issues(due: DueList, lang: Language) -> dict[str, Issue]:
    """Return by unit the issue that it should have: open where a duty failed or is soon due, else closed."""
    by_unit = groupby(sorted(due.duties, key=_unit), key=_unit)
    return {unit: _issue(due, unit, list(duties), lang) for unit, duties in by_unit if unit}


def plan(known: Mapping[str, Issue], wanted: Mapping[str, Issue]) -> list[Action]:
    """Return what to do, unit by unit; an issue that would be closed from the first is not opened."""
    actions: list[Action] = []
    for unit in sorted({*known, *wanted}):
        now, then = known.get(unit), wanted.get(unit)
        if now is None:
            if then and then.is_open:
                actions.append(Action(unit, "opened", {"title": then.title, "body": then.body}))
        elif fields := _difference(now, then or now._replace(is_open=False)):
            actions.append(Action(unit, "edited", fields, now.number))
    return actions


def _difference(now: Issue, then: Issue) -> dict[str, object]:
    """Return what to change; a closed issue that stays closed is left alone, for only its day would be another."""
    if not now.is_open and not then.is_open:
        return {}
    fields: dict[str, object] = {} if now.title == then.title else {"title": then.title}
    if not same_text(now.body, then.body):
        fields["body"] = then.body
    if now.is_open != then.is_open:
        fields["state"] = "open" if then.is_open else "closed"
    return fields


def _unit(duty: Duty) -> str:
    return duty.judgement.unit or ""


def _issue(due: DueList, unit: str, duties: list[Duty], lang: Language) -> Issue:
    shown = tuple(duty for duty in duties if duty.judgement.outcome in _SHOWN)
    own = replace(due, duties=shown, counts=Counter(duty.judgement.outcome for duty in duties))
    title = _TITLE[lang].format(name=visible(due.units.get(unit, unit)), unit=unit)
    body = f"{_MARKER.format(unit=unit)}\n{harmless(as_markdown(own, lang), lang)}\n"
    return Issue(title, body, bool(shown))
