"""Every case folder of a rule: the base register with the case's files laid upon it, judged.

A case holds files of a register and `case.yml`: its title, the findings of the rule to `expect`, base files to
`remove`, and `history`, the files that each commit brings.
"""

import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from guanhao.model.finding import Finding, Language
from guanhao.report.words import fix, message
from guanhao.rules import BY_ID, RULES
from tests.registers import Sandbox

HERE = Path(__file__).parent
CASE = "case.yml"

TESTED_IN_PYTHON = {
    ("yaml", "unreadable"),
    ("yaml", "too-large"),
    ("file-name", "link"),
    ("file-name", "other"),
    ("duplicate-identity", "code"),
}
"""What no folder in Git can hold: see `test_beyond_files.py`."""

Place = tuple[str, int, int, str, str]


@dataclass(frozen=True)
class Case:
    """One folder."""

    folder: Path
    title: str
    expect: tuple[Place, ...]
    remove: tuple[str, ...]
    history: tuple[tuple[str, ...], ...]

    @property
    def rule(self) -> str:
        return self.folder.parent.name

    def __str__(self) -> str:
        return f"{self.rule}/{self.folder.name}"


def read_case(folder: Path) -> Case:
    raw: dict[str, Any] = yaml.safe_load((folder / CASE).read_text(encoding="utf-8"))
    assert set(raw) <= {"title", "expect", "remove", "history"}
    expect = tuple((e["path"], e["line"], e["column"], e["code"], e["severity"]) for e in raw["expect"])
    history = tuple(tuple(files) for files in raw.get("history", ()))
    return Case(folder, raw["title"], expect, tuple(raw.get("remove", ())), history)


@lru_cache(maxsize=1)
def all_cases() -> tuple[Case, ...]:
    return tuple(read_case(path.parent) for path in sorted(HERE.glob(f"*/*/{CASE}")))


def lay_out(case: Case, root: Path) -> Sandbox:
    sandbox = Sandbox.sample(root)
    for path in case.remove:
        (root / path).unlink()
    shutil.copytree(case.folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(CASE))
    if case.history:
        git(root, "init", "--quiet", "--initial-branch=main")
        for number, files in enumerate(case.history):
            git(root, "add", "--", *files)
            git(root, "commit", "--quiet", "-m", f"Merge request !{number + 1}")
    return sandbox


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_finds_exactly_what_the_case_expects(case: Case, tmp_path: Path) -> None:
    findings = lay_out(case, tmp_path).findings()
    places = [
        (p.finding.path, p.line, p.column, p.finding.code, p.finding.severity)
        for p in findings
        if p.finding.rule == case.rule
    ]
    assert sorted(places) == sorted(case.expect)
    for placed in findings:
        assert_worded(placed.finding)


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
    outcome = case.folder.name.split("-")[0]
    errors = [e for e in case.expect if e[4] == "error"]
    assert case.rule in BY_ID
    assert len(case.title) > 1
    if outcome == "fail":
        assert errors
    elif outcome == "pass":
        assert not case.expect
    elif case.folder.name.startswith("not-applicable-"):
        assert not errors or case.rule == "stale-change"
    else:
        assert outcome == "boundary"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_cases_of_every_kind(rule: Any) -> None:
    kinds = Counter(case.folder.name.split("-")[0] for case in all_cases() if case.rule == rule.id)
    assert kinds["pass"]
    assert kinds["fail"]
    assert kinds["boundary"] + kinds["not"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_message_is_reached_by_some_case(rule: Any) -> None:
    reached = {(case.rule, expected[3]) for case in all_cases() for expected in case.expect} | TESTED_IN_PYTHON
    assert {code for code in rule.messages if (rule.id, code) not in reached} == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_a_page_in_both_languages(rule: Any) -> None:
    assert rule.page
    assert any("\u4e00" <= c <= "\u9fff" for c in rule.page)
    assert rule.page.strip().split("\n\n")[-1].isascii()


def test_the_base_register_has_no_fault(tmp_path: Path) -> None:
    assert Sandbox.sample(tmp_path).findings() == ()
