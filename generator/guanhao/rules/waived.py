"""Waivers at work: which are in force, what they except, and which of them nobody needs."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from guanhao.model.document import Document
from guanhao.model.finding import Finding
from guanhao.model.judgement import Judgement
from guanhao.model.location import Pointer
from guanhao.model.records import Waiver
from guanhao.rules import waiver as rule
from guanhao.rules.base import DocumentContext
from guanhao.rules.facts import Facts


class Granted(NamedTuple):
    """A waiver without a fault, and its file."""

    path: str
    waiver: Waiver


def granted(facts: Facts, documents: Iterable[Document]) -> tuple[Granted, ...]:
    """Return the waivers that hold to the rules; any other excepts nothing."""
    return tuple(
        Granted(document.path, document.model)
        for document in documents
        if isinstance(document.model, Waiver) and not any(rule.check(DocumentContext(facts, document)))
    )


def waive(finding: Finding, waivers: Iterable[Granted], as_of: date) -> Finding:
    """Return a finding with the waiver that excepts its account, if there is one; it then gates nothing."""
    path = _waiver_of(finding.rule, finding.account, finding.day or as_of, waivers)
    return replace(finding, waived=path, severity="notice") if path else finding


def waive_judgement(judgement: Judgement, waivers: Iterable[Granted], as_of: date) -> Judgement:
    """Return a judgement with the waiver that excepts its account, if it failed or is soon due and there is one."""
    if judgement.ruling.outcome not in ("fail", "due-soon"):
        return judgement
    return replace(judgement, waived=_waiver_of(judgement.rule, judgement.account, judgement.day or as_of, waivers))


def _waiver_of(rule_id: str, account: str | None, day: date, waivers: Iterable[Granted]) -> str | None:
    for path, waiver in waivers:
        if waiver.rule == rule_id and waiver.account == account and waiver.granted <= day <= waiver.expires:
            return path
    return None


def idle(waivers: Iterable[Granted], used: Collection[str], as_of: date) -> Iterator[Finding]:
    """Yield a notice for each waiver that has expired, and for each that excepts nothing as of a day."""
    for path, waiver in waivers:
        if waiver.expires < as_of:
            yield Finding(
                rule.ID, "expired", path, Pointer(("expires",)), {"value": str(waiver.expires)}, severity="notice"
            )
        elif waiver.granted <= as_of and path not in used:
            params = {"value": waiver.rule, "account": waiver.account}
            yield Finding(rule.ID, "unused", path, Pointer(("rule",)), params, severity="notice")
