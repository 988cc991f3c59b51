"""What the pages load that is not our own: committed as it was bundled, of the version that the lock names."""

import hashlib
import json
from pathlib import Path

from guanhao.portal.static import PACKAGE
from tests.portal.building import REPOSITORY

ZXING = PACKAGE / "assets" / "vendor" / "zxing"
WEB = REPOSITORY / "generator" / "web"


def test_the_bundle_is_the_one_recorded() -> None:
    recorded = json.loads((ZXING / "manifest.json").read_bytes())["sha256"]
    files = (path for path in ZXING.iterdir() if path.name != "manifest.json")
    assert recorded == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_bundle_is_of_the_locked_version() -> None:
    made = json.loads((ZXING / "manifest.json").read_bytes())
    asked = json.loads((WEB / "package.json").read_bytes())["dependencies"]
    locked = json.loads((WEB / "package-lock.json").read_bytes())["packages"]
    assert asked == {made["name"]: made["version"]}
    assert locked[f"node_modules/{made['name']}"]["version"] == made["version"]
    assert locked[f"node_modules/{made['name']}"]["integrity"]


def test_no_script_names_another_host() -> None:
    scripts: list[Path] = sorted((PACKAGE / "assets").rglob("*.js"))
    assert scripts
    assert [path.name for path in scripts if "https://" in path.read_text() or "http://" in path.read_text()] == []
