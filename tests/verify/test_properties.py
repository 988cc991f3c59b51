"""What holds of every query, whatever is in it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guanhao import pipeline
from guanhao.verify.fold import fold, solid, syllables
from guanhao.verify.index import Index
from guanhao.verify.lookalike import Name, keys_of, likeness
from guanhao.verify.text import LIMIT, lower, narrow, shown, word_of
from tests.verify.test_never_official import AS_OF, ROOT, WEIBO

TEXTS = st.text(st.characters(exclude_categories=()), max_size=60)
"""Lone surrogates and all."""
NAMES = st.text(st.sampled_from("示例职业学院江汉城招生办官方群abc012 已己學處"), max_size=12)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(pipeline.publication(pipeline.open_register(ROOT), AS_OF).register)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(syllables(fold(text))) == len(solid(fold(text)))


@given(TEXTS)
def test_width_and_case_make_no_difference_to_a_word(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    assert word_of(wide) == word_of(text) == word_of(lower(narrow(text)))
    assert shown(shown(text)) == shown(text)


@given(NAMES, NAMES)
def test_names_that_are_like_each_other_share_a_key(one: str, other: str) -> None:
    query, ours = Name(one), Name(other)
    if likeness(query, ours):
        assert set(keys_of(query)) & set(keys_of(ours))


@settings(deadline=None)
@given(TEXTS)
def test_no_text_makes_the_matcher_fail(index: Index, text: str) -> None:
    assert index.ask(text, AS_OF).verdict != "official"
    index.ask(f"{WEIBO}{text}", AS_OF)


@settings(deadline=None)
@given(st.text(st.sampled_from("abcxyz0123456789_"), min_size=6, max_size=20).filter(lambda t: "_" in t.strip("_")))
def test_nothing_beside_an_account_of_ours_is_vouched_for(index: Index, other: str) -> None:
    assert index.ask(f"{WEIBO} 加 {other}", AS_OF).verdict != "official"


@pytest.mark.parametrize("piece", ["a", "微信号 ", "https://", "a.", "((", "「", "\ud800", "2026", "%41", "官方", "a@"])
def test_a_megabyte_costs_no_more_than_its_beginning(index: Index, piece: str) -> None:
    pasted = piece * (1_000_000 // len(piece))
    assert index.ask(pasted, AS_OF) == index.ask(pasted[:LIMIT], AS_OF)


def test_the_table_is_what_its_script_makes() -> None:
    script = Path(__file__).parents[2] / "generator" / "tables" / "fold_table.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0


def test_every_stand_in_stands_for_itself() -> None:
    table = json.loads((ROOT / "generator/guanhao/verify/tables/fold.json").read_text(encoding="utf-8"))
    assert all(fold(target) == target for target in table["fold"])
