"""Scripts that are made, not written: committed as they were made, of the sources and versions that stand here."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from guanhao.portal.static import PACKAGE
from tests.portal.building import REPOSITORY

ASSETS = PACKAGE / "assets"
ZXING, SOURCES, CHECKER = ASSETS / "vendor" / "zxing", ASSETS / "js" / "check", ASSETS / "js" / "checker"
WEB = REPOSITORY / "generator" / "web"
ADVICE = "run `make web` and commit what it makes"


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.iterdir() if path.name != "manifest.json")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("folder", [ZXING, CHECKER])
def test_what_was_made_is_as_it_was_recorded(folder: Path) -> None:
    assert json.loads((folder / "manifest.json").read_bytes())["sha256"] == digests(folder), ADVICE


def test_the_checker_is_made_of_its_sources() -> None:
    assert json.loads((CHECKER / "manifest.json").read_bytes())["sources"] == digests(SOURCES), ADVICE


def test_the_reader_is_of_the_locked_version() -> None:
    made = json.loads((ZXING / "manifest.json").read_bytes())
    asked = json.loads((WEB / "package.json").read_bytes())["dependencies"]
    locked = json.loads((WEB / "package-lock.json").read_bytes())["packages"]
    assert asked == {made["name"]: made["version"]}
    assert locked[f"node_modules/{made['name']}"]["version"] == made["version"]
    assert locked[f"node_modules/{made['name']}"]["integrity"]


def test_no_script_names_another_host() -> None:
    scripts = [*CHECKER.glob("*.js"), *SOURCES.glob("*.js"), *ZXING.glob("*.js")]
    assert [path.name for path in scripts if re.search(r"https?://[a-z0-9]", path.read_text())] == []
