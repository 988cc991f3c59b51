"""`guanhao audit`: what is said of every record, and what was done behind the gate."""

import json
import subprocess
from pathlib import Path

import pytest

from guanhao import pipeline
from guanhao.examine import open_register
from guanhao.model.finding import Placed
from tests.registers import Raw, change, dump, filing, void
from tests.repository import (
    INSTITUTION,
    PHYSICS,
    QIAN,
    WANG,
    Repository,
    approver,
    institution,
    path_of,
    record,
)
from tests.rules.test_cases import assert_worded
from tests.test_approvals import AS_OF
from tests.test_cli import run

UNIT = "registry/units/physics.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a register with one approved record."""
    made = Repository(tmp_path / "r")
    made.found()
    made.merge({PHYSICS: record()}, on="2024-03-21")
    return made


def found(repository: Repository) -> list[tuple[str, str, str]]:
    """Audit, and return code, path within `registry` and severity of each finding, all of them worded."""
    placed: tuple[Placed, ...] = pipeline.audit(open_register(repository.checkout()), AS_OF).examination.findings
    for item in placed:
        assert_worded(item.finding)
        assert (item.line, item.column) == (1, 1)
    return [(p.finding.code, p.finding.path.removeprefix("registry/"), p.finding.severity) for p in placed]


def test_a_clean_history(repository: Repository) -> None:
    assert found(repository) == []


@pytest.mark.parametrize(
    "path",
    [
        INSTITUTION,
        "registry/platforms.yml",
        UNIT,
        "policies/measures.yml",
        "policies/measures.md",
        "registry/waivers/one.yml",
        "registry/activity/2024-05.csv",
        "registry/contributions/2024.csv",
        "registry/trainings/2024.csv",
    ],
)
def test_files_that_give_authority(repository: Repository, path: str) -> None:
    text = dump(institution(name="示例学院"))
    repository.merge({path: text})
    assert found(repository) == []
    repository.commit({path: text + "x: 1\n"}, by=WANG)
    assert found(repository) == [("pushed", path.removeprefix("registry/"), "error")]
    if path != INSTITUTION:
        repository.commit({path: None}, by=WANG)
        assert len(found(repository)) == 2


@pytest.mark.parametrize(
    "path",
    ["README.md", "docs/x.md", "registry/README.md", "registry/schema/filing.json", "a/registry/institution.yml"],
)
def test_files_that_give_none(repository: Repository, path: str) -> None:
    repository.commit({path: "x\n"}, by=WANG)
    assert found(repository) == []


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({PHYSICS: record(tier=1)}, "pushed"),
        ({PHYSICS: None}, "pushed"),
    ],
)
def test_what_a_stranger_does_to_a_merged_record(
    repository: Repository, files: dict[str, str | None], code: str
) -> None:
    repository.commit(files, by=WANG)
    assert found(repository) == [(code, PHYSICS.removeprefix("registry/"), "error")]


def test_what_an_approver_does_to_a_merged_record(repository: Repository) -> None:
    repository.merge({PHYSICS: record(tier=1)})
    repository.merge({PHYSICS: None})
    repository.merge({PHYSICS: record()})
    path = PHYSICS.removeprefix("registry/")
    assert sorted(found(repository)) == [(c, path, "warning") for c in ("added-again", "deleted", "edited")]


def test_what_a_stranger_brings_back(repository: Repository) -> None:
    repository.merge({PHYSICS: None})
    repository.merge({PHYSICS: record()}, by=WANG)
    path = PHYSICS.removeprefix("registry/")
    assert found(repository) == [("deleted", path, "warning"), ("merged", path, "error")]


def test_the_registrar_keeps_impostors_up_to_date(repository: Repository) -> None:
    fake = "registry/impostors/fake.yml"
    text = "name: 示例学院\nplatform: weibo\nhandle: fake\n"
    repository.merge({fake: text})
    repository.merge({fake: text + "taken_down_on: 2024-06-01\n"})
    assert found(repository) == []
    repository.merge({fake: text}, by=WANG)
    assert found(repository) == [("merged", "impostors/fake.yml", "error")]


