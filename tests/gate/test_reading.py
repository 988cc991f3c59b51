"""Reading a register from Git: any commit, whatever the host's Git is set to, and the same as from a folder."""

import subprocess
from pathlib import Path

import pytest

from guanhao import checking, examine
from guanhao.errors import NoRepositoryError
from guanhao.load import cache
from guanhao.load.git import open_repository
from guanhao.load.git_tree import GitTree, Lister
from guanhao.load.register import blob_id
from guanhao.load.tree import FolderTree
from guanhao.model.verdict import Examination
from guanhao.report import FORMATS
from tests.gate.requests import AS_OF, FILING, WANG, WECHAT, base_files, examine_branch, filed, rules_of, yearly
from tests.history import Changes, Content, History, Link, Program

BASE = base_files()
REVIEW = filed(WECHAT, yearly())
EDIT: Changes = {FILING: str(BASE[FILING], "utf-8").replace("tier: 2", "tier: 1")}  # type: ignore[arg-type]
ODD: dict[str, Content] = {"registry/a.txt": "x\n", "registry/link": Link("a.txt"), "registry/run": Program("x\n")}


def told(examination: Examination) -> str:
    return FORMATS["json"](examination, "zh")


@pytest.fixture
def repository(tmp_path: Path) -> History:
    """Return a repository with an honest request and an edit, checked out at the former."""
    history = History(tmp_path / "register")
    main = history.commit("main", BASE)
    history.commit("honest", REVIEW, main)
    history.commit("edit", EDIT, main)
    history.commit("odd", ODD, main)
    history.write()
    history.git("checkout", "--quiet", "honest")
    return history


@pytest.mark.parametrize("branch", ["honest", "edit", "odd"])
def test_a_tree_in_git_is_as_the_folder_that_it_is_checked_out_to(repository: History, branch: str) -> None:
    repository.git("checkout", "--quiet", branch)
    folder = FolderTree(repository.root)
    with open_repository(repository.root) as opened:
        tree = GitTree(opened, Lister(opened).list(branch).files)
        assert [(f.path, f.type) for f in tree.files()] == [(f.path, f.type) for f in folder.files()]
        for file in tree.files():
            if file.type == "file":
                assert tree.read(file.path) == folder.read(file.path)
                assert file.blob == blob_id(folder.read(file.path))
            else:
                with pytest.raises(OSError, match=file.path):
                    tree.read(file.path)
        with pytest.raises(OSError, match="nowhere"):
            tree.read("nowhere")
        in_git = checking.check(examine.read_register(repository.root, tree), AS_OF)
    (repository.root / cache.CACHE).unlink()
    assert told(in_git) == told(checking.check(examine.open_register(repository.root), AS_OF))


def test_a_file_that_is_not_there_or_too_long(repository: History) -> None:
    with open_repository(repository.root) as opened:
        blob = Lister(opened).list("honest").files[FILING].blob
        with pytest.raises(OSError, match="0" * 40):
            opened.read("0" * 40, 10)
        assert opened.read(blob, 5) == b"kind:"
        assert opened.read(blob, 10**6).endswith(b"}\n"), "what was not wanted does not stand in the next one's way"
        with pytest.raises(OSError, match="nothing"):
            opened.read("nothing like an id", 10)


def test_nothing_is_left_running_or_written(repository: History) -> None:
    before = repository.git("status", "--porcelain", "--ignored", "--untracked-files=all")
    with open_repository(repository.root) as opened:
        opened.read(Lister(opened).list("honest").files[FILING].blob, 10)
        process = next(iter(opened._readers.values())).proc
        assert process.poll() is None
    assert process.poll() == 0
    assert repository.git("status", "--porcelain", "--ignored", "--untracked-files=all") == before


# --- where the register is --------------------------------------------------------------------------------------------


def nested(changes: Changes) -> Changes:
    return {f"deep/register/{path}": content for path, content in changes.items()}


def test_a_register_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    """Its paths are its own; what lies beside it is the registrar's as well."""
    history = History(tmp_path / "top")
    main = history.commit("main", {**nested(BASE), "README.md": "x\n"})
    history.commit("honest", nested(REVIEW), main)
    history.commit("beside", {**nested(REVIEW), "README.md": "y\n", "deep/other.md": "z\n"}, main)
    history.write()
    history.git("checkout", "--quiet", "main")
    root = history.root / "deep/register"
    assert told(examine_branch(root, "honest")) == told(examine_branch(root, "honest"))
    assert rules_of(examine_branch(root, "honest")) == []
    found = [p.finding.path for p in examine_branch(root, "beside").findings if p.finding.rule == "registrar-only"]
    assert found == ["../../README.md", "../../deep/other.md"]


