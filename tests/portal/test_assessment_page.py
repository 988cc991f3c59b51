"""The page of the year's assessment: there where the policy sets one, telling acts and points and no grounds."""

import re
from pathlib import Path

import pytest

from tests.portal.building import Tree, build, pages_of
from tests.portal.pages import Page, broken_links
from tests.registers import Sandbox, filing, order
from tests.report.test_assessment import HEAD, PARAMS, ROWS, SHEET, bind

PATH = "assessment/index.html"


@pytest.fixture
def assessed(minimal: Sandbox) -> Sandbox:
    bind(minimal, PARAMS)
    minimal.write(SHEET, HEAD + ROWS)
    grounds = {"article": "第一条", "text": "内部理由"}
    minimal.add("physics/wechat", filing(), order("suspend", filed_on="2026-02-01", grounds=grounds))
    return minimal


def page_of(sandbox: Sandbox, folder: Path, as_of: str = "2026-11-23") -> Page:
    return Page(build(sandbox.root, folder, as_of)[PATH].decode())


def parts_of(page: Page) -> dict[str, str]:
    """Return the text below each year's heading."""
    pieces = re.split(r'<h2 id="(\d{4})"', page.source.partition("<footer")[0])
    return {year: Page(f"<p{text}").text for year, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def test_without_an_assessment_there_is_no_page(minimal: Sandbox, tmp_path: Path) -> None:
    tree = build(minimal.root, tmp_path / "site")
    assert PATH not in tree
    assert all("年度考核" not in page for path, page in pages_of(tree).items() if path == "index.html")


def test_the_page_is_in_the_navigation_and_every_link_leads_somewhere(assessed: Sandbox, tmp_path: Path) -> None:
    tree = build(assessed.root, tmp_path / "site")
    pages = {path: Page(source) for path, source in pages_of(tree).items()}
    assert "assessment/" in pages["index.html"].attribute("a", "href")
    assert "../../assessment/" in pages["units/physics/index.html"].attribute("a", "href")
    assert broken_links(pages, set(tree), "https://accounts.example.edu.cn/") == []
    assert "../policies/measures/#第一条" in pages[PATH].attribute("a", "href")
    assert "assessment/" in tree["sitemap.xml"].decode()


def test_standings_are_said_in_words(assessed: Sandbox, tmp_path: Path) -> None:
    assessed.write("registry/contributions/2026.csv", HEAD + ROWS.replace("2025-", "2026-"))
    years = parts_of(page_of(assessed, tmp_path / "site"))
    assert list(years) == ["2026", "2025"], "the latest first"
    assert "不具备：一票否决" in years["2026"]
    assert "尚未达到 5 分" in years["2026"]
    assert "年度还没有结束" in years["2026"]
    assert "不具备：未达到 5 分" in years["2025"]
    assert "一票否决" not in years["2025"]
    assert "内部理由" not in years["2026"]


def test_acts_are_public_and_an_address_becomes_a_link_only_if_it_is_one(assessed: Sandbox, tmp_path: Path) -> None:
    page = page_of(assessed, tmp_path / "site")
    assert "加分明细（6 项）" in page.text
    assert "开放日" in page.text
    assert "https://www.example.edu.cn/award" in page.attribute("a", "href", rel="noopener noreferrer nofollow")


def test_rows_that_do_not_count_are_said_to_exist_and_not_shown(assessed: Sandbox, tmp_path: Path) -> None:
    assessed.write(SHEET, HEAD + ROWS + "physics,prize,2025-05-10,未列的奖,\n")
    page = page_of(assessed, tmp_path / "site")
    assert "登记表里有 1 行有错" in page.text
    assert "未列的奖" not in page.text


def test_years_to_come_are_not_shown_yet(assessed: Sandbox, tmp_path: Path) -> None:
    assert list(parts_of(page_of(assessed, tmp_path / "a", "2025-06-30"))) == ["2025"]
    assert "还没有考核登记表" in page_of(assessed, tmp_path / "b", "2024-12-31").text


def test_the_policy_counts_its_units(assessed: Sandbox, tmp_path: Path) -> None:
    def kept(tree: Tree) -> str:
        return Page(tree["policies/measures/index.html"].decode()).text

    over = kept(build(assessed.root, tmp_path / "a"))
    assert "做到 1 项，共 2 项" in over
    assert "未做到 1 项" in over
    going_on = kept(build(assessed.root, tmp_path / "b", "2025-12-31"))
    assert "做到 1 项，共 2 项" in going_on
    assert "无法判断 1 项" in going_on
