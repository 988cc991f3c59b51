"""The frame of every kind of page: its security policy, its navigation, its switch of colours, its print."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from guanhao.portal.frame import CONTENT_SECURITY_POLICY
from tests.e2e.conftest import Open, Portal

WRITTEN = ("help/", "reference/commands/", "reference/records/", "how-to/publish/")
OTHERS = ("rules/", "rules/yaml/", *WRITTEN)
INLINE = re.compile(r"\s(?:style|on[a-z]+)=")


def pages(portal: Portal) -> list[str]:
    return [*dict.fromkeys([*portal.kinds.values(), *OTHERS])]


def test_no_page_breaks_its_security_policy(opened: Open, portal: Portal) -> None:
    with opened() as watched:
        for path in pages(portal):
            watched.page.goto(path or "./")
            policy = watched.page.locator("meta[http-equiv=Content-Security-Policy]")
            expect(policy).to_have_attribute("content", CONTENT_SECURITY_POLICY)
        watched.page.wait_for_load_state("networkidle")
    assert "unsafe-inline" not in CONTENT_SECURITY_POLICY
    assert watched.faults == []


def test_no_page_has_anything_that_the_policy_would_stop(opened: Open, portal: Portal) -> None:
    with opened(js=False) as watched:
        for path in pages(portal):
            response = watched.page.goto(path or "./")
            assert response
            source = response.text()
            scripts = re.findall(r"<script\b[^>]*>", source)
            assert all(" src=" in tag or "application/" in tag for tag in scripts), path
            assert not [tag for tag in re.findall(r"<[a-zA-Z][^>]*>", source) if INLINE.search(tag)], path
            assert "<style" not in source, path
            assert "javascript:" not in source, path


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_hand_written_pages_are_accessible(opened: Open, width: int, scheme: str) -> None:
    found: dict[str, list[str]] = {}
    with opened(width=width, scheme=scheme) as watched:
        for path in OTHERS:
            watched.page.goto(path)
            response = Axe().run(watched.page, options={"resultTypes": ["violations"]}).response
            for violation in response["violations"]:
                found.setdefault(f"{path} {violation['id']}", [str(node["target"]) for node in violation["nodes"]][:3])
            assert watched.page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert found == {}
    assert watched.faults == []


def background(page: Page) -> int:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("path", ["./", "help/"])
def test_colours_are_switched_by_keyboard_and_stay(opened: Open, path: str) -> None:
    with opened(width=360) as watched:
        page = watched.page
        page.goto(path)
        switch = page.get_by_role("button", name="深色")
        expect(switch).to_have_attribute("aria-pressed", "false")
        switch.focus()
        page.keyboard.press("Enter")
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert background(page) < 3 * 80
        page.goto("accounts/")
        assert background(page) < 3 * 80, "on the next page too"
        page.emulate_media(media="print")
        assert background(page) > 3 * 200, "never on paper"
    assert watched.faults == []


def test_colours_follow_the_system_without_scripts(opened: Open) -> None:
    with opened(js=False, scheme="dark") as watched:
        for path in ("./", "help/"):
            watched.page.goto(path)
            assert background(watched.page) < 3 * 80
            expect(watched.page.locator(".gh-scheme")).to_be_hidden()


@pytest.mark.parametrize("js", [True, False])
def test_the_rest_of_the_sections_opens_by_keyboard(opened: Open, portal: Portal, js: bool) -> None:  # noqa: FBT001
    with opened(width=360, js=js) as watched:
        page = watched.page
        page.goto(portal.kinds["active"])
        rules = page.locator(".gh-nav").get_by_role("link", name="规则", exact=True)
        expect(rules).to_be_hidden()
        page.locator(".gh-more summary").focus()
        page.keyboard.press("Enter")
        expect(rules).to_be_visible()
        if js:
            page.keyboard.press("Escape")
            expect(rules).to_be_hidden()
            expect(page.locator(".gh-more summary")).to_be_focused()
    assert watched.faults == []


def test_paper_has_no_navigation(opened: Open, portal: Portal) -> None:
    with opened() as watched:
        for path in ("./", "help/", portal.kinds["active"]):
            watched.page.goto(path)
            watched.page.emulate_media(media="print")
            expect(watched.page.locator(".gh-nav")).to_be_hidden()
            expect(watched.page.locator("h1")).to_be_visible()


def test_what_is_missing_is_said_in_the_portals_look(opened: Open) -> None:
    with opened(scheme="dark") as watched:
        watched.page.goto("a/b/c/")
        expect(watched.page.locator(".gh-header")).to_be_visible()
        assert background(watched.page) < 3 * 80
        assert not [fault for fault in watched.faults if "Security" in fault or "foreign" in fault]
