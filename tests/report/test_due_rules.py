"""Each duty rule's outcomes in every format of `guanhao due`, and how far ahead `--within` looks."""

import json
import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from guanhao import pipeline
from guanhao.model.due import DueList
from guanhao.model.finding import Language
from guanhao.model.judgement import OUTCOMES
from guanhao.report import DUE_FORMATS
from guanhao.report.due import proof, words
from guanhao.report.words import OUTCOME, say
from guanhao.rules import RULES
from tests.registers import Raw, Sandbox, dump, filing, incident, order, review
from tests.rules.cases import HERE
from tests.test_cli import run

FAILED = review(result="fail")

STILL_TO_BE_DONE = ("annual-review", "certification", "review-failed", "order-deadline")
"""What nobody owes while its last day is far off; the others hold until then."""

AHEAD: dict[str, tuple[dict[str, Any], tuple[Raw, ...], date, int | None]] = {
    "annual-review": ({"month": 12, "warn_days": 10}, (), date(2024, 12, 31), 10),
    "certification": ({"within_days": 365}, (), date(2025, 3, 10), 30),
    "review-failed": ({"within_days": 90}, (FAILED,), date(2025, 3, 2), 30),
    "inactive": ({"months": 3, "warn_days": 20}, (), date(2025, 3, 1), 20),
    "update-interval": ({"days": 90}, (), date(2025, 3, 1), None),
    "order-deadline": ({}, (order("rectify", due_on="2025-06-30"),), date(2025, 6, 30), 30),
    "orphaned": ({}, (), date(2025, 6, 30), 30),
    "unconfirmed": ({"days": 400}, (), date(2025, 4, 24), 30),
}
"""Rule → parameters, records beside the filing, the last day of what they owe, and how far ahead it warns."""


def bound(sandbox: Sandbox, rules: dict[str, dict[str, Any]]) -> Sandbox:
    """Bind rules, the first by the first article and so on.

    The unit closes on 30 June 2025; its account was last seen to post on 1 December 2024.
    """
    articles = {f"第{i}条": {"rules": {rule: params}} for i, (rule, params) in enumerate(rules.items(), 1)}
    sandbox.write("policies/measures.yml", dump({"title": "办法", "articles": articles}))
    (sandbox.root / "policies/measures.md").unlink()
    sandbox.write("registry/units/physics.yml", dump({"name": "物理系", "kind": "school", "closed_on": "2025-06-30"}))
    for month in ("2024-12", "2025-01", "2025-02", "2025-03"):
        sheet = "account,last_post_on,posts,followers\nphysics/wechat,2024-12-01,0,3000\n"
        sandbox.write(f"registry/activity/{month}.csv", sheet)
    return sandbox


def listed(sandbox: Sandbox, as_of: date, within: int | None = None, *, everything: bool = False) -> DueList:
    return pipeline.due(pipeline.open_register(sandbox.root), as_of, within, everything=everything)


def outcome(sandbox: Sandbox, as_of: date, within: int | None = None) -> str:
    """Return the outcome of the duty whose last day comes first."""
    return listed(sandbox, as_of, within, everything=True).duties[0].judgement.outcome


def test_every_duty_that_can_be_soon_due_is_tried() -> None:
    assert set(AHEAD) == {rule.id for rule in RULES if rule.duty} - {"incident-report"}


@pytest.mark.parametrize("rule", AHEAD)
def test_within_looks_as_far_ahead_as_is_asked(rule: str, minimal: Sandbox) -> None:
    params, records, due_on, warned = AHEAD[rule]
    bound(minimal, {rule: params}).add("physics/wechat", filing(), *records)
    day = due_on - timedelta(days=40)
    far = "not-applicable" if rule in STILL_TO_BE_DONE else "pass"
    assert [outcome(minimal, day, within) for within in (39, 40)] == [far, "due-soon"]
    assert [outcome(minimal, due_on, within) for within in (0, None)] == ["due-soon", "due-soon" if warned else far]
    if warned:
        ahead = due_on - timedelta(days=warned)
        assert [outcome(minimal, d) for d in (ahead - timedelta(days=1), ahead)] == [far, "due-soon"]
    assert [outcome(minimal, due_on + timedelta(days=1), within) for within in (0, None)] == ["fail", "fail"]


@pytest.fixture
def every(minimal: Sandbox) -> Sandbox:
    """Return a register in which every duty rule is bound and every outcome stands."""
    shutil.copytree(HERE / "base-bound", minimal.root, dirs_exist_ok=True)
    bound(minimal, {rule: params for rule, (params, *_) in AHEAD.items()} | {"incident-report": {"within_days": 1}})
    late = incident(filed_on="2025-02-20", happened_on="2025-02-10", reported_on="2025-02-19", summary="涉密群聊截图。")
    minimal.add("physics/wechat", filing(), FAILED, incident(), late)
    minimal.add("physics/wechat", order("rectify", due_on="2025-03-20"))
    minimal.add("physics/wechat", order("suspend", due_on="2025-03-20"), number=2)
    minimal.add("physics/wechat", order("resume", filed_on="2025-01-20"))
    minimal.add("physics/weibo", filing({"platform": "weibo"}, filed_on="2023-03-20"))
    minimal.write(
        "registry/waivers/weibo.yml",
        dump(
            {
                "kind": "waiver",
                "rule": "unconfirmed",
                "account": "physics/weibo",
                "reason": "账号即将移交。",
                "approved_by": "赵老师",
                "document": "示院宣函〔2025〕1号",
                "granted": "2025-01-01",
                "expires": "2025-12-31",
            }
        ),
    )
    return minimal


