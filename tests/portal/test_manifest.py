"""`build.json`: what was built, from which commit, and the digest of every file."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guanhao import __version__
from tests.portal.building import AS_OF, Tree, build, build_command, is_whole, run, tree_of
from tests.registers import Sandbox


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """Return a register in a repository of its own, everything committed."""
    sandbox = Sandbox.sample(tmp_path_factory.mktemp("manifest") / "register")
    git(sandbox.root, "init", "-q", "-b", "main")
    git(sandbox.root, "add", ".")
    git(sandbox.root, "commit", "-q", "-m", "建册")
    return sandbox


@pytest.fixture
def cleaned(committed: Sandbox) -> Iterator[Sandbox]:
    yield committed
    git(committed.root, "checkout", "-q", ".")
    git(committed.root, "clean", "-q", "-fdx")


def manifest(tree: Tree) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(tree["build.json"])
    return parsed


def test_every_file_is_listed(committed: Sandbox, tmp_path: Path) -> None:
    tree = build(committed.root, tmp_path / "site")
    assert is_whole(tree)
    build_json = manifest(tree)
    assert build_json.keys() == {"version", "commit", "modified", "audience", "as_of", "versions", "files"}
    assert build_json["audience"] == "public"
    assert build_json["commit"] == git(committed.root, "rev-parse", "HEAD")
    assert build_json["modified"] is False
    assert build_json["as_of"] == AS_OF
    assert build_json["versions"].keys() == {"guanhao", "mkdocs", "mkdocs-material"}
    assert build_json["versions"]["guanhao"] == __version__


@pytest.mark.parametrize(
    "path",
    [
        "registry/units/physics.yml",
        "registry/impostors/new.yml",
        "policies/measures.md",
        "registry/accounts/physics/wechat/2024-03-20-filing.yml",
    ],
)
def test_a_register_that_differs_from_its_commit(cleaned: Sandbox, tmp_path: Path, path: str) -> None:
    before = (cleaned.root / path).read_bytes() if (cleaned.root / path).exists() else b""
    cleaned.write(path, before + b"\n# \n" if before else "name: x\nplatform: weibo\nhandle: xx\n")
    assert manifest(build(cleaned.root, tmp_path / "site"))["modified"] is True


def test_a_site_inside_the_register_changes_nothing(cleaned: Sandbox) -> None:
    command = build_command(cleaned.root, cleaned.root / "site")
    for _ in range(2):
        assert run(command).returncode == 0
        assert manifest(tree_of(cleaned.root / "site"))["modified"] is False


def test_without_git_there_is_no_commit(tmp_path: Path) -> None:
    root = Sandbox.sample(tmp_path / "register").root
    bare = manifest(build(root, tmp_path / "site"))
    assert (bare["commit"], bare["modified"]) == (None, False)


def test_git_without_a_commit(tmp_path: Path) -> None:
    root = Sandbox.sample(tmp_path / "register").root
    git(root, "init", "-q")
    assert manifest(build(root, tmp_path / "site"))["commit"] is None


def test_a_register_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    sandbox = Sandbox.sample(tmp_path / "repository" / "register")
    git(tmp_path / "repository", "init", "-q")
    git(tmp_path / "repository", "add", ".")
    git(tmp_path / "repository", "commit", "-q", "-m", "建册")
    assert manifest(build(sandbox.root, tmp_path / "site"))["modified"] is False
    sandbox.write("registry/units/physics.yml", "name: 物理学院\nkind: school\n")
    assert manifest(build(sandbox.root, tmp_path / "site"))["modified"] is True


def test_a_repository_of_another_user(committed: Sandbox, tmp_path: Path) -> None:
    """As in a container: Git then refuses to tell who approved what, so nothing is published on its word."""
    done = run(build_command(committed.root, tmp_path / "site"), env={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert done.returncode == 2
    assert "safe.directory" in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_machine_without_git(tmp_path: Path) -> None:
    root = Sandbox.sample(tmp_path / "register").root
    (tmp_path / "bin").mkdir()
    done = run(build_command(root, tmp_path / "site"), env={"PATH": str(tmp_path / "bin")})
    assert done.returncode == 0, done.stderr
    assert manifest(tree_of(tmp_path / "site"))["commit"] is None
