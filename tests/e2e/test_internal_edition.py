"""The internal edition in a real browser: red wherever one looks, and as accessible as the portal."""

import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from guanhao.publish import Request, build_site
from tests.e2e.conftest import AREAS, Open, Windows
from tests.e2e.serving import serving
from tests.portal.building import AS_OF, REPOSITORY
from tests.registers import Sandbox

ACCOUNT = "internal/accounts/information-engineering/douyin/"
PAGES = (
    *("internal/", "internal/duties/", "internal/people/", "internal/orders/", "internal/incidents/"),
    *("internal/pending/", "internal/compliance/", "internal/rules/certification/", "internal/units/"),
    *("internal/units/robotics-club/", ACCOUNT),
)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def opened(windows: Windows, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Open windows on the internal edition of the repository's own register."""
    folder = tmp_path_factory.mktemp("internal")
    sandbox = Sandbox(folder / "register")
    for area in AREAS:
        shutil.copytree(REPOSITORY / area, sandbox.root / area)
    build_site(Request(sandbox.root, date.fromisoformat(AS_OF), audience="internal"), folder / "site")
    with serving(folder / "site") as address:
        yield partial(windows.open, address)


def redness(page: Page, selector: str) -> tuple[int, int, int]:
    colour = page.locator(selector).evaluate("e => getComputedStyle(e).backgroundColor.match(/\\d+/g).map(Number)")
    return colour[0], colour[1], colour[2]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark"), (360, "light")])
def test_the_warning_is_red_and_stays_in_sight(opened: Open, width: int, scheme: str) -> None:
    with opened(width=width, scheme=scheme) as watched:
        page = watched.page
        for path in PAGES:
            page.goto(path)
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            banner = page.locator(".gh-internal-banner")
            expect(banner).to_be_in_viewport(ratio=1)
            expect(banner).to_contain_text("内部资料，不得离开内网")
            expect(banner).to_contain_text("Internal data: must not leave the intranet")
            red, green, blue = redness(page, ".gh-internal-banner")
            assert (red > 150, green < 40, blue < 60) == (True, True, True)
            if page.evaluate(OVERFLOW) > 0:
                watched.faults.append(f"wider than {width}: {path}")
        page.wait_for_load_state("networkidle")
    assert watched.faults == []


def test_the_warning_is_printed(opened: Open) -> None:
    with opened() as watched:
        watched.page.goto(ACCOUNT)
        watched.page.emulate_media(media="print")
        expect(watched.page.locator(".gh-internal-banner")).to_be_visible()
        assert redness(watched.page, ".gh-internal-banner")[0] > 150


def test_a_public_page_leads_to_the_dashboard_by_keyboard(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("accounts/")
        assert redness(page, ".gh-internal-bar")[0] > 150
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("内部工作台")
        page.locator(".gh-desk-nav").get_by_role("link", name="到期事项").click()
        page.locator("article table a[href*='internal/accounts/']").first.click()
        expect(page.locator("h2", has_text="责任人员")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_no_page_breaks_a_rule(opened: Open, width: int, scheme: str) -> None:
    """In the other scheme and width every third page: between them they have every colour."""
    found: dict[str, dict[str, list[str]]] = {}
    with opened(width=width, scheme=scheme) as watched:
        for path in (*PAGES, "", "accounts/") if scheme == "light" else (*PAGES[::3], "accounts/"):
            watched.page.goto(path or "./")
            for violation in Axe().run(watched.page, options={"resultTypes": ["violations"]}).response["violations"]:
                targets = [str(node["target"]) for node in violation["nodes"]]
                found.setdefault(violation["id"], {})[path] = targets[:3]
    assert found == {}
