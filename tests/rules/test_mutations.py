"""Each rule's cases notice when the rule is turned off, inverted, or a boundary of it moved by one (design 1.4)."""

import functools
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from guanhao import gate
from guanhao.examine import Register
from guanhao.gate import Request
from guanhao.load.policies import RULE as BINDING
from guanhao.load.policies import bind
from guanhao.load.register import read_texts
from guanhao.rules import RULES
from guanhao.rules.base import Rule
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
from tests.rules.mutants import Mutant, in_place, mutants_of, unchanged

ALWAYS_ON = ("article-bound", "quote-in-force", "waiver", "personal-data-in-the-clear")
MUTATED = [rule for rule in RULES if rule.is_bound or rule.id in ALWAYS_ON or rule.rule_class == "request"]

EQUIVALENT: dict[tuple[str, str], str] = {}
"""Rule and mutant → why nothing could tell the mutant from the rule."""

Read = Callable[[Case], Register | Request]


@pytest.fixture(scope="module")
def read(folder: Folder, requests: Path) -> Iterator[Read]:
    """Return what reads a case's common files, or its request, once."""
    with ExitStack() as stack:

        @functools.cache
        def read_once(case: Case) -> Register | Request:
            return (
                open_case(case, folder) if case.request is None else stack.enter_context(open_request(case, requests))
            )

        yield read_once


@pytest.mark.parametrize("rule", MUTATED, ids=lambda rule: rule.id)
def test_cases_notice_every_slip(rule: Rule, read: Read) -> None:
    cases = [case for case in all_cases() if case.rule == rule.id]
    survivors = {mutant.name: mutant.line for mutant in mutants_of(rule) if not is_noticed(mutant, cases, read)}
    known = {name for rule_id, name in EQUIVALENT if rule_id == rule.id}
    assert {name: line for name, line in survivors.items() if name not in known} == {}
    assert known <= set(survivors), "no longer equivalent"


@pytest.mark.parametrize("rule", MUTATED, ids=lambda rule: rule.id)
def test_cases_do_not_mind_the_rule_itself(rule: Rule, read: Read) -> None:
    cases = [case for case in all_cases() if case.rule == rule.id]
    assert not is_noticed(unchanged(rule), cases, read)


def is_noticed(mutant: Mutant, cases: list[Case], read: Read) -> bool:
    """Tell whether some case is not judged as it says. The case that notices is asked first the next time."""
    try:
        with in_place(mutant):
            for position, case in enumerate(cases):
                if not is_as_expected(case, read(case)):
                    cases.insert(0, cases.pop(position))
                    return True
    except Exception:  # noqa: BLE001  whatever it is, no rule raises
        return True
    return False


def rebound(register: Register) -> Register:
    """Bind the register's policies anew, to what parameters the rules take now."""
    facts = register.facts
    texts = read_texts(register.tree, facts.policies)
    documents, bindings = [], {}
    for document in register.common.documents:
        if document.kind == "policy":
            bare = replace(document, problems=tuple(p for p in document.problems if p.rule != BINDING))
            policy = document.path.rsplit("/", 1)[1].removesuffix(".yml")
            document, bindings[policy] = bind(bare, texts.get(policy), facts.unit_files)  # noqa: PLW2901
        documents.append(document)
    common = replace(register.common, documents=tuple(documents), bindings=bindings)
    in_force = bindings.get(facts.institution.policy) if facts.institution else None
    made = replace(register, common=common, facts=replace(facts, bindings=bindings, policy=in_force))
    vars(made)["approvals"] = register.approvals  # what Git knows does not depend on how policies are bound
    return made


def is_as_expected(case: Case, laid_out: Register | Request) -> bool:
    if isinstance(laid_out, Request):
        return places_of(case, tuple(gate.judge_changes(laid_out, *asked_in(case)))) == sorted(case.expect)
    register = rebound(laid_out)
    if places_of(case, found_in(case, register)) != sorted(case.expect):
        return False
    judged = judged_in(case, register)
    if Counter(j.outcome for j in judged) != case.outcomes:
        return False
    return not case.duties or duties_of(judged, register) == sorted(case.duties, key=repr)