def test_a_redaction_is_permitted(repository: Repository) -> None:
    whole = filing({"platform_id": "gh_000000000001", "handle": "evc_0001"})
    redacted = {**whole, "people": {"responsible": {"name": "已删除", "title": "党总支书记"}}, "signed": "已删除"}
    repository.merge({PHYSICS: dump(redacted)}, on="2024-06-01")
    assert found(repository) == []
    assert pipeline.audit(open_register(repository.root), AS_OF).records[PHYSICS].kind == "approved"
    repository.merge({PHYSICS: dump({**redacted, "tier": 1})})
    assert [code for code, _, _ in found(repository)] == ["edited"]


def test_a_stranger_may_not_redact(repository: Repository) -> None:
    repository.commit({PHYSICS: record(signed="已删除")}, by=WANG)
    assert [code for code, _, _ in found(repository)] == ["pushed"]


def test_who_appoints_himself(repository: Repository) -> None:
    repository.merge({INSTITUTION: dump(institution(approver(WANG)))}, by=WANG)
    assert found(repository) == [("self-appointed", "institution.yml", "error")]


# --- the command -----------------------------------------------------------------------------------------------------


def test_as_text(repository: Repository) -> None:
    repository.merge({path_of("physics/a"): record(1)}, by=QIAN, on="2024-04-01", message="Merge branch x")
    root = repository.checkout()
    (root / path_of("physics/b")).parent.mkdir(parents=True)
    (root / path_of("physics/b")).write_text(record(2), encoding="utf-8")
    merged, pushed = (repository.git("rev-parse", f"HEAD{suffix}")[:10] for suffix in ("~1", ""))
    done = run("audit", "--as-of", "2026-11-23", cwd=root)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[:6] == [
        path_of("physics/a"),
        f"  没有批准，提交 {pushed}",
        path_of("physics/b"),
        "  没有提交",
        PHYSICS,
        f"  2024-03-21 由赵老师批准，合并请求 12，提交 {merged}",
    ]
    assert "错误：带来这份文件的提交" in done.stdout
    assert "提示：还没有提交" in done.stdout
    english = run("audit", "--lang", "en", cwd=root).stdout
    assert f"  2024-03-21 approved by 赵老师, request 12, commit {merged}" in english


def test_as_json(repository: Repository) -> None:
    repository.commit({path_of("physics/a"): record(1)}, by=WANG, on="2024-04-01")
    done = run("audit", "--format", "json", "--as-of", "2026-11-23", cwd=repository.checkout())
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert (report["version"], report["as_of"], report["head"], report["gated"]) == (
        1,
        "2026-11-23",
        repository.head,
        True,
    )
    assert report["records"] == [
        {
            "path": path_of("physics/a"),
            "kind": "unapproved",
            "commit": repository.head,
            "entered_on": "2024-04-01",
            "approved_on": None,
            "approver": None,
            "request": None,
            "reason": "pushed",
        },
        {
            "path": PHYSICS,
            "kind": "approved",
            "commit": repository.git("rev-parse", "HEAD~1"),
            "entered_on": "2024-03-21",
            "approved_on": "2024-03-21",
            "approver": "赵老师",
            "request": "12",
            "reason": None,
        },
    ]
    (finding,) = report["findings"]
    assert (finding["rule"], finding["class"], finding["account"]) == ("unapproved-merge", "audit", "physics/a")


def test_exit_codes(repository: Repository, tmp_path: Path) -> None:
    assert run("audit", cwd=repository.checkout()).returncode == 0
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "clone"))
    for command in ("audit", "build", "due"):
        done = run(command, cwd=tmp_path / "clone")
        assert (done.returncode, done.stdout) == (2, "")
        assert "git fetch --unshallow" in done.stderr
    assert run("check", cwd=tmp_path / "clone").returncode == 0


