"""The page of an account in use: copying its IDs, and printing it as a certificate."""

import re

from playwright.sync_api import PdfMargins, expect

from tests.e2e.conftest import Open, Portal

MARGIN: PdfMargins = {"top": "12mm", "right": "12mm", "bottom": "12mm", "left": "12mm"}
PAGE = re.compile(rb"/Type\s*/Page[^s]")


def test_buttons_copy_the_ids(opened: Open, portal: Portal) -> None:
    with opened(own=True) as watched:
        page = watched.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(portal.kinds["active"])
        button = page.locator("button.gh-copy").first
        stated = button.get_attribute("data-copy")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_text("已复制")
        assert page.evaluate("navigator.clipboard.readText()") == stated
    assert not watched.faults


def test_without_scripts_there_is_nothing_to_press(opened: Open, portal: Portal) -> None:
    with opened(js=False) as watched:
        watched.page.goto(portal.kinds["active"])
        expect(watched.page.locator("button.gh-copy").first).to_be_hidden()


def test_every_account_prints_as_one_page(opened: Open, portal: Portal) -> None:
    with opened() as watched:
        for state in ("active", "closed", "suspended"):
            watched.page.goto(portal.kinds[state])
            sheet = watched.page.pdf(
                format="A4", margin={"top": "12mm", "right": "12mm", "bottom": "12mm", "left": "12mm"}
            )
            assert len(PAGE.findall(sheet)) == 1, state


def test_a_certificate_says_what_it_is_and_leaves_out_what_is_for_the_screen(opened: Open, portal: Portal) -> None:
    with opened() as watched:
        page = watched.page
        page.goto(portal.kinds["active"])
        page.emulate_media(media="print")
        expect(page.locator("p.gh-print")).to_be_visible()
        expect(page.locator("figure.gh-print img")).to_be_visible()
        expect(page.locator("section.gh-screen").first).to_be_hidden()
