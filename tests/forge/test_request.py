"""A request's objects are fetched; no file of it ever lies in the folder, and no token stays there."""

import subprocess
from pathlib import Path

import pytest

from guanhao.forge.request import _credentials
from tests.registers import Sandbox
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