def test_show_tells_who_approved(repository: Repository) -> None:
    renamed = change(("account.name", "示例职业学院物理系", "物理学院"))
    repository.commit({path_of("physics/wechat", renamed): dump(renamed)}, by=WANG, on="2024-09-03")
    root = repository.checkout()
    done = run("show", "physics/wechat", cwd=root)
    assert "2024-03-20-filing.yml  2024-03-21 由赵老师批准，合并请求 12，提交 " in done.stdout
    assert "没有生效的记录（原因见 guanhao audit）\n  2024-09-02-change.yml  没有批准，提交 " in done.stdout
    assert "示例职业学院物理系" in done.stdout
    early = run("show", "physics/wechat", "--as-of", "2024-09-02", cwd=root).stdout
    assert "没有生效的记录" not in early


def test_show_of_an_account_without_a_record_in_effect(repository: Repository) -> None:
    repository.commit({path_of("physics/a"): record(1)}, by=WANG)
    done = run("show", "physics/a", cwd=repository.checkout())
    assert done.returncode == 0
    assert "状态          没有生效的记录" in done.stdout
    english = run("show", "physics/a", "--lang", "en", cwd=repository.root).stdout
    assert "no record in effect" in english
    assert "Not in effect (see `guanhao audit`)" in english


def test_due_and_check_of_what_is_not_in_effect(repository: Repository) -> None:
    """The check judges every file; what is due is due of what counts."""
    bad: Raw = filing({"platform_id": "nonsense", "handle": "evc_0001"})
    repository.commit({path_of("physics/a"): dump(bad)}, by=WANG)
    root = repository.checkout()
    assert "platform-id" in run("check", cwd=root).stdout
    register = open_register(root)
    assert {j.judgement.account for j in pipeline.due(register, AS_OF, everything=True).duties} <= {"physics/wechat"}


def test_the_sample_is_published_whatever_its_commits(tmp_path: Path) -> None:
    """This repository's own register: nobody approved it, so all of it is the opening balance."""
    root = Path(__file__).parent.parent
    subprocess.run(["git", "init", "--quiet", str(tmp_path / "r")], check=True)
    for area in ("registry", "policies"):
        subprocess.run(["cp", "-r", str(root / area), str(tmp_path / "r" / area)], check=True)
    for arguments in (["add", "."], ["-c", "user.email=x@example.com", "commit", "--quiet", "--message", "x"]):
        subprocess.run(["git", *arguments], cwd=tmp_path / "r", check=True)
    audit = pipeline.audit(open_register(tmp_path / "r"), AS_OF)
    assert {approval.kind for approval in audit.records.values()} == {"opening"}
    assert audit.examination.findings == ()


def test_a_void_that_nobody_approved_settles_nothing(repository: Repository) -> None:
    stray = path_of("physics/weibo", filing())
    repository.commit({stray: record(2)}, by=WANG, on="2024-04-01")
    assert found(repository) == [("pushed", stray.removeprefix("registry/"), "error")]
    taken_out = path_of("physics/weibo", void(stray.rpartition("/")[2]))
    repository.commit({taken_out: dump(void(stray.rpartition("/")[2]))}, by=WANG, on="2024-04-02")
    assert {severity for _, _, severity in found(repository)} == {"error"}


def test_a_void_that_is_approved_settles_it(repository: Repository) -> None:
    stray = path_of("physics/weibo", filing())
    repository.commit({stray: record(2)}, by=WANG, on="2024-04-01")
    again = void(stray.rpartition("/")[2])
    repository.merge({path_of("physics/weibo", again): dump(again)}, on="2024-04-02")
    assert found(repository) == [("voided", stray.removeprefix("registry/"), "warning")]
    register = open_register(repository.checkout())
    assert {account.id for account in pipeline.publication(register, AS_OF).register.accounts} == {"physics/wechat"}
    assert "没有生效的记录" in run("show", "physics/weibo", "--as-of", str(AS_OF), cwd=repository.checkout()).stdout
