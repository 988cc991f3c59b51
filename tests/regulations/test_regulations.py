"""Each article of the five regulations, kept and broken: the outcome and the article named are right."""

import pytest

from guanhao import compliance, founding, pipeline
from guanhao.model.judgement import Judgement
from guanhao.rules import BY_ID
from tests.registers import open_held
from tests.regulations.regulations import (
    Case,
    Switch,
    cases_of,
    contents_of,
    policy_of,
    presets,
    regulation_of,
)

NO_FIGURE = {"change-deadline": "days", "certification": "within_days", "incident-report": "within_days"}
"""Rules that nobody can break where the policy gives no figure, and the parameter that would be it."""

CLASSES = ("value", "event", "duty", "report")

CASES = [case for preset in presets() for case in cases_of(preset)]


def judged_in(register: pipeline.Register, case: Case) -> list[Judgement]:
    """Return every judgement on a case that counts."""
    accounts = pipeline.read_accounts(register, case.as_of)
    return [j for j in compliance.judge_compliance(register, accounts, case.as_of) if j.is_present]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_an_article_is_judged_as_its_case_says(case: Case) -> None:
    register = open_held(contents_of(case))
    judged = judged_in(register, case)
    assert {(j.article, j.rule) for j in judged if j.outcome == "fail"} == case.failing
    ours = [j for j in judged if (j.article, j.rule) == case.switch and (j.account or j.unit) == case.account]
    outcomes = {str(j.outcome) for j in ours} or {"none"}
    assert case.outcome in outcomes
    assert not case.is_kept or "fail" not in outcomes

    told = {kind: {switch for switch in case.failing if BY_ID[switch[1]].rule_class == kind} for kind in CLASSES}
    found = pipeline.check(register, case.as_of).findings
    assert {(p.finding.article, p.finding.rule) for p in found} == told["value"] | told["event"]
    due = pipeline.due(register, case.as_of).duties
    assert {(d.judgement.article, d.judgement.rule) for d in due if d.judgement.outcome == "fail"} == told["duty"]


@pytest.mark.parametrize("case", [case for case in CASES if case.points], ids=lambda case: case.id)
def test_a_unit_comes_to_the_points_of_its_case(case: Case) -> None:
    register = open_held(contents_of(case))
    year = compliance.assessed_years(register, case.as_of)[0]
    assessed = compliance.assess(register, pipeline.read_accounts(register, case.as_of), year, case.as_of)
    assert {unit.unit: str(unit.points) for unit in assessed.units}[case.account] == case.points


# --- every article has its cases, and is in the regulation -----------------------------------------------------------


def test_each_preset_has_cases() -> None:
    assert presets() == sorted(founding.presets())


@pytest.mark.parametrize("preset", presets())
def test_a_preset_binds_exactly_the_articles_of_its_regulation(preset: str) -> None:
    assert tuple(policy_of(preset).articles) == regulation_of(preset).articles


@pytest.mark.parametrize("preset", presets())
def test_a_preset_names_its_regulation(preset: str) -> None:
    policy, regulation = policy_of(preset), regulation_of(preset)
    assert (policy.title, policy.document, policy.effective_on) == (
        regulation.title,
        regulation.document,
        regulation.issued,
    )


@pytest.mark.parametrize("preset", presets())
def test_each_rule_of_each_article_has_a_case_that_keeps_it(preset: str) -> None:
    assert {case.switch for case in cases_of(preset) if case.is_kept} == set(switches(preset))


@pytest.mark.parametrize("preset", presets())
def test_each_rule_of_each_article_has_a_case_that_breaks_it(preset: str) -> None:
    figures = {switch: params.get(NO_FIGURE.get(switch[1], ""), "any") for switch, params in switches(preset).items()}
    can_fail = {switch for switch, figure in figures.items() if figure is not None}
    assert {case.switch for case in cases_of(preset) if not case.is_kept} == can_fail


def switches(preset: str) -> dict[Switch, dict[str, object]]:
    """Return what a preset switches on, with its parameters."""
    articles = policy_of(preset).articles
    return {(name, rule): params or {} for name in articles for rule, params in (articles[name].rules or {}).items()}
