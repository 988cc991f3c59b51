"""A browser for the tests of pages: the one installed, else Playwright's download, else Debian's package.

`python tests/browser.py` prints its path. There is no way round it: where none can be had, that is a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator

import pytest

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
CHOSEN = "GUANHAO_BROWSER"
"""Environment variable that names a browser; `make test` sets it, so that the search is made once."""

PACKAGES = ("chromium", "fonts-noto-cjk")

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
)

ADVICE = """\
找不到可用的浏览器，页面测试无法进行。请安装 Chromium 或 Chrome（Debian、Ubuntu：apt install chromium fonts-noto-cjk），
或用环境变量 GUANHAO_BROWSER 指明它的路径。
Found no working browser, and the tests of pages cannot run without one. Install Chromium or Chrome
(Debian, Ubuntu: apt install chromium fonts-noto-cjk), or name its path in GUANHAO_BROWSER.
"""


class NoBrowserError(Exception):
    """No browser is installed and none could be had."""


def launch_flags() -> list[str]:
    """Return the flags to start Chromium with: no call to any host of its own; no sandbox for root, who has none."""
    return [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else list(FLAGS)


def find_browser() -> str:
    """Return the path of a browser that starts; NoBrowserError where there is none to be had."""
    tried: list[str] = []
    for source in (_named, _installed, _playwright, _downloaded, _packaged):
        for path in source():
            if path not in tried and _starts(path):
                return path
            tried.append(path)
    raise NoBrowserError(ADVICE + "".join(f"  启动失败 / did not start: {path}\n" for path in dict.fromkeys(tried)))


def _named() -> Iterator[str]:
    if path := os.environ.get(CHOSEN):
        yield path


def _installed() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))


def _playwright() -> Iterator[str]:
    """Yield the browser that Playwright downloaded, if it did."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  takes long to load, and is seldom needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if os.path.exists(path):  # noqa: PTH110
        yield path


def _downloaded() -> Iterator[str]:
    if _run([sys.executable, "-m", "playwright", "install", "chromium"], seconds=300):
        yield from _playwright()


def _packaged() -> Iterator[str]:
    """Install Debian's package, where that needs no password."""
    if not shutil.which("apt-get"):
        return
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if root and not _run(["sudo", "--non-interactive", "true"], seconds=10):
        return
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if _run([*quiet, "update"], seconds=300):
        _run([*quiet, "install", "--yes", "--no-install-recommends", *PACKAGES], seconds=900)
    yield from _installed()


def _starts(path: str) -> bool:
    """Let the browser show a page: a version alone would not tell of missing libraries."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [path, "--headless", *launch_flags(), f"--user-data-dir={profile}", "--dump-dom", "data:text/html,ok"]
        try:
            shown = subprocess.run(command, capture_output=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return b"ok" in shown.stdout


def _run(command: list[str], seconds: int) -> bool:
    """Run a command whose output goes to standard error, and tell whether it succeeded."""
    sys.stderr.write("$ " + " ".join(command) + "\n")
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"{error}\n")
        return False
    return done.returncode == 0


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The browser of the tests of pages; a failure, never a skip, where there is none."""
    return find_browser()


def main(find: Callable[[], str] = find_browser) -> int:
    """Print the browser's path, or what to do where there is none."""
    try:
        sys.stdout.write(find() + "\n")
    except NoBrowserError as error:
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
