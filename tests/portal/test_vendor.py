"""Scripts that are made, not written: committed as they were made, of the sources and versions that stand here."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from guanhao.portal.static import PACKAGE
from tests.portal.building import REPOSITORY

ASSETS = PACKAGE / "assets"
VENDOR, JS = ASSETS / "vendor", ASSETS / "js"
PACKAGES = ("age", "yaml", "zxing")
BUNDLES = {"checker": "check", "office": "desk"}
"""Bundle → the folder of its sources."""
WEB = REPOSITORY / "generator" / "web"
ADVICE = "run `make web` and commit what it makes"


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("folder", [*(VENDOR / name for name in PACKAGES), *(JS / name for name in BUNDLES)])
def test_what_was_made_is_as_it_was_recorded(folder: Path) -> None:
    assert json.loads((folder / "manifest.json").read_bytes())["sha256"] == digests(folder), ADVICE


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_bundle_is_made_of_its_sources(bundle: str) -> None:
    made = json.loads((JS / bundle / "manifest.json").read_bytes())
    assert made["sources"] == digests(JS / BUNDLES[bundle]), ADVICE


def test_packages_are_of_the_locked_versions() -> None:
    made = [json.loads((VENDOR / name / "manifest.json").read_bytes()) for name in PACKAGES]
    asked = json.loads((WEB / "package.json").read_bytes())["dependencies"]
    locked = json.loads((WEB / "package-lock.json").read_bytes())["packages"]
    assert asked == {each["name"]: each["version"] for each in made}
    for each in made:
        assert locked[f"node_modules/{each['name']}"]["version"] == each["version"]
        assert locked[f"node_modules/{each['name']}"]["integrity"]


def test_no_script_names_another_host() -> None:
    scripts = [path for folder in (VENDOR, JS) for path in folder.rglob("*.js")]
    assert [path.name for path in scripts if re.search(r"https?://[a-z0-9]", path.read_text())] == []
