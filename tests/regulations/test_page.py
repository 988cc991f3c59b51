"""The reference page of the presets says what they ask, in the words in which the portal says it."""

import re
from pathlib import Path

import pytest

from guanhao import founding, pipeline
from guanhao.desk.starter import UNITS
from guanhao.model.types import Label
from guanhao.rules.wording import in_words
from tests.regulations.regulations import policy_of, presets

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "presets.md"
TERMS = {id_: Label(name, name) for id_, name in UNITS.items()}


def rows_of(preset: str, root: Path) -> list[str]:
    """Return a row for each rule of each article: article, rule, parameters."""
    founding.found_register(root, preset)
    policy = pipeline.open_register(root).facts.policy
    assert policy
    rows = []
    for bound in policy.bounds:
        words = "；".join(f"{label.zh}：{value.zh}" for label, value in in_words(bound, TERMS))
        rows.append(f"| {bound.article} | `{bound.rule}` | {words} |")
    return rows


@pytest.mark.parametrize("preset", presets())
def test_the_page_says_what_a_preset_asks(preset: str, tmp_path: Path) -> None:
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## `{preset}`\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ") and "`" in line]
    assert rows == rows_of(preset, tmp_path)


@pytest.mark.parametrize("preset", presets())
def test_the_page_lists(preset: str) -> None:
    policy = policy_of(preset)
    bound = sum(binding.rules is not None for binding in policy.articles.values())
    row = (
        f"| [`{preset}`](#{preset}) | {policy.title} | {policy.document or '（原文没有）'} "
        f"| {policy.effective_on or '（原文没有）'} | {len(policy.articles)} | {bound} |"
    )
    assert row in PAGE.read_text(encoding="utf-8").splitlines()


def test_the_page_says_in_a_word_what_each_rule_asks() -> None:
    overview = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    asked = {rule for preset in presets() for b in policy_of(preset).articles.values() for rule in b.rules or {}}
    assert set(re.findall(r"^\| `([a-z-]+)` \| [^|`]+ \|$", overview, re.MULTILINE)) == asked
