"""The sample's portal in a real browser."""

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tests.browser import browser_path, launch_flags
from tests.e2e.serving import PREFIX, serving
from tests.portal.building import REPOSITORY, build
from tests.registers import Sandbox, change

__all__ = ["browser_path"]

AREAS = ("registry", "policies", "docs")


@dataclass(frozen=True)
class Portal:
    """A served portal, and where in it each kind of page is."""

    address: str
    kinds: dict[str, str]
    """Kind of page → its path from the portal's root."""
    names: dict[str, str]
    """Kind of page → what stands on it."""
    register: Path
    """The register's folder."""


@dataclass
class Watched:
    """A page, and everything that it did and should not have done."""

    page: Page
    faults: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The repository's own register, one account of which is put under review."""
    folder = tmp_path_factory.mktemp("e2e")
    sandbox = Sandbox(folder / "register")
    for area in AREAS:
        shutil.copytree(REPOSITORY / area, sandbox.root / area)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", sandbox.root / "mkdocs.yml")
    sandbox.add("library/bilibili", change(("account.name", "不是现名", "新名"), filed_on="2026-11-01"))
    sandbox.write("registry/accounts/library/unreadable/2026-11-01-filing.yml", "kind: filing\n")
    build(sandbox.root, folder / "site")
    with serving(folder / "site") as address:
        yield Portal(address, *_kinds(folder / "site"), sandbox.root)


def _kinds(site: Path) -> tuple[dict[str, str], dict[str, str]]:
    api = site / "api" / "v1"
    lists = ("accounts", "units", "assessment", "impostors", "data", "announcements", "desk", "guide", "rules")
    kinds = {name: f"{name}/" for name in lists} | {"front": "", "topic": "guide/open/"}
    kinds |= {"form": "desk/file/", "rule": "rules/change-deadline/", "year": "announcements/2025/"}
    names: dict[str, str] = {}
    accounts: list[dict[str, Any]] = json.loads((api / "accounts.json").read_bytes())["accounts"]
    for account in accounts:
        kinds.setdefault(account["state"], account["page"])
        names.setdefault(account["state"], account["name"])
    units: list[dict[str, Any]] = json.loads((api / "units.json").read_bytes())["units"]
    for unit in units:
        kind = "merged unit" if unit["merged_into"] else "unit" if unit["accounts"] else "unit without accounts"
        kinds.setdefault(kind, unit["page"])
        names.setdefault(kind, unit["name"])
    for policy in (site / "policies").iterdir():
        kinds["policy"] = f"policies/{policy.name}/"
    return kinds, names


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser_path, args=launch_flags())
        yield running
        running.close()


Open = Callable[..., AbstractContextManager[Watched]]


@dataclass
class Windows:
    """The windows of a browser. To open one costs more than most tests do in it: each is used by many."""

    browser: Browser
    _unused: dict[tuple[object, ...], list[Page]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def open(
        self,
        address: str,
        *,
        width: int = 1440,
        scheme: str = "light",
        js: bool = True,
        own: bool = False,
        now: datetime | None = None,
    ) -> Iterator[Watched]:
        """Open a window on a portal's address, and watch what its pages do; its clock may stand still, at `now`.

        A test that changes the window itself (its clock, its speed, what it is permitted) asks for its `own`.
        """
        unused = self._unused[address, width, scheme, js, now]
        page = unused.pop() if unused and not own else self._made(address, width, scheme, js=js)
        if now:
            page.clock.set_fixed_time(now)
        watched = Watched(page)
        try:
            with _watching(watched, address):
                yield watched
        except BaseException:
            page.context.close()
            raise
        if own:
            page.context.close()
        else:
            _leave(page, address)
            unused.append(page)

    def _made(self, address: str, width: int, scheme: str, *, js: bool) -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=js,
            base_url=address,
        )
        return context.new_page()


@contextmanager
def _watching(watched: Watched, address: str) -> Iterator[None]:
    faults = watched.faults
    watches: dict[Any, Callable[[Any], None]] = {
        "console": lambda m: faults.append(f"console {m.type}: {m.text}") if m.type in ("error", "warning") else None,
        "pageerror": lambda error: faults.append(f"error: {error}"),
        "request": lambda r: None if r.url.startswith(address) else faults.append(f"foreign: {r.url}"),
        "requestfailed": lambda r: faults.append(f"failed: {r.url}") if r.failure != "net::ERR_ABORTED" else None,
        "response": lambda r: faults.append(f"{r.status}: {r.url}") if r.status >= 400 else None,
        "dialog": lambda dialog: _answer(dialog, faults),
    }
    for event, watch in watches.items():
        watched.page.on(event, watch)
    yield
    for event, watch in watches.items():
        watched.page.remove_listener(event, watch)


def _answer(dialog: Dialog, faults: list[str]) -> None:
    """Leave a page that asks whether to; anything else that it asks is a fault."""
    if dialog.type == "beforeunload":
        dialog.accept()
    else:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def _leave(page: Page, address: str) -> None:
    """Leave a window as if nothing had been looked at in it."""
    page.unroute_all()
    page.emulate_media(media="null")
    page.mouse.move(0, 0)
    page.goto("about:blank")
    page.context.clear_cookies()
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": address.removesuffix(PREFIX), "storageTypes": "all"})
    session.detach()


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture
def opened(windows: Windows, portal: Portal) -> Open:
    """Open a browser window: `with opened(width=360, scheme="dark", js=True) as watched`."""
    return partial(windows.open, portal.address)