def test_every_outcome_is_there(every: Sandbox) -> None:
    duties = listed(every, date(2025, 3, 9), 60, everything=True)
    assert set(duties.counts) == set(OUTCOMES)
    assert {duty.judgement.rule for duty in duties.duties} == {rule.id for rule in RULES if rule.duty}
    shown = listed(every, date(2025, 3, 9), 60)
    assert {duty.judgement.outcome for duty in shown.duties} == {"fail", "due-soon"}
    assert shown.counts == duties.counts


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_words_every_duty_with_its_proof(every: Sandbox, lang: Language) -> None:
    duties = listed(every, date(2025, 3, 9), everything=True)
    text = DUE_FORMATS["text"](duties, lang)
    for duty in duties.duties:
        what, do = words(duty, lang)
        assert f"{say(OUTCOME[duty.judgement.outcome], lang)}  {duty.judgement.account}  {what}" in text
        assert do in text or duty.judgement.outcome not in ("fail", "due-soon")
        assert (proof(duty) or "") in text
    assert "{" not in text
    assert "涉密" not in text


def test_json_has_path_and_line_of_every_proof(every: Sandbox) -> None:
    duties = listed(every, date(2025, 3, 9), everything=True)
    report = json.loads(DUE_FORMATS["json"](duties, "zh"))
    assert len(report["duties"]) == len(duties.duties)
    for plain, duty in zip(report["duties"], duties.duties, strict=True):
        assert (plain["message"], plain["outcome"]) == (words(duty, "zh")[0], duty.judgement.outcome)
        if plain["evidence"]:
            path = every.root / plain["evidence"]["path"]
            assert 1 <= plain["evidence"]["line"] <= len(path.read_text(encoding="utf-8").splitlines())
    without = {duty["rule"] for duty in report["duties"] if duty["evidence"] is None}
    assert without == {"inactive", "update-interval"}, "never seen"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_markdown_has_a_row_for_every_duty_with_its_proof(every: Sandbox, lang: Language) -> None:
    duties = listed(every, date(2025, 3, 9), everything=True)
    rows = [r for r in DUE_FORMATS["markdown"](duties, lang).splitlines() if r.startswith("| 20") or "| —" in r]
    assert len(rows) == len(duties.duties)
    assert Counter(r.split(" | ")[1] for r in rows) == Counter(
        say(OUTCOME[duty.judgement.outcome], lang) for duty in duties.duties
    )
    assert Counter(r.split(" | ")[6].strip(" |") for r in rows) == Counter(proof(d) or "—" for d in duties.duties)
    assert "涉密" not in "".join(rows)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_calendar_has_an_event_for_every_duty_with_a_last_day(every: Sandbox, lang: Language) -> None:
    duties = [d for d in listed(every, date(2025, 3, 9), everything=True).duties if d.judgement.ruling.due_on]
    text = DUE_FORMATS["ics"](listed(every, date(2025, 3, 9), everything=True), lang)
    events = Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == len(duties)
    for event, duty in zip(events, duties, strict=True):
        assert event.decoded("dtstart") == duty.judgement.ruling.due_on
        assert words(duty, lang)[0] in str(event["summary"])
        assert say(OUTCOME[duty.judgement.outcome], lang) in str(event["summary"])
        assert (proof(duty) or "") in str(event["description"])
    assert "涉密" not in text


def test_two_orders_of_one_last_day_are_two_events(every: Sandbox) -> None:
    events = Calendar.from_ical(DUE_FORMATS["ics"](listed(every, date(2025, 3, 9), everything=True), "zh")).walk(
        "VEVENT"
    )
    orders = [event for event in events if "order-deadline" in str(event["description"])]
    assert [event.decoded("dtstart") for event in orders] == [date(2025, 3, 20)] * 2
    assert len({str(event["uid"]) for event in events}) == len(events)


@pytest.mark.parametrize("format_", DUE_FORMATS)
def test_the_command_prints_every_format(every: Sandbox, tmp_path: Path, format_: str) -> None:
    root = str(every.root)
    done = run("due", "--root", root, "--as-of", "2025-03-09", "--all", "--format", format_, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "physics/wechat" in done.stdout


def test_no_duty_gates(every: Sandbox) -> None:
    judged = {placed.finding.rule for placed in every.findings()}
    assert judged & {rule.id for rule in RULES if rule.duty} == set()
