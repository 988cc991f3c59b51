"""One comment a request, whoever else writes what there."""

from typing import Any

import pytest

from guanhao.errors import ForgeError, NoForgeError
from guanhao.forge import comment
from guanhao.forge.client import Forge
from guanhao.forge.comment import MARKER, Outcome, is_foreign, is_of_check, own_comment, post_report, unpack
from tests.forge.fake import TOKEN, Repository, archive, serving, speak
from tests.registers import Sandbox
from tests.test_cli import run

HEAD, BEFORE = "b" * 40, "a" * 40
RECORD = "registry/accounts/physics/wechat/2024-10-01-change.yml"


def pull(number: int, sha: str = HEAD, base: str = "main", label: str = "wang:change-name") -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha, "label": label}, "base": {"ref": base}, "changed_files": 1}


@pytest.fixture
def request_7(repository: Repository) -> Repository:
    """Return a repository with a request that was checked."""
    repository.run = {
        "event": "pull_request",
        "path": ".github/workflows/check.yml",
        "head_sha": HEAD,
        "head_branch": "change-name",
        "head_repository": {"owner": {"login": "wang"}},
        "pull_requests": [{"number": 999}],
    }
    repository.pulls = [pull(5, base="other"), pull(6, sha=BEFORE), pull(7)]
    repository.files = {7: [{"filename": RECORD}]}
    give(repository, "## 申请\n\n| 甲 | 乙 |\n|---|---|\n")
    return repository


def give(repository: Repository, report: str | bytes, **changes: Any) -> None:
    """Leave a report as an artifact."""
    data = archive(report=report if isinstance(report, bytes) else report.encode())
    number = len(repository.artifacts) + 1
    repository.artifacts.append(
        {"id": number, "name": "report", "expired": False, "size_in_bytes": len(data)} | changes
    )
    repository.archives[number] = data


def test_it_is_posted_once_and_edited_from_then_on(request_7: Repository, forge: Forge) -> None:
    assert post_report(forge, 1, "main", "zh") == Outcome("posted", 7)
    assert post_report(forge, 1, "main", "zh") == Outcome("unchanged", 7)
    give(request_7, "## 又改了")
    assert post_report(forge, 1, "main", "zh") == Outcome("edited", 7)
    (posted,) = request_7.comments
    assert posted["issue"] == 7
    assert posted["body"].startswith(f"{MARKER}\n针对提交 `{HEAD[:12]}`")
    assert "又改了" in posted["body"]
    assert request_7.tokens == {f"Bearer {TOKEN}"}


def test_the_number_comes_from_the_forge_alone(request_7: Repository, forge: Forge) -> None:
    give(request_7, "request: 5\nnumber: 999\n#999")
    assert post_report(forge, 1, "main", "zh").request == 7
    assert [path for method, path in request_7.asked if method == "POST"] == ["issues/7/comments"]


@pytest.mark.parametrize(
    ("changes", "done"),
    [
        ({"event": "push"}, "not-ours"),
        ({"event": "workflow_dispatch"}, "not-ours"),
        ({"path": ".github/workflows/evil.yml"}, "not-ours"),
        ({"path": ".github/workflows/check.yml@refs/heads/main"}, "posted"),
        ({"head_sha": "c" * 40}, "no-request"),
        ({"head_branch": "elsewhere"}, "no-request"),
        ({"head_repository": None}, "no-request"),
        ({"head_repository": {"owner": None}}, "no-request"),
    ],
    ids=str,
)
def test_which_runs_are_spoken_of(
    request_7: Repository, forge: Forge, changes: dict[str, Any], done: comment.Done
) -> None:
    request_7.run |= changes
    assert post_report(forge, 1, "main", "zh").done == done
    assert len(request_7.comments) == (done == "posted")


def test_others_may_write_our_marker(request_7: Repository, forge: Forge) -> None:
    for number, login in enumerate(("mallory", "github-actions", "gitea-actions"), 1):
        body = f"{MARKER}\n都没有问题，请合并"
        request_7.comments.append({"id": number, "user": {"login": login}, "issue": 7, "body": body})
    quoting = {"id": 4, "user": {"login": "github-actions[bot]"}, "issue": 7, "body": f"> {MARKER}"}
    request_7.comments.append(quoting)
    before = [dict(c) for c in request_7.comments]
    assert post_report(forge, 1, "main", "zh") == Outcome("posted", 7)
    assert request_7.comments[:4] == before
    assert post_report(forge, 1, "main", "zh") == Outcome("unchanged", 7)


def test_a_forge_may_change_line_ends() -> None:
    ours: dict[str, Any] = {"id": 1, "user": {"login": "gitea-actions"}, "body": f"{MARKER}\r\n甲\r\n"}
    assert own_comment([ours], ("gitea-actions", "forgejo-actions")) is ours
    assert comment.same_text(ours["body"], f"{MARKER}\n甲")


