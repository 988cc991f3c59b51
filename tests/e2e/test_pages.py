"""Every kind of page, wide and narrow, light and dark: quiet, at home, and no wider than the window."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Open, Portal

STATES = {
    "active": "正常",
    "suspended": "已暂停",
    "approved": "已批准、待开通",
    "closed": "已注销",
    "under-review": "待核",
}
LISTS = {"accounts", "units", "impostors", "assessment", "announcements", "rules"}
PAGES = {*LISTS, "front", "data", "guide", "topic", "rule"}
KINDS = {*STATES, *PAGES, "year", "policy", "unit", "merged unit"}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_the_sample_has_every_kind_of_page(portal: Portal) -> None:
    assert portal.kinds.keys() >= KINDS


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark"), (360, "light")])
def test_pages_are_quiet_and_fit(opened: Open, portal: Portal, width: int, scheme: str) -> None:
    with opened(width=width, scheme=scheme) as watched:
        for kind, path in portal.kinds.items():
            response = watched.page.goto(path or "./")
            assert response
            assert response.status == 200
            expect(watched.page.locator("h1")).to_be_visible()
            if watched.page.evaluate(OVERFLOW) > 0:
                watched.faults.append(f"wider than {width}: {kind}")
        watched.page.wait_for_load_state("networkidle")
    assert watched.faults == []


def test_dark_is_dark(opened: Open) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    seen = []
    for scheme in ("light", "dark"):
        with opened(scheme=scheme) as watched:
            watched.page.goto("./")
            seen.append([int(n) for n in re.findall(r"\d+", watched.page.evaluate(background))][:3])
    assert sum(seen[0]) > 3 * 200
    assert sum(seen[1]) < 3 * 80


@pytest.mark.parametrize("state", STATES)
def test_an_account_says_its_state_at_the_top(opened: Open, portal: Portal, state: str) -> None:
    with opened(width=360) as watched:
        watched.page.goto(portal.kinds[state])
        verdict = watched.page.locator(".gh-verdict")
        expect(verdict).to_contain_text(STATES[state])
        box = verdict.bounding_box()
        assert box
        assert box["y"] + box["height"] < 700, "seen without scrolling"


@pytest.mark.parametrize("state", ["closed", "under-review", "approved"])
def test_what_is_not_official_is_not_recommended(opened: Open, portal: Portal, state: str) -> None:
    with opened() as watched:
        watched.page.goto(portal.kinds[state])
        main = watched.page.locator("article")
        expect(main).not_to_contain_text("认准这些")
        assert main.locator("a[href^=http]").count() == 0


@pytest.mark.parametrize("width", [1440, 360])
def test_a_visitor_finds_the_way_by_clicking(opened: Open, portal: Portal, width: int) -> None:
    with opened(width=width) as watched:
        page = watched.page
        page.goto("./")
        page.get_by_role("link", name="查看全部账号").click()
        expect(page.locator("h1")).to_have_text("账号名录")
        page.locator(f"article a[href$='{portal.kinds['active']}']").first.click()
        expect(page.locator("h1")).to_have_text(portal.names["active"])
        page.locator("article a[href*='units/']").first.click()
        expect(page).to_have_url(re.compile(r"/any/sub/path/units/[a-z0-9-]+/$"))
        expect(page.locator("article h1")).to_be_visible()
        _section(page, "管理办法").click()
        expect(page).to_have_url(re.compile(r"/any/sub/path/policies/[a-z0-9-]+/$"))
        _section(page, "首页").click()
        expect(page).to_have_url(portal.address)
    assert watched.faults == []


def _section(page: Page, name: str) -> Locator:
    """Return the entry of the main navigation, which a narrow window has below “more”."""
    bar = page.get_by_role("navigation", name="主要栏目")
    entry = bar.get_by_role("link", name=name, exact=True)
    if not entry.count():
        bar.locator("summary").click()
    return entry


def test_platforms_on_the_front_page_lead_to_their_accounts(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("./")
        chip = page.locator("nav.gh-jump a").last
        name = chip.inner_text().split()[0]
        chip.click()
        expect(page.locator("h1")).to_contain_text(name)
        assert page.locator("article a[href*='accounts/']").count() > 0
    assert watched.faults == []


def test_everything_is_there_without_scripts(opened: Open, portal: Portal) -> None:
    with opened(js=False, width=360) as watched:
        page = watched.page
        for kind in STATES:
            page.goto(portal.kinds[kind])
            expect(page.locator("h1")).to_be_visible()
            expect(page.locator(".gh-verdict")).to_be_visible()
        page.goto("./")
        _section(page, "账号名录").click()
        expect(page.locator("h1")).to_have_text("账号名录")
        assert page.locator("article a[href*='accounts/']").count() > 40
    assert watched.faults == []


@pytest.mark.parametrize("path", ["nowhere", "accounts/no/one/", "a/b/c/d/e.html"])
def test_what_is_missing_is_said_plainly(opened: Open, path: str) -> None:
    with opened() as watched:
        response = watched.page.goto(path)
        assert response
        assert response.status == 404
        expect(watched.page.locator("h1")).to_have_text("没有这个页面")
        watched.page.wait_for_load_state("networkidle")
    own = [f"404: {response.url}"]
    assert [fault for fault in watched.faults if not fault.startswith("console error: Failed to load")] == own


def test_the_keyboard_reaches_the_content_first(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("accounts/")
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_have_attribute("href", re.compile("^#"))
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") != ""
