"""The page of a regulation: its text, and below each article what carries it out and how far it is kept."""

import re
from pathlib import Path

import pytest

from tests.portal.building import build
from tests.portal.pages import Page
from tests.registers import Sandbox, change, dump, filing

TEXT = """# 办法

### 第一条

变更在七日内填报。

### 第二条 原则

账号应当有用。

### 第二条

同号的第二条。<script>alert(1)</script>

## 附则

### 附件一

表格。
"""


@pytest.fixture
def bound(minimal: Sandbox) -> Sandbox:
    articles = {
        "第一条": {"rules": {"change-deadline": {"days": {"2024-01-01": 7, "2025-01-01": 3}, "quote": "七日内"}}},
        "第二条": {"manual": "原则 <b>*性*</b> 规定"},
        "第二条（二）": {"rules": {"reply-promise": {"max_days": None}}, "manual": "其余由人工掌握"},
        "附件一": {"manual": "表式"},
    }
    minimal.write("policies/measures.yml", dump({"title": "办法", "articles": articles}))
    minimal.write("policies/measures.md", TEXT)
    minimal.add("physics/wechat", filing(service={"reply_within_days": 3}))
    minimal.add("physics/wechat", change(("purpose", "发布物理系动态。", "服务师生。")))
    minimal.add("physics/wechat", change(("purpose", "服务师生。", "服务校友。"), filed_on="2024-10-20"))
    minimal.write("policies/old.yml", dump({"title": "旧办法", "articles": {"第一条": {"rules": {"tier": None}}}}))
    minimal.write(
        "policies/old.yml", dump({"title": "旧办法", "articles": {"第一条": {"rules": {"reply-promise": {}}}}})
    )
    return minimal


@pytest.fixture
def page(bound: Sandbox, tmp_path: Path) -> str:
    return build(bound.root, tmp_path / "site")["policies/measures/index.html"].decode()


def below(page: str, article: str) -> str:
    """Return what stands between an article's heading and the next."""
    return re.split(r"<h[23]", page.split(f'id="{article}"', 1)[1])[0]


def test_each_article_has_its_anchor(page: str) -> None:
    assert set(re.findall(r'<h3 id="([^"]+)"', page)) == {"第一条", "第二条", "第二条（二）", "附件一"}


def test_an_article_shows_rule_parameters_and_figures(page: str) -> None:
    first = below(page, "第一条")
    assert 'href="../../rules/change-deadline/"' in first
    assert "2024-01-01 起：7" in first
    assert "2025-01-01 起：3" in first
    assert "做到 1 项，共 2 项" in first
    assert "未做到 1 项" in first


def test_a_figure_that_is_not_set_is_said(page: str) -> None:
    assert "办法没有规定数字" in below(page, "第二条（二）")
    assert "做到 1 项，共 1 项" in below(page, "第二条（二）")


def test_a_manual_article_is_marked_and_its_reason_is_text(page: str) -> None:
    second = below(page, "第二条")
    assert "不由程序判断" in second
    assert "原则 &lt;b&gt;*性*&lt;/b&gt; 规定" in second
    assert "其余由人工掌握" in below(page, "第二条（二）")


def test_a_policy_not_in_force_has_no_figures(bound: Sandbox, tmp_path: Path) -> None:
    page = build(bound.root, tmp_path / "site2")["policies/old/index.html"].decode()
    assert "不是现行办法" in page
    assert "gh-kept" not in page
    assert Page(page).elements
