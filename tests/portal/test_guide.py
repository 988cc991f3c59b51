"""The guide claims of a regulation what its binding says, and nothing else, whichever it is."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from guanhao import founding, pipeline
from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.view import View
from guanhao.portal.views.guide import TOPICS, guide_view, topic_views
from tests.portal.building import REPOSITORY
from tests.portal.pages import Page
from tests.registers import AS_OF

PRESETS = ("generic-unit", "jiangyin-2016", "mianyang-2017", "nanjing-2020", "yongzhou-2020")
SAMPLE = "new-media-measures"
ELSEWHERE = {"assessment", "waiver"}
"""Rules that ask nothing of a unit that has something to be done."""


@pytest.fixture(scope="module", params=[SAMPLE, *PRESETS])
def policy(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def root(policy: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if policy == SAMPLE:
        return REPOSITORY
    root = tmp_path_factory.mktemp("guide") / "register"
    founding.found_register(root, policy)
    return root


@cache
def published(root: Path) -> PublicRegister:
    return pipeline.publication(pipeline.open_register(root), AS_OF).register


@cache
def guide(root: Path, lang: Language) -> Mapping[str, View]:
    """Return the pages of topics by the topic's id."""
    return {view.path.split("/")[1]: view for view in topic_views(published(root), lang)}


@pytest.fixture(scope="module")
def bound(root: Path, policy: str) -> list[tuple[str, str, Any]]:
    """Article, rule and parameters, as the binding's own file has them."""
    paths = [path for path in sorted((root / "policies").glob("*.yml")) if path.stem == policy]
    raw = yaml.safe_load(paths[0].read_text(encoding="utf-8"))
    return [(a, r, p) for a, b in raw["articles"].items() for r, p in (b.get("rules") or {}).items()]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_asks_what_is_bound_and_nothing_else(root: Path, lang: Language, bound: list[tuple[str, str, Any]]) -> None:
    for topic in TOPICS:
        links = Page(guide(root, lang)[topic.id].body).attribute("a", "href")
        asked = [target.split("/")[-2] for target in links if "/rules/" in target]
        articles = [target.split("#")[1] for target in links if "#" in target]
        assert sorted(zip(articles, asked, strict=True)) == sorted((a, r) for a, r, _ in bound if r in topic.rules)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_figures_are_the_policy_s_own(root: Path, lang: Language, bound: list[tuple[str, str, Any]]) -> None:
    texts = {topic.id: Page(guide(root, lang)[topic.id].body).text for topic in TOPICS}
    for _, rule, parameters in bound:
        for topic in TOPICS:
            if rule in topic.rules:
                missing = [n for n in _numbers(parameters) if not _stands(n, texts[topic.id])]
                assert missing == [], (topic.id, rule)
                quote = (parameters or {}).get("quote")
                assert not quote or quote in texts[topic.id]


def test_no_rule_that_is_bound_is_forgotten(bound: list[tuple[str, str, Any]]) -> None:
    told = {rule for topic in TOPICS for rule in topic.rules}
    assert sorted({rule for _, rule, _ in bound} - told - ELSEWHERE) == []


def test_leave_is_asked_for_only_where_the_policy_asks_it(root: Path, bound: list[tuple[str, str, Any]]) -> None:
    says = "application" in guide(root, "zh")["open"].body
    assert says == any(rule == "application-first" for _, rule, _ in bound)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_leads_to_every_topic(root: Path, lang: Language) -> None:
    targets = Page(guide_view(published(root), lang).body).attribute("a", "href")
    assert targets == [f"../guide/{topic.id}/" for topic in TOPICS]


def _numbers(value: Any) -> Iterator[int]:
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value


def _stands(number: int, text: str) -> bool:
    shown = {str(number), f"{number:,}", str(number // 2**20)} if number >= 2**20 else {str(number), f"{number:,}"}
    return any(form in text for form in shown)
