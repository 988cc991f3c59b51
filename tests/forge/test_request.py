"""A request's objects are fetched; no file of it ever lies in the folder, and no token stays there."""

import json
import subprocess
from pathlib import Path

import pytest

from guanhao.forge.request import _credentials
from tests.registers import Sandbox, review
from tests.test_cli import run


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def origin(sample: Sandbox) -> Path:
    """Return a forge's repository: main, and request 3 from a branch that is not fetched by itself."""
    root = sample.root
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "one")
    git(root, "switch", "--quiet", "-c", "request")
    for message in ("hostile", "more hostile"):
        sample.write("Makefile", f"# {message}\n")
        git(root, "add", ".")
        git(root, "commit", "--quiet", "-m", message)
    git(root, "update-ref", "refs/pull/3/head", "request")
    git(root, "switch", "--quiet", "main")
    git(root, "branch", "--quiet", "-D", "request")
    return root


@pytest.fixture
def clone(origin: Path, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "--quiet", str(origin), "clone")
    return tmp_path / "clone"


@pytest.mark.parametrize("back", [0, 1])
def test_head_moves_and_no_file_does(origin: Path, clone: Path, back: int) -> None:
    head, main = git(origin, "rev-parse", f"refs/pull/3/head~{back}"), git(clone, "rev-parse", "HEAD")
    done = run("forge", "fetch", "3", head, cwd=clone)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert git(clone, "rev-parse", "HEAD") == head
    assert git(clone, "rev-parse", "main", "origin/main") == f"{main}\n{main}"
    assert not (clone / "Makefile").exists()
    assert git(clone, "show", "HEAD:Makefile").startswith("# ")


@pytest.mark.parametrize(
    ("actor", "requested_on", "found"),
    [
        ("wang", "2026-11-22T18:00:00Z", set()),
        ("Wang", "2026-11-23", set()),
        ("wang", "2026-11-23T23:59:59+08:00", set()),
        ("wang", "2026-11-22T15:59:59Z", {"filed-on-drift"}),
        ("wang", "2026-11-22", {"filed-on-drift"}),
        ("mallory", "2026-11-22T18:00:00Z", {"not-maintainer"}),
    ],
)
def test_it_is_judged_from_there_as_the_workflow_does(
    sample: Sandbox, tmp_path: Path, actor: str, requested_on: str, found: set[str]
) -> None:
    """A forge gives the time of a request in its own time zone: 18:00 on the 22nd is the 23rd in Shanghai."""
    root = sample.root
    sample.write("registry/units/physics.yml", "name: 物理系\nkind: school\nmaintainers: [wang]\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "one")
    git(root, "switch", "--quiet", "-c", "request")
    sample.add("physics/wechat", review(filed_on="2026-11-23"))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "review")
    git(root, "update-ref", "refs/pull/3/head", "request")
    git(root, "switch", "--quiet", "main")
    git(tmp_path, "clone", "--quiet", str(root), "clone")
    clone = tmp_path / "clone"
    assert run("forge", "fetch", "3", git(root, "rev-parse", "request"), cwd=clone).returncode == 0
    asked = ("--base", "origin/main", "--actor", actor, "--requested-on", requested_on)
    done = run("check", *asked, "--as-of", "2026-11-23", "--format", "json", cwd=clone)
    new = {f["rule"] for f in json.loads(done.stdout)["findings"] if f["new"] and f["severity"] == "error"}
    assert (new, done.returncode) == (found, bool(found))


@pytest.mark.parametrize("value", ["2026-11-22T18:00:00", "yesterday", "0001-01-01T00:00:00+14:00", "2026-11-22TZ", ""])
def test_a_time_of_nowhere(sample: Sandbox, value: str) -> None:
    done = run("check", "--base", "HEAD", "--requested-on", value, cwd=sample.root)
    assert done.returncode == 2
    assert "2024-03-19" in done.stderr


@pytest.mark.parametrize("head", ["f" * 40, "main", "HEAD", "--help", "", "abcdef"])
def test_a_commit_that_is_not_the_request_s(clone: Path, head: str) -> None:
    before = git(clone, "rev-parse", "HEAD")
    done = run("forge", "fetch", "3", "--", head, cwd=clone)
    assert done.returncode == 2
    assert "申请 3" in done.stderr
    assert git(clone, "rev-parse", "HEAD") == before


def test_a_request_that_there_is_not(clone: Path) -> None:
    done = run("forge", "fetch", "4", "f" * 40, cwd=clone)
    assert done.returncode == 2
    assert "refs/pull/4/head" in done.stderr


def test_the_token_is_for_one_address_and_stays_nowhere(
    origin: Path, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "a-secret")
    head = git(origin, "rev-parse", "refs/pull/3/head")
    assert run("forge", "fetch", "3", head, cwd=clone).returncode == 0
    assert "extraheader" not in git(clone, "config", "--list").lower()
    given = _credentials("https://git.example/a/b", "a-secret")
    assert given["GIT_CONFIG_KEY_0"] == "http.https://git.example/a/b.extraHeader"
    assert _credentials("https://git.example/a/b", "") == {}
