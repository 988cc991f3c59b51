"""What a newcomer's two commands stand on: locks, Makefile, the script that the forge runs, the workflow."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from tests import browser

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("site", "test", "lock")
TARGETS = (
    "help",
    "install",
    "site",
    "serve",
    "test",
    "lint",
    "bench",
    "lock",
    "schema",
    "tables",
    "forms",
    "web",
    "clean",
)

REGISTRY_HOSTS = tuple(
    "".join(parts)
    for parts in (
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("npm", "js.com"),
        ("npm", "mirror.com"),
        ("yarn", "pkg.com"),
        ("deb.", "debian.org"),
        ("archive.", "ubuntu.com"),
        ("crates", ".io"),
        ("proxy.", "golang.org"),
    )
)
"""In pieces, so that this file does not name them either."""


def _lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def _pins(lock: str) -> dict[str, set[str]]:
    """Map each locked package to its versions: markers may part several."""
    pins: dict[str, set[str]] = {}
    for package, version in re.findall(r"(?m)^([a-z0-9][a-z0-9._-]*)==(\S+)", lock):
        pins.setdefault(package, set()).add(version)
    return pins


def _plain(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def _repository_files() -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [path for name in listed if name and (path := ROOT / name).is_file() and not path.is_symlink()]


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_version_and_a_hash(name: str) -> None:
    entries = re.split(r"(?m)^(?=[^\s#])", _lock(name))[1:]
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+ ", entry), entry.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_index(name: str) -> None:
    assert not re.search(r"://|^\s*(--(index|extra|find|trusted)|-i |-f )", _lock(name), re.MULTILINE)


def test_the_test_lock_holds_the_site_lock() -> None:
    site, test = _pins(_lock("site")), _pins(_lock("test"))
    assert {package: test.get(package) for package in site} == site


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*project["project"]["dependencies"], *project["build-system"]["requires"], "editables"]
    assert {_plain(r) for r in needed} <= set(_pins(_lock("site")))
    extra = project["project"]["optional-dependencies"]["test"]
    assert {_plain(r) for r in extra} <= set(_pins(_lock("test")))


@pytest.mark.parametrize("target", TARGETS)
def test_makefile_explains_every_target_in_two_languages(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"(?m)^{target}:.*## .*[\u4e00-\u9fff].* / .*[a-z]", makefile)
    assert re.search(rf"(?m)^\.PHONY: {target}$", makefile)


def test_make_alone_lists_the_targets() -> None:
    shown = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    assert sorted(re.findall(r"(?m)^ {2}make ([a-z]+)", shown)) == sorted(TARGETS)


def test_the_forge_runs_make_test() -> None:
    script = ROOT / ".ci" / "run"
    commands = [line for line in script.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert [c for c in commands if "make" in c] == ["exec make test </dev/null"]
    assert commands[-1].startswith("exec make test")
    assert script.stat().st_mode & 0o111


def test_the_workflow_reads_only_and_pins_its_actions() -> None:
    text = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "run" in step] == ["make test"]
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"]) for step in steps if "uses" in step)


def test_no_file_names_a_package_registry() -> None:
    hosts = re.compile("|".join(map(re.escape, REGISTRY_HOSTS)).encode(), re.IGNORECASE)
    naming = [path for path in _repository_files() if hosts.search(path.read_bytes())]
    assert [path.relative_to(ROOT).as_posix() for path in naming] == []


def test_a_chosen_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(browser.CHOSEN, "/chosen/browser")
    monkeypatch.setattr(browser, "_starts", lambda path: path == "/chosen/browser")
    assert browser.find_browser() == "/chosen/browser"


def test_without_a_browser_the_run_fails_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(browser.CHOSEN, raising=False)
    for source in ("_installed", "_playwright", "_downloaded", "_packaged"):
        monkeypatch.setattr(browser, source, lambda: iter(["/no/such/browser"]))
    assert browser.main() == 1
    said = capsys.readouterr().err
    assert "找不到可用的浏览器" in said
    assert "Found no working browser" in said
    assert "/no/such/browser" in said
