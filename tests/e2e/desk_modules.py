"""The desk's modules in a browser, as they lie in the package: no portal is built for them, and none is served."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from guanhao.portal.static import PACKAGE

ADDRESS = "http://desk.invalid/"
LIBRARY = """
const from = (name) => import(new URL(`js/desk/${name}.js`, location.href));
const [emit, file, words, judge, reader] = await Promise.all(["emit", "file", "words", "judge", "read"].map(from));
const revive = (key, value) => (value && value.$day ? new emit.Day(value.$day) : value);
const [rules, given] = JSON.parse(argument, revive);
"""


@pytest.fixture(scope="session")
def desk_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.route(ADDRESS + "**", _answer)
    page.goto(ADDRESS)
    yield page
    page.close()


def _answer(route: Route) -> None:
    path = urlsplit(route.request.url).path.lstrip("/")
    if path.endswith(".js"):
        route.fulfill(path=PACKAGE / "assets" / path)
    else:
        route.fulfill(body="<!doctype html>", content_type="text/html")


def in_browser(page: Page, script: str, rules: dict[str, Any], given: Any) -> Any:
    """Run a script that has the desk's modules, `rules` and what is `given`, and returns what JSON can hold."""
    function = f"async (argument) => {{ {LIBRARY} return JSON.stringify(await ({script})()); }}"
    return json.loads(page.evaluate(function, json.dumps([rules, given], default=lambda day: {"$day": str(day)})))
