"""The directory's filters in a real browser: what they find, that the address holds them, and that none is needed."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open

FETCHED = "() => performance.getEntriesByType('resource').some((entry) => entry.name.includes('directory.json'))"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def rows(page: Page) -> list[str]:
    """Return the names found, once the filters are through."""
    expect(page.locator("#gh-found")).not_to_be_empty()
    return page.locator("#gh-results tbody tr td:first-child").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_nothing_is_fetched_before_a_filter_is_used(opened: Open) -> None:
    with opened() as watched:
        watched.page.goto("accounts/")
        watched.page.wait_for_load_state("networkidle")
        expect(watched.page.locator("#gh-filters")).to_be_visible()
        assert not watched.page.evaluate(FETCHED)
        watched.page.locator("#f-tier").select_option("1")
        assert rows(watched.page)
        assert watched.page.evaluate(FETCHED)
    assert not watched.faults


@pytest.mark.parametrize("text", ["图书馆", "tushuguan", "TuShuGuan", "tu shu guan", "tsg", "evc_library"])
def test_a_name_is_found_by_characters_pinyin_and_initials(opened: Open, text: str) -> None:
    with opened() as watched:
        watched.page.goto("accounts/")
        watched.page.locator("#f-text").fill(text)
        assert "示例职业学院图书馆" in rows(watched.page)
        assert "示例职院招生就业" not in rows(watched.page)
        assert asked(watched.page) == {"text": [text]}
    assert not watched.faults


def test_filters_narrow_together_and_the_address_brings_them_back(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("accounts/")
        page.locator("#f-platform").select_option("wechat-official")
        page.locator("#f-unit").select_option("library")
        page.locator("#f-tier").select_option("2")
        page.locator("#f-state").select_option("active")
        page.locator("#f-text").fill("tsg")
        page.locator("#f-sort").select_option("date")
        expect(page.locator("#gh-found")).to_have_text("找到 1 个账号")
        address, found = page.url, rows(page)
        assert asked(page) == {
            "text": ["tsg"],
            "platform": ["wechat-official"],
            "unit": ["library"],
            "tier": ["2"],
            "state": ["active"],
            "sort": ["date"],
        }
        page.goto(address)
        assert rows(page) == found
        assert page.locator("#f-unit").input_value() == "library"
        page.locator("#gh-filters button[type=reset]").click()
        expect(page.locator("#gh-listing")).to_be_visible()
        assert not asked(page)
    assert not watched.faults


def test_sorting_puts_the_latest_first_and_names_by_their_sound(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("accounts/?tier=2&sort=name")
        listed = page.request.get("api/v1/directory.json").json()["accounts"]
        of_tier = [row for row in listed if row[5] == 2]
        assert rows(page) == [row[1] for row in sorted(of_tier, key=lambda row: row[8])]
        page.goto("accounts/?tier=2&sort=date")
        assert rows(page) == [row[1] for row in sorted(of_tier, key=lambda row: row[7], reverse=True)]


def test_an_address_that_asks_for_nonsense_is_no_trap(opened: Open) -> None:
    with opened() as watched:
        watched.page.goto("accounts/?platform=%3Cscript%3E&tier=9&sort=constructor&text=tsg")
        assert rows(watched.page)
        assert watched.page.locator("#f-platform").input_value() == ""
    assert not watched.faults


def test_nothing_found_is_said_with_advice(opened: Open) -> None:
    with opened(width=360) as watched:
        watched.page.goto("accounts/?text=zzzzqqq" + "x" * 300)
        expect(watched.page.locator("#gh-found")).to_contain_text("没有找到")
        expect(watched.page.locator("#gh-found")).to_have_attribute("role", "status")
        assert watched.page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("width", [1440, 360])
def test_cards_are_a_choice_that_the_address_keeps(opened: Open, width: int) -> None:
    with opened(width=width) as watched:
        watched.page.goto("accounts/")
        watched.page.locator("#f-view").select_option("cards")
        expect(watched.page.locator("body")).to_have_class("gh-as-cards")
        expect(watched.page.locator("#gh-listing")).to_be_visible()
        assert asked(watched.page) == {"view": ["cards"]}
        assert watched.page.evaluate(OVERFLOW) <= 0
    assert not watched.faults


def test_the_keyboard_is_enough(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("accounts/")
        page.locator("#f-text").focus()
        page.keyboard.type("tsg")
        page.keyboard.press("Tab")
        expect(page.locator("#f-platform")).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        rows(page)
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("() => !!document.activeElement.closest('#gh-results tbody a')"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/accounts/library/**")
    assert not watched.faults


def test_without_a_script_platforms_narrow(opened: Open) -> None:
    with opened(js=False) as watched:
        page = watched.page
        page.goto("accounts/")
        expect(page.locator("#gh-filters")).to_be_hidden()
        total = page.locator("#gh-listing tbody tr").count()
        page.locator(".gh-jump a", has_text="哔哩哔哩").click()
        page.wait_for_url("**/directory/bilibili/")
        assert 0 < page.locator("#gh-listing tbody tr").count() < total
        expect(page.locator(".gh-jump a[aria-current=page]")).to_contain_text("哔哩哔哩")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["units/", "alliance/", "statistics/", "directory/bilibili/"])
def test_a_phone_shows_it_whole(opened: Open, path: str, scheme: str) -> None:
    with opened(width=360, scheme=scheme) as watched:
        watched.page.goto(path)
        expect(watched.page.locator("h1")).to_be_visible()
        assert watched.page.evaluate(OVERFLOW) <= 0
    assert not watched.faults
