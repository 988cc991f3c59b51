"""Every case folder of a rule is judged as it says."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from guanhao import pipeline
from guanhao.model.finding import Finding, Language
from guanhao.report.words import fix, message
from guanhao.rules import BY_ID, RULES
from tests.registers import Sandbox
from tests.rules.cases import (
    Case,
    Folder,
    all_cases,
    asked_in,
    duties_of,
    found_in,
    judged_in,
    open_case,
    open_request,
    places_of,
)

TESTED_IN_PYTHON = {
    ("yaml", "unreadable"),
    ("yaml", "too-large"),
    ("file-name", "other"),
    ("duplicate-identity", "code"),
    ("file-name", "twice"),
    ("unapproved-merge", "self-appointed"),
    ("unapproved-merge", "bad-signature"),
    ("unapproved-merge", "unknown-key"),
    ("unapproved-merge", "edited"),
    ("unapproved-merge", "deleted"),
    ("unapproved-merge", "added-again"),
}
"""What no folder in Git can hold: see `test_beyond_files.py`, and of the audit `test_audit.py`."""


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_finds_exactly_what_the_case_expects(case: Case, folder: Folder, requests: Path) -> None:
    if case.request is None:
        findings = found_in(case, open_case(case, folder))
    else:
        with open_request(case, requests) as request:
            findings = pipeline.check_request(request, case.as_of, *asked_in(case)).findings
    assert places_of(case, findings) == sorted(case.expect)
    for placed in findings:
        assert_worded(placed.finding)


@pytest.mark.parametrize("case", [case for case in all_cases() if BY_ID[case.rule].is_bound], ids=str)
def test_judges_exactly_as_the_case_says(case: Case, folder: Folder) -> None:
    register = open_case(case, folder)
    judged = judged_in(case, register)
    assert Counter(j.outcome for j in judged) == case.outcomes
    if BY_ID[case.rule].duty:
        assert duties_of(judged, register) == sorted(case.duties, key=repr)
        for judgement in judged:
            ruling = judgement.ruling
            assert_worded(Finding(judgement.rule, ruling.code, "", ruling.where, ruling.params))


def assert_worded(finding: Finding) -> None:
    """Each message says in both languages what is wrong and how to mend it, with nothing left to fill in."""
    languages: tuple[Language, ...] = ("zh", "en")
    for lang in languages:
        for words in (message(finding, lang), fix(finding, lang)):
            assert words.strip()
            assert "\n" not in words
            assert "{" not in words
            assert "Label(" not in words
    assert message(finding, "zh") != message(finding, "en")


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_case_is_named_for_what_it_shows(case: Case) -> None:
    errors = [e for e in case.expect if e[4] in ("error", BY_ID[case.rule].severity)]
    assert len(case.title) > 1
    if case.kind == "fail":
        assert errors or case.outcomes["fail"]
    elif case.kind == "pass":
        assert not case.expect
        assert not case.outcomes["fail"]
        assert case.outcomes["pass"] or not BY_ID[case.rule].is_bound
    elif case.folder.name.startswith("not-applicable-"):
        assert not errors or case.rule == "stale-change"
        assert not case.outcomes["fail"]
    else:
        assert case.kind in ("boundary", "not")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_cases_of_every_kind(rule: Any) -> None:
    kinds = Counter(case.kind for case in all_cases() if case.rule == rule.id)
    assert kinds["pass"]
    assert kinds["fail"]
    assert kinds["boundary"] + kinds["not"]
    assert kinds["not"] or not rule.is_bound


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_message_is_reached_by_some_case(rule: Any) -> None:
    reached = {(case.rule, expected[3]) for case in all_cases() for expected in case.expect}
    reached |= {(case.rule, duty[2]) for case in all_cases() for duty in case.duties}
    assert {code for code in rule.messages if (rule.id, code) not in reached | TESTED_IN_PYTHON} == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_a_page_in_both_languages(rule: Any) -> None:
    assert rule.page
    assert any("\u4e00" <= c <= "\u9fff" for c in rule.page)
    assert rule.page.strip().split("\n\n")[-1].isascii()


def test_the_base_register_has_no_fault(tmp_path: Path) -> None:
    assert Sandbox.sample(tmp_path).findings() == ()


def test_no_two_rules_have_one_title() -> None:
    for titles in ([rule.title.zh for rule in RULES], [rule.title.en for rule in RULES]):
        assert sorted(titles) == sorted(set(titles))
