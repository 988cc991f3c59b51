"""The examples of the open-data page, run as they stand there."""

import html
import json
import re
import subprocess
import sys
from urllib.request import urlopen

import pytest

from tests.e2e.conftest import Open, Portal

STATED = "https://accounts.example.edu.cn/"


@pytest.fixture(scope="module")
def expected(portal: Portal) -> list[str]:
    with urlopen(f"{portal.address}api/v1/accounts.json") as answer:  # noqa: S310  the test's own server
        accounts = json.load(answer)["accounts"]
    plain = [a for a in accounts if a["state"] == "active" and a["confirmed"]]
    assert plain
    return [f"{a['name']} {a['platform']} {portal.address}{a['page']}" for a in plain]


def example(portal: Portal, language: str) -> str:
    """Return an example of the page, its portal the one that is served."""
    with urlopen(f"{portal.address}data/") as answer:  # noqa: S310  the test's own server
        source = answer.read().decode()
    match = re.search(rf'(?s)<code id="?example-{language}"?>(.*?)</code>', source)
    assert match
    text = html.unescape(match[1])
    assert text.count(STATED) == 1
    assert len(text.strip().splitlines()) <= 10
    return text.replace(STATED, portal.address)


def test_the_example_in_python(portal: Portal, expected: list[str]) -> None:
    command = [sys.executable, "-X", "utf8", "-c", example(portal, "python")]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", timeout=60)
    assert done.stdout.splitlines() == expected


def test_the_example_in_javascript(opened: Open, portal: Portal, expected: list[str]) -> None:
    with opened() as watched:
        watched.page.goto("data/")
        said: list[str] = []
        watched.page.on("console", lambda message: said.append(message.text))
        watched.page.evaluate(f"async () => {{\n{example(portal, 'javascript')}\n}}")
        watched.page.wait_for_function("true")
    assert said == expected
    assert watched.faults == []
