"""When an account last posted, by the newest evidence: a row of a monthly sheet, or the report of a review."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guanhao.ledger.calendar import days_before
from guanhao.model.finding import Message
from guanhao.model.judgement import Evidence, Ruling
from guanhao.model.location import Pointer
from guanhao.model.records import Review
from guanhao.rules.bound import DutyContext, due, proof

FRESH_DAYS = 45
"""How many days back evidence still tells how things stand (design 1.4)."""

MESSAGES: Mapping[str, Message] = {
    "unseen": Message(
        "没有活跃情况表或者年审表写到这个账号，无法判断更新情况",
        "no activity sheet and no review tells of it, so whether it is kept up nobody can tell",
        "由归口管理部门记入当月的活跃情况表（registry/activity/）",
        "the registrar enters it in the month's activity sheet, registry/activity/",
    ),
    "stale": Message(
        "最近的活跃情况是 {seen_on} 的，超过 {limit} 天，无法判断现在的更新情况",
        "the newest evidence is of {seen_on}, more than {limit} days ago, so whether it is kept up nobody can tell",
        "由归口管理部门记入当月的活跃情况表（registry/activity/）",
        "the registrar enters it in the month's activity sheet, registry/activity/",
    ),
    "undated": Message(
        "最近的活跃情况（{seen_on}）没有写最近发布日期，无法判断更新情况",
        "the newest evidence, of {seen_on}, names no day of the last post, so whether it is kept up nobody can tell",
        "由归口管理部门在活跃情况表里补写 last_post_on",
        "the registrar fills in last_post_on in the activity sheet",
    ),
}
"""Why nobody can tell."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen of an account on a day."""

    on: date
    last_post_on: date | None
    proof: Evidence


@dataclass(frozen=True, slots=True)
class LastPost:
    """When an account last posted, and what tells so."""

    on: date
    proof: Evidence


def last_post(context: DutyContext[Any]) -> LastPost | Ruling:
    """Return when an account last posted, by the newest evidence; a ruling where nobody can tell.

    Evidence of a post after the day of judging is as if it were not there: it was gathered later.
    """
    known = [s for s in _sightings(context) if s.last_post_on is None or s.last_post_on <= context.as_of]
    if not known:
        return due("not-assessed", "unseen")
    newest = max(known, key=lambda sighting: (sighting.on, sighting.last_post_on or date.min))
    words = {"seen_on": str(newest.on), "limit": str(FRESH_DAYS)}
    if newest.on < days_before(context.as_of, FRESH_DAYS):
        return due("not-assessed", "stale", None, newest.proof, words)
    if newest.last_post_on is None:
        return due("not-assessed", "undated", None, newest.proof, words)
    return LastPost(newest.last_post_on, newest.proof)


def _sightings(context: DutyContext[Any]) -> Iterator[Sighting]:
    for seen in context.observations:
        where = Pointer(mark=(seen.line.number, seen.line.columns.get("last_post_on", 1)))
        yield Sighting(seen.on, seen.line.row.last_post_on, Evidence(seen.path, where))
    for entry in context.account.applied:
        if isinstance(entry.record, Review):
            told = proof(entry, "report", "last_post_on")
            yield Sighting(entry.record.filed_on, entry.record.report.last_post_on, told)
