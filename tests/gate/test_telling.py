"""What `guanhao check --base` prints: what is new apart from what is old, in every format, and its exit codes."""

import json
from pathlib import Path

import pytest

from guanhao.checking import _parted
from guanhao.model.finding import Finding, Placed
from guanhao.model.policy import Severity
from tests.gate.requests import WANG, WECHAT, base_files, filed, yearly
from tests.history import Changes, Content, History
from tests.test_cli import run

BASE = base_files()
OLD: dict[str, Content] = {f"{WECHAT}2024-05-01-review.yml": "kind: review\n", "registry/odd.txt": "x\n"}
NEW: Changes = {**filed(WECHAT, yearly(result="good")), "registry/units/physics.yml": "name: 物理系\nkind: school\n"}
ASKED = ("check", "--base", "main", "--as-of", "2026-11-23")
BY_WANG = (*ASKED, "--actor", WANG)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository whose main branch has old faults, standing on a request that brings new ones."""
    history = History(tmp_path_factory.mktemp("telling") / "register")
    main = history.commit("main", {**BASE, **OLD})
    history.commit("request", NEW, main)
    history.commit("clean", filed(WECHAT, yearly()), main)
    history.write()
    history.git("checkout", "--quiet", "request")
    return history.root


def stand(repository: Path, branch: str) -> None:
    History(repository).check_out(branch)


def test_text_parts_new_from_old(repository: Path) -> None:
    stand(repository, "request")
    done = run(*BY_WANG, cwd=repository)
    assert done.returncode == 1
    new, old = done.stdout.split("【原来就有的问题（不影响本次请求）】")
    assert new.startswith("【本次请求带来的问题】")
    assert "[registrar-only]" in new
    assert f"{WECHAT}2026-11-20-review.yml" in new
    assert "registry/odd.txt" in old
    assert "registry/odd.txt" not in new
    assert done.stdout.endswith("截至 2026-11-23：本次请求改动 2 个文件；新增错误 2，警告 0，提示 0；原有问题 7。\n")


def test_english(repository: Path) -> None:
    stand(repository, "request")
    done = run(*BY_WANG, "--lang", "en", cwd=repository)
    assert "What was there before (and does not gate)" in done.stdout
    assert done.stdout.endswith("it brings 2 errors, 0 warnings, 0 notices; 7 were there before.\n")


def test_json_is_the_contract_s(repository: Path) -> None:
    stand(repository, "request")
    report = json.loads(run(*BY_WANG, "--format", "json", cwd=repository).stdout)
    assert list(report) == ["version", "as_of", "accounts", "records", "gated", "findings"]
    assert (report["accounts"], report["records"], report["gated"]) == (7, 11, True)
    new = [(f["rule"], f["class"], f["severity"]) for f in report["findings"] if f["new"]]
    assert sorted(new) == [("registrar-only", "request", "error"), ("schema", "value", "error")]
    old = {(f["rule"], f["path"]) for f in report["findings"] if not f["new"]}
    assert ("file-name", "registry/odd.txt") in old


def test_old_faults_alone_do_not_gate(repository: Path) -> None:
    stand(repository, "clean")
    done = run(*BY_WANG, "--format", "json", cwd=repository)
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["gated"] is False
    assert report["findings"]
    assert not any(f["new"] for f in report["findings"])


def test_github_annotates_what_is_new(repository: Path) -> None:
    stand(repository, "request")
    lines = run(*BY_WANG, "--format", "github", cwd=repository).stdout.splitlines()
    assert [line.split(",")[0] for line in lines[:-1]] == [
        f"::error file={WECHAT}2026-11-20-review.yml",
        "::error file=registry/units/physics.yml",
    ]
    assert "原有问题 7" in lines[-1]


def test_markdown_parts_new_from_old(repository: Path) -> None:
    stand(repository, "request")
    written = run(*BY_WANG, "--format", "markdown", cwd=repository).stdout
    new, old = written.split("### 原来就有的问题（不影响本次请求）")
    assert new.startswith("## 合并请求校验\n")
    assert new.count("\n| registry") == 2
    assert old.count("\n| registry") > 0


def test_select_judges_by_these_rules_alone(repository: Path) -> None:
    stand(repository, "request")
    assert run(*BY_WANG, "--select", "append-only", cwd=repository).returncode == 0
    done = run(*BY_WANG, "--select", "registrar-only", "--format", "json", cwd=repository)
    assert done.returncode == 1
    assert {f["rule"] for f in json.loads(done.stdout)["findings"]} == {"registrar-only"}


def test_without_an_actor_it_says_so(repository: Path) -> None:
    stand(repository, "clean")
    done = run(*ASKED, cwd=repository)
    assert done.returncode == 0
    assert "没有说明是谁提出的" in done.stdout


def test_requested_on_is_as_of_where_nothing_is_said(repository: Path) -> None:
    stand(repository, "clean")
    assert run(*BY_WANG, "--requested-on", "2026-11-28", cwd=repository).returncode == 1
    assert run(*BY_WANG, "--requested-on", "2026-11-27", cwd=repository).returncode == 0
    assert run("check", "--base", "main", "--actor", WANG, "--as-of", "2026-11-28", cwd=repository).returncode == 1


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("2026-11-27T15:59:59Z", 0),
        ("2026-11-27T16:00:00Z", 1),
        ("2026-11-28T00:30:00+09:00", 0),
        ("2026-11-27T23:59:59", 2),
        ("2026-11-27T99:00:00Z", 2),
    ],
)
def test_requested_on_may_be_the_forge_s_moment(repository: Path, moment: str, code: int) -> None:
    """It is turned into the day at the institution; without a zone it could be another."""
    stand(repository, "clean")
    assert run(*BY_WANG, "--requested-on", moment, cwd=repository).returncode == code


def test_nothing_committed_is_nothing_asked(repository: Path) -> None:
    stand(repository, "main")
    assert "没有改动任何文件（还没有提交的改动不算）" in run(*BY_WANG, cwd=repository).stdout
    assert "changes no file" in run(*BY_WANG, "--lang", "en", cwd=repository).stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--base", "nope"), "nope"),
        (("--base", ""), "--base"),
        (("--base", "main", "--actor", " "), "--actor"),
        (("--actor", WANG), "--base"),
        (("--requested-on", "2026-11-20"), "--base"),
        (("--base", "main", "--requested-on", "soon"), "soon"),
    ],
)
def test_wrong_usage_is_two(repository: Path, arguments: tuple[str, ...], word: str) -> None:
    done = run("check", *arguments, cwd=repository)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr


@pytest.mark.parametrize("branch", ["unborn", "other"])
def test_histories_that_cannot_be_judged_are_two(repository: Path, branch: str) -> None:
    history = History(repository)
    history.commit("other", {"README.md": "x\n"})
    history.write()
    stand(repository, branch)
    done = run(*BY_WANG, cwd=repository)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) > 1


def test_no_repository_is_two(tmp_path: Path) -> None:
    done = run(*BY_WANG, cwd=tmp_path)
    assert done.returncode == 2
    assert "Git" in done.stderr


def placed(severity: Severity, code: str = "edited") -> Placed:
    return Placed(Finding("append-only", code, "x", severity=severity), 1, 1)


def new_of(found: list[Placed], known: list[Placed]) -> list[tuple[str, bool]]:
    return [(p.finding.severity, p.is_new) for p in _parted(found, known)]


def test_what_was_known_is_counted_and_weighed() -> None:
    """The same fault twice is one more; an error that was only a warning is new."""
    error, warning = placed("error"), placed("warning")
    assert new_of([error], [error]) == [("error", False)]
    assert new_of([error, error], [error]) == [("error", False), ("error", True)]
    assert new_of([error], [warning]) == [("error", True)]
    assert new_of([warning], [error]) == [("warning", False)]
    assert new_of([warning, error], [error, warning]) == [("error", False), ("warning", False)]
    assert new_of([error, warning], [warning]) == [("error", True), ("warning", False)]
    assert new_of([error], [placed("error", "deleted")]) == [("error", True)]
