"""The frame of every kind of page: its security policy, its navigation, its switch of colours, its print."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from guanhao.portal.frame import CONTENT_SECURITY_POLICY
from tests.e2e.conftest import Open, Portal
from tests.e2e.serving import serving
from tests.portal.building import CONFIG, build
from tests.registers import Sandbox

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


THEMED = """# 说明

!!! note "注意"
    一句话。

```sh
guanhao check
```

| 左 | 右 |
|:---|---:|
| 1 | 2 |
"""


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a portal whose own page uses what the theme offers; the page's address."""
    folder = tmp_path_factory.mktemp("themed")
    sandbox = Sandbox.minimal(folder / "register")
    config = CONFIG.read_text(encoding="utf-8").replace(
        "name: material", "name: material\n  features: [content.code.copy]"
    )
    config += "  - material/search:\n      lang: en\nmarkdown_extensions: [admonition]\nnav: [{说明: own.md}]\n"
    sandbox.write("mkdocs.yml", config)
    sandbox.write("docs/own.md", THEMED)
    build(sandbox.root, folder / "site")
    with serving(folder / "site") as address:
        yield f"{address}own/"


def test_what_the_theme_offers_works_under_the_policy(browser: Browser, themed: str) -> None:
    faults: list[str] = []
    page = browser.new_page()
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(themed)
    expect(page.locator(".admonition")).to_be_visible()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("pre").hover()
    page.locator("[data-md-type=copy]").click()
    expect(page.locator(".md-dialog")).to_have_class(re.compile("md-dialog--active"))
    page.locator("[data-md-component=search-query]").press_sequentially("guanhao")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.close()
    assert faults == []


def test_what_is_missing_is_said_in_the_portals_look(opened: Open) -> None:
    with opened(scheme="dark") as watched:
        watched.page.goto("a/b/c/")
        expect(watched.page.locator(".gh-header")).to_be_visible()
        assert background(watched.page) < 3 * 80
        assert not [fault for fault in watched.faults if "Security" in fault or "foreign" in fault]