def test_a_bare_repository(repository: History, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    repository.git("clone", "--quiet", "--bare", str(repository.root), str(bare))
    assert rules_of(examine_branch(bare, "edit")) == ["append-only"]
    assert told(examine_branch(bare, "honest")) == told(examine_branch(repository.root, "honest"))


# --- what the host has no say in --------------------------------------------------------------------------------------


def test_replaced_objects_change_nothing(repository: History) -> None:
    """`git replace` would show the edit as no edit."""
    repository.git("replace", "edit", "main")
    repository.git(
        "replace", repository.git("rev-parse", f"edit:{FILING}"), repository.git("rev-parse", f"main:{FILING}")
    )
    assert rules_of(examine_branch(repository.root, "edit")) == ["append-only"]


def test_grafts_change_nothing(repository: History) -> None:
    ids = [repository.git("--no-replace-objects", "rev-parse", name) for name in ("main", "edit")]
    (repository.root / ".git/info").mkdir(exist_ok=True)
    (repository.root / ".git/info/grafts").write_text(" ".join(ids) + "\n")
    assert rules_of(examine_branch(repository.root, "edit")) == ["append-only"]


def test_configuration_changes_nothing(repository: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = {branch: told(examine_branch(repository.root, branch)) for branch in ("honest", "edit", "odd")}
    configuration = tmp_path / "gitconfig"
    configuration.write_text(
        "[core]\nautocrlf = true\nquotePath = true\nattributesFile = /nowhere\n[diff]\nrenames = copies\n"
        '[alias]\nls-tree = !false\n[diff "yaml"]\ntextconv = false\n[i18n]\nlogOutputEncoding = gbk\n'
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(configuration))
    (repository.root / ".git/info").mkdir(exist_ok=True)
    (repository.root / ".git/info/attributes").write_text("*.yml diff=yaml text eol=crlf export-ignore\n")
    assert plain == {branch: told(examine_branch(repository.root, branch)) for branch in plain}


def test_nothing_is_fetched(repository: History, tmp_path: Path) -> None:
    """A partial clone lacks files: they are not there, and that is a finding; no server is asked."""
    clone = tmp_path / "clone"
    repository.git("config", "uploadpack.allowFilter", "true")
    options = ["--quiet", "--bare", "--filter=blob:none", "--no-local"]
    repository.git("clone", *options, repository.root.as_uri(), str(clone))
    with open_repository(clone) as opened:
        files = Lister(opened).list("edit").files
        with pytest.raises(OSError):  # noqa: PT011  whatever Git says
            GitTree(opened, files).read(FILING)


def test_a_folder_of_somebody_else_s_is_read_if_the_host_trusts_it(
    repository: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(NoRepositoryError, match="dubious ownership"):
        examine_branch(repository.root, "honest")
    configuration = tmp_path / "gitconfig"
    configuration.write_text(f"[safe]\n\tdirectory = {repository.root}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(configuration))
    assert rules_of(examine_branch(repository.root, "edit")) == ["append-only"]


# --- the cache --------------------------------------------------------------------------------------------------------


def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record which accounts are judged from their files."""
    seen: list[str] = []
    judge = examine.judge_one

    def watched(*arguments: object) -> object:
        seen.append(str(arguments[3]))
        return judge(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(examine, "judge_one", watched)
    return seen


def test_what_both_sides_have_alike_is_judged_once(repository: History, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = judged(monkeypatch)
    examine_branch(repository.root, "honest")
    times = {account: seen.count(account) for account in seen}
    assert times.pop("physics/wechat") == 2
    assert set(times.values()) == {1}


def test_a_folder_s_run_serves_a_request_s(repository: History, monkeypatch: pytest.MonkeyPatch) -> None:
    checking.check(examine.open_register(repository.root), AS_OF)
    seen = judged(monkeypatch)
    examine_branch(repository.root, "honest")
    assert seen == ["physics/wechat"] * 2


def test_a_request_s_run_serves_a_folder_s(repository: History, monkeypatch: pytest.MonkeyPatch) -> None:
    examine_branch(repository.root, "honest")
    seen = judged(monkeypatch)
    checking.check(examine.open_register(repository.root), AS_OF)
    assert seen == ["physics/wechat"]


@pytest.mark.parametrize("branch", ["honest", "edit", "odd"])
def test_warm_is_cold(repository: History, branch: str) -> None:
    first = told(examine_branch(repository.root, branch))
    assert (repository.root / cache.CACHE).is_file()
    assert told(examine_branch(repository.root, branch)) == first


def test_what_is_found_by_the_request_s_own_authority_serves_nobody(repository: History) -> None:
    """A request that adds a unit may look it up; what is kept is what the branch itself decides."""
    unit: Changes = {"registry/units/math.yml": "name: 数学系\nkind: school\n"}
    main = History(repository.root)
    first = main.commit("start", BASE)
    main.commit("unit", {**unit, **filed(f"{WECHAT[:-7]}math/", yearly())}, first)
    main.write()
    examine_branch(repository.root, "unit", base="start")
    kept = (repository.root / cache.CACHE).read_bytes()
    checking.check(examine.open_register(repository.root), AS_OF)
    assert b"physics/math" not in kept


def test_a_cache_that_the_request_brings_is_not_believed(repository: History) -> None:
    """It could say of the edited account that nothing was found."""
    checking.check(examine.open_register(repository.root), AS_OF)
    brought = (repository.root / cache.CACHE).read_text("utf-8")
    history = History(repository.root)
    first = history.commit("start", BASE)
    faulty: Changes = {f"{WECHAT}2026-11-21-review.yml": "kind: review\n", ".guanhao/check.json": brought}
    history.commit("poisoned", faulty, first)
    history.write()
    (repository.root / cache.CACHE).write_text(brought.replace('"key":"', '"key":"x'), encoding="utf-8")
    examination = examine_branch(repository.root, "poisoned", base="start")
    assert rules_of(examination) == ["registrar-only", "schema"]
    assert '"key":"x' in (repository.root / cache.CACHE).read_text("utf-8"), "nor is it written"


def test_a_repository_of_the_other_kind_of_ids(tmp_path: Path) -> None:
    """SHA-256 instead of SHA-1."""
    root = tmp_path / "sha256"
    subprocess.run(["git", "init", "--quiet", "--object-format=sha256", "-b", "main", str(root)], check=True)
    history = History(root)
    main = history.commit("main", BASE)
    history.commit("edit", EDIT, main)
    history.commit("honest", REVIEW, main)
    history.write()
    assert rules_of(examine_branch(root, "edit")) == ["append-only"]
    assert rules_of(examine_branch(root, "honest", WANG)) == []
