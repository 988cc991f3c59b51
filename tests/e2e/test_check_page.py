"""The checker's box: its address, its keyboard, what it does without scripts and network, and with hostile queries."""

from urllib.parse import quote, unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open

QUERY = "不存在的某某某账号"
HOSTILE = {
    "markup": "<img src=x onerror=alert(1)><script>alert(2)</script>&amp;\"'",
    "a bomb for expressions": "a" * 5000 + "!" + "(a+)+$" * 200,
    "many links": "https://weibo.com/u/" * 500,
    "lone surrogates": "\ud800物理系\udfff",
    "nothing but what cannot be seen": "\u200b\u202e\u2066\ufeff",
    "a template": "{name} {to} ${1+1} {{ 7 * 7 }}",
    "percent signs": "%E4%B8 100% %ZZ",
    "a prototype": "__proto__",
}


def answered(page: Page, query: str) -> None:
    """Put a query into the box by the clipboard's way, and wait for its verdict."""
    page.evaluate(
        """query => { const box = document.querySelector("#check-query"); box.value = query;
        box.dispatchEvent(new InputEvent("input", {bubbles: true})); }""",
        query,
    )
    expect(page.locator("#check-result")).to_have_attribute("data-verdict", "no-record", timeout=10_000)


@pytest.mark.parametrize("path", ["check/", "./"])
def test_an_inbound_query_moves_into_the_fragment(opened: Open, path: str) -> None:
    with opened() as watched:
        page = watched.page
        page.goto(f"{path}?q={quote(QUERY)}")
        expect(page.locator("#check-result")).to_have_attribute("data-verdict", "no-record")
        expect(page.locator("#check-query")).to_have_value(QUERY)
        assert "?" not in page.url
        assert unquote(page.url).endswith(f"#q={QUERY}")
    assert watched.faults == []


def test_a_fragment_is_answered_also_when_it_changes(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("check/#q=" + quote(QUERY))
        expect(page.locator("#check-result")).to_have_attribute("data-verdict", "no-record")
        page.evaluate("location.hash = '#q=%E7%89%A9%E7%90%86+1'")
        expect(page.locator("#check-query")).to_have_value("物理+1")


def test_nothing_typed_is_sent(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        sent: list[str] = []
        page.on("request", lambda request: sent.append(unquote(request.url) + (request.post_data or "")))
        page.goto("check/")
        page.locator("#check-query").press_sequentially("秘密查询abc")
        page.keyboard.press("Enter")
        expect(page.locator("#check-result")).to_have_attribute("data-verdict", "no-record")
        assert sent
        assert not [url for url in sent if "秘密" in url or ("abc" in url.split("/api/")[-1] and "秘" in url)]
    assert watched.faults == []


def test_what_is_typed_is_answered_without_a_key_for_it(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("check/")
        result = page.locator("#check-result")
        page.locator("#check-query").press_sequentially(QUERY)
        expect(result).to_have_attribute("data-verdict", "no-record")
        page.keyboard.type("二")
        assert result.get_attribute("data-verdict") is None, "an answer goes as soon as its query does"
        expect(result).to_have_attribute("data-verdict", "no-record")
        page.locator("#check-query").fill("")
        expect(result).to_be_empty()
        assert result.get_attribute("data-verdict") is None
        assert "#" not in page.url


def test_everything_is_reached_by_the_keyboard(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("check/")
        page.locator("#check-query").focus()
        reached = []
        for _ in range(8):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.id || document.activeElement.localName"))
        assert [i for i in reached if i in ("button", "check-file", "check-camera-start", "check-day", "summary")]
        assert {"button", "check-file", "check-camera-start", "check-day", "summary"} <= set(reached)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_query_is_text(opened: Open, kind: str) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("check/")
        before = page.evaluate("document.querySelectorAll('script, img').length")
        page.evaluate(
            """query => { const box = document.querySelector("#check-query"); box.value = query;
            box.dispatchEvent(new InputEvent("input", {bubbles: true})); }""",
            HOSTILE[kind],
        )
        expect(page.locator("#check-result")).not_to_be_empty()
        assert page.evaluate("document.querySelectorAll('script, img').length") == before
        answered(page, QUERY)
    assert watched.faults == []


def test_a_megabyte_does_not_stop_the_page(opened: Open) -> None:
    with opened() as watched:
        page = watched.page
        page.goto("check/")
        seconds = page.evaluate(
            """async () => {
              const box = document.querySelector("#check-query"), result = document.querySelector("#check-result");
              box.value = "物理系 https://weibo.com/u/1 ".repeat(40000);
              box.dispatchEvent(new InputEvent("input", {bubbles: true}));
              let longest = 0, last = performance.now();
              while (!result.childElementCount) {
                await new Promise((resolve) => setTimeout(resolve, 5));
                longest = Math.max(longest, performance.now() - last);
                last = performance.now();
              }
              return longest / 1000;
            }"""
        )
        assert seconds < 2
        answered(page, QUERY)
    assert watched.faults == []


@pytest.mark.parametrize("status", [404, 500, 200, None])
def test_without_data_there_is_no_verdict(opened: Open, status: int | None) -> None:
    """Missing, broken, cut off in the middle, offline."""
    with opened() as watched:
        page = watched.page
        page.route(
            "**/api/v1/verify/**",
            lambda route: (
                route.fulfill(status=status, body='{"cut off') if status else route.abort("internetdisconnected")
            ),
        )
        page.goto("check/#q=" + quote(QUERY))
        result = page.locator("#check-result")
        expect(result).to_have_attribute("data-fault", "broken")
        assert result.get_attribute("data-verdict") is None
        expect(result).to_contain_text("现在查不了")
        page.unroute_all()
        result.get_by_role("button", name="再试一次").click()
        expect(result).to_have_attribute("data-verdict", "no-record")


def test_without_scripts_the_page_points_to_the_directory(opened: Open) -> None:
    with opened(js=False) as watched:
        page = watched.page
        page.goto("check/")
        expect(page.get_by_role("link", name="打开账号名录")).to_be_visible()
        page.locator("#check-query").fill("秘密")
        page.get_by_role("button", name="核验").click()
        page.wait_for_url("**/accounts/**")
        assert "%" not in page.url
        assert not page.url.partition("?")[2]
    assert watched.faults == []


def test_the_day_of_the_data_is_told_and_its_age(opened: Open) -> None:
    with opened(own=True) as watched:
        page = watched.page
        page.clock.install(time="2026-11-24T08:00:00Z")
        page.goto("check/#q=" + quote(QUERY))
        result = page.locator("#check-result")
        expect(result).to_contain_text("2026-11-23")
        expect(result).not_to_contain_text("没有更新")
        page.clock.set_fixed_time("2027-03-01T08:00:00Z")
        page.reload()
        expect(result).to_contain_text("98 天没有更新")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_the_box_is_accessible(opened: Open, width: int, scheme: str) -> None:
    with opened(width=width, scheme=scheme) as watched:
        watched.page.goto("check/#q=" + quote(QUERY))
        expect(watched.page.locator("#check-result")).to_have_attribute("data-verdict", "no-record")
        found = Axe().run(watched.page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []
