"""Nothing is published over a portal that did not lead to it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from guanhao.errors import ForgeError
from guanhao.forge import published
from guanhao.forge.published import Standing, standing
from guanhao.load.history import is_ancestor
from tests.forge.fake import Repository
from tests.registers import Sandbox
from tests.test_cli import run

OLD, NEW = "a" * 40, "b" * 40


def build_json(commit: Any) -> bytes:
    return json.dumps({"commit": commit, "modified": False}).encode()


@pytest.mark.parametrize(
    ("build", "found"),
    [(None, "first"), (build_json(OLD), "ahead"), (build_json(NEW), "not-an-ancestor")],
    ids=["first", "ahead", "behind"],
)
def test_how_the_portal_stands(repository: Repository, address: str, build: bytes | None, found: Standing) -> None:
    repository.build = build
    for portal in (f"{address}/portal", f"{address}/portal/"):
        assert standing(portal, NEW, lambda commit: commit == OLD) == found


def test_a_register_without_a_portal() -> None:
    assert standing(None, NEW, lambda _: False) == "unknown-address"


@pytest.mark.parametrize(
    "build",
    [b"", b"<html>", b"[]", b"{}", build_json(None), build_json("main"), build_json("--all"), build_json("a" * 41)],
    ids=str,
)
def test_a_portal_that_does_not_tell_is_not_overwritten(repository: Repository, address: str, build: bytes) -> None:
    repository.build = build
    with pytest.raises(ForgeError):
        standing(f"{address}/portal", NEW, lambda _: True)


def test_a_portal_out_of_order(repository: Repository, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.build, repository.status = build_json(OLD), 503
    with pytest.raises(ForgeError, match="503"):
        standing(f"{address}/portal", NEW, lambda _: True)
    repository.status = 200
    monkeypatch.setattr(published, "MAX_MANIFEST", 10)
    with pytest.raises(ForgeError):
        standing(f"{address}/portal", NEW, lambda _: True)
    with pytest.raises(ForgeError, match="ConnectionError"):
        standing("http://127.0.0.1:9/portal", NEW, lambda _: True)


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def history(sample: Sandbox, address: str) -> tuple[Sandbox, list[str]]:
    """Return a register of two commits whose portal is served, and another that was rewritten away."""
    institution = sample.root / "registry/institution.yml"
    institution.write_text(f"{institution.read_text('utf-8')}portal: {address}/portal\n", encoding="utf-8")
    git(sample.root, "init", "--quiet", "--initial-branch=main")
    commits = []
    for message in ("one", "two", "three"):
        git(sample.root, "add", ".")
        git(sample.root, "commit", "--quiet", "--allow-empty", "-m", message)
        commits.append(git(sample.root, "rev-parse", "HEAD"))
    git(sample.root, "reset", "--quiet", "--hard", commits[1])
    return sample, commits


def test_what_came_before_what(history: tuple[Sandbox, list[str]]) -> None:
    sample, commits = history
    assert [is_ancestor(sample.root, commit) for commit in (*commits, "d" * 40)] == [True, True, False, False]


def test_the_command(history: tuple[Sandbox, list[str]], repository: Repository) -> None:
    sample, commits = history
    assert run("forge", "published", cwd=sample.root).stdout == "门户上还没有发布过，可以发布\n"
    for commit, code in zip(commits, (0, 0, 1), strict=True):
        repository.build = build_json(commit)
        done = run("forge", "published", cwd=sample.root)
        assert done.returncode == code
        assert ("没有发布" in done.stdout) == bool(code)
    repository.build = b"<html>"
    done = run("forge", "published", cwd=sample.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "build.json" in done.stderr


def test_an_institution_that_cannot_be_read(sample: Sandbox) -> None:
    sample.write("registry/institution.yml", "a: [")
    done = run("forge", "published", cwd=sample.root)
    assert done.returncode == 1
    assert "registry/institution.yml" in done.stderr