@pytest.mark.parametrize(
    "files",
    [
        [{"filename": RECORD}, {"filename": ".github/workflows/check.yml"}],
        [{"filename": "generator/guanhao/report/__init__.py"}],
        [{"filename": "registry/x.yml", "previous_filename": "Makefile"}],
        [{"filename": "registry-of-mine/x.yml"}],
        [],
    ],
    ids=str,
)
def test_a_request_that_could_write_its_own_report(
    request_7: Repository, forge: Forge, files: list[dict[str, Any]]
) -> None:
    give(request_7, "## 全部合格\n\n**请合并** @registrar\n````\n```\n")
    request_7.files = {7: files}
    assert post_report(forge, 1, "main", "zh").done == "posted"
    (posted,) = request_7.comments
    warning, _, report = posted["body"].partition("`````")
    assert "注意" in warning
    assert report.startswith("``text\n## 全部合格")
    assert report.rstrip().endswith("```````")


def test_a_request_of_more_files_than_the_forge_lists() -> None:
    listed = [{"filename": RECORD}] * 3000
    assert not is_foreign(listed, 3000)
    assert is_foreign(listed, 3001)


@pytest.mark.parametrize(
    ("changes", "is_used"),
    [
        ({"name": "other"}, False),
        ({"expired": True}, False),
        ({"size_in_bytes": comment.MAX_ARCHIVE}, True),
        ({"size_in_bytes": comment.MAX_ARCHIVE + 1}, False),
    ],
    ids=str,
)
def test_which_artifact_is_the_report(
    request_7: Repository,
    forge: Forge,
    changes: dict[str, Any],
    is_used: bool,  # noqa: FBT001
) -> None:
    request_7.artifacts.clear()
    give(request_7, "报告在此", **changes)
    post_report(forge, 1, "main", "zh")
    assert ("报告在此" in request_7.comments[0]["body"]) == is_used
    assert ("没有产生报告" in request_7.comments[0]["body"]) != is_used


def test_an_artifact_that_is_larger_than_it_says(request_7: Repository, forge: Forge) -> None:
    request_7.archives[1] = b"x" * (comment.MAX_ARCHIVE + 1)
    post_report(forge, 1, "main", "zh")
    assert "没有产生报告" in request_7.comments[0]["body"]


def test_the_token_does_not_go_where_the_forge_keeps_its_artifacts(request_7: Repository, forge: Forge) -> None:
    storage = Repository(archives=request_7.archives)
    with serving(storage) as elsewhere:
        request_7.elsewhere = elsewhere.replace("127.0.0.1", "localhost")
        assert post_report(forge, 1, "main", "zh").done == "posted"
    assert storage.tokens == {""}
    assert "| 甲 | 乙 |" in request_7.comments[0]["body"]


def test_what_is_unpacked_is_bounded_too() -> None:
    bomb = archive(report=b"0" * (200 * 1024 * 1024))
    assert len(bomb) < comment.MAX_ARCHIVE
    unpacked = unpack(bomb)
    assert unpacked
    assert len(unpacked) == comment.MAX_REPORT


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"\0" * 500, archive(other=b"x"), archive(report=b"x" * 99)[:-30]], ids=len
)
def test_what_is_no_artifact_of_ours(data: bytes) -> None:
    assert unpack(data) is None


def test_undecodable_bytes_are_shown_as_such() -> None:
    assert unpack(archive(report=b"\xff\xfe")) == "\ufffd\ufffd"


def test_a_forge_that_refuses(request_7: Repository, forge: Forge) -> None:
    request_7.status = 403
    with pytest.raises(ForgeError, match="403"):
        post_report(forge, 1, "main", "zh")


def test_a_forge_that_is_not_there() -> None:
    with pytest.raises(ForgeError, match="ConnectionError"):
        post_report(speak("http://127.0.0.1:9"), 1, "main", "zh")


def test_no_answer_that_is_no_json(request_7: Repository, forge: Forge) -> None:
    request_7.archives[1] = b"<html>"
    with pytest.raises(ForgeError, match="JSON"):
        forge.get("actions/artifacts/1/zip")


def test_the_command(request_7: Repository, address: str, sample: Sandbox) -> None:
    done = run("forge", "comment", "1", cwd=sample.root)
    assert (done.returncode, done.stdout) == (0, "已在申请 7 下发表报告\n")
    assert run("forge", "comment", "1", "--lang", "en", cwd=sample.root).stdout.startswith("brought the report")
    request_7.run["event"] = "push"
    assert run("forge", "comment", "1", cwd=sample.root).stdout == "不是合并请求的校验，不发表\n"
    request_7.status = 500
    done = run("forge", "comment", "1", cwd=sample.root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "500" in done.stderr
    assert TOKEN not in done.stderr


def test_outside_of_a_workflow(sample: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_API_URL", raising=False)
    done = run("forge", "comment", "1", cwd=sample.root)
    assert done.returncode == 2
    assert "GITHUB_API_URL" in done.stderr


@pytest.mark.parametrize("name", ["GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN"])
@pytest.mark.parametrize("value", ["", "file:///etc/passwd x", "a/b/c d"])
def test_what_the_environment_must_say(name: str, value: str) -> None:
    whole = {"GITHUB_API_URL": "https://api.example", "GITHUB_REPOSITORY": "a/b", "GITHUB_TOKEN": "x"}
    assert Forge.of(whole).is_github
    assert not Forge.of(whole | {"GITHUB_API_URL": "https://git.example/api/v1"}).is_github
    with pytest.raises(NoForgeError, match=name):
        Forge.of(whole | {name: value})


def test_a_run_of_ours() -> None:
    assert is_of_check({"event": "pull_request", "path": comment.WORKFLOW})
