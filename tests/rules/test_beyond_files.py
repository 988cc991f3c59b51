"""Cases of rules that no folder in Git can hold: links, pipes, permissions, sizes, a collision of codes, history."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guanhao import pipeline
from guanhao.load.tree import FolderTree
from guanhao.model.finding import Placed
from guanhao.report.words import fix, message
from guanhao.rules import judge
from tests.registers import AS_OF, PEOPLE, Sandbox, change, dump, filing, review
from tests.rules.cases import git
from tests.rules.test_cases import TESTED_IN_PYTHON, assert_worded

FOLDER = "registry/accounts/physics/wechat"
FILING = f"{FOLDER}/2024-03-20-filing.yml"


def told(sandbox: Sandbox) -> list[tuple[str, str, str, str]]:
    findings = sandbox.findings()
    for placed in findings:
        assert_worded(placed.finding)
    return [(p.finding.rule, p.finding.code, p.finding.path, p.finding.severity) for p in findings]


def test_a_link_is_no_record(sample: Sandbox) -> None:
    outside = sample.root.parent / "outside.yml"
    outside.write_bytes((sample.root / FILING).read_bytes())
    (sample.root / FILING).unlink()
    (sample.root / FILING).symlink_to(outside)
    assert told(sample) == [("file-name", "link", FILING, "error")]


def test_a_linked_folder_is_not_entered(sample: Sandbox) -> None:
    elsewhere = sample.root.parent / "elsewhere"
    (sample.root / FOLDER).rename(elsewhere)
    (sample.root / FOLDER).symlink_to(elsewhere)
    assert ("file-name", "link", FOLDER, "error") in told(sample)
    assert sample.check().accounts == 1


def test_a_linked_common_file_is_not_read(sample: Sandbox) -> None:
    path = "registry/units/physics.yml"
    (sample.root / path).rename(sample.root / "physics.yml")
    (sample.root / path).symlink_to("../../physics.yml")
    assert ("file-name", "link", path, "error") in told(sample)


def test_a_linked_register_vouches_for_nothing(sample: Sandbox) -> None:
    (sample.root / "registry").rename(sample.root / "real")
    (sample.root / "registry").symlink_to("real")
    assert sample.check().is_gated


def test_a_pipe_is_no_file(sample: Sandbox) -> None:
    path = f"{FOLDER}/2024-04-01-change.yml"
    os.mkfifo(sample.root / path)
    program = "from guanhao.cli import main; main()"
    command = [sys.executable, "-c", program, "check", "--root", str(sample.root), "--format", "json"]
    done = subprocess.run(command, capture_output=True, timeout=20, check=False)
    found = [(f["rule"], f["path"]) for f in json.loads(done.stdout)["findings"]]
    assert found == [("file-name", path)]


def test_the_size_of_a_record(sample: Sandbox) -> None:
    text = (sample.root / FILING).read_text(encoding="utf-8")
    room = 256 * 1024 - len(text.encode())
    sample.write(FILING, text + "#" * (room - 1) + "\n")
    assert told(sample) == []
    sample.write(FILING, text + "#" * room + "\n")
    assert told(sample) == [("yaml", "too-large", FILING, "error")]


@pytest.mark.parametrize("path", [FILING, "registry/units/physics.yml"])
def test_a_file_that_cannot_be_opened(sample: Sandbox, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = FolderTree.read

    def locked(tree: FolderTree, wanted: str) -> bytes:
        if wanted == path:
            raise PermissionError(13, "Permission denied", wanted)
        return read(tree, wanted)

    monkeypatch.setattr(FolderTree, "read", locked)
    assert ("yaml", "unreadable", path, "error") in told(sample)


def test_a_folder_that_cannot_be_listed(sample: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = os.scandir

    def scandir(place: str) -> object:
        if str(place).endswith("units"):
            raise PermissionError(13, "Permission denied", place)
        return listed(place)

    monkeypatch.setattr("guanhao.load.tree.os.scandir", scandir)
    assert ("file-name", "other", "registry/units", "error") in told(sample)


def test_two_accounts_of_one_code(sample: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "code_of", lambda _: "00000-00000")
    later = "registry/accounts/physics/weibo/2024-03-21-filing.yml"
    assert told(sample) == [("duplicate-identity", "code", later, "error")]


def test_what_is_tested_here_exists() -> None:
    from guanhao.rules import BY_ID  # noqa: PLC0415  beside its only use

    assert all(code in BY_ID[rule].messages for rule, code in TESTED_IN_PYTHON)


def worded(sandbox: Sandbox) -> tuple[str, str, str]:
    (placed,) = sandbox.findings()
    assert isinstance(placed, Placed)
    return placed.finding.rule, message(placed.finding, "zh"), fix(placed.finding, "zh")


@pytest.mark.parametrize(
    ("field", "parent"),
    [("commitment.signed_on", "commitment"), ("people.supervisor.title", "people.supervisor")],
)
def test_the_absent_parent_is_named_whole(sample: Sandbox, field: str, parent: str) -> None:
    sample.add("physics/wechat", change((field, None, "2024-09-01")))
    _, words, mend = worded(sample)
    assert f" {parent}，" in words
    assert f" {parent}，" in mend


def test_no_personal_value_is_repeated(sample: Sandbox) -> None:
    """Design 1.6: names and contacts are internal, and a report may end up in a public log."""
    marker = "机密人名"
    wrong = {"responsible": {"name": marker, "email": marker, "phone": [marker]}, "supervisor": marker}
    sample.add(
        "physics/new",
        filing({"platform_id": "gh_0123456789ff", "handle": "evc_new"}, people=wrong, signed={"name": [marker]}),
        change(("people.responsible.name", marker, [marker]), ("people.responsible.email", marker, marker)),
    )
    for placed in sample.findings():
        assert marker not in message(placed.finding, "zh") + fix(placed.finding, "en")


def test_a_voided_file_of_any_kind_warns(sample: Sandbox) -> None:
    sample.add(
        "physics/wechat",
        review(filed_on="2024-12-02", result="good"),
        {
            "kind": "void",
            "filed_on": "2024-12-03",
            "voids": "2024-12-02-review.yml",
            "reason": "填错。",
            "signed": {"name": "赵老师", "on": "2024-12-03"},
        },
    )
    assert {severity for *_, severity in told(sample)} == {"warning"}


def test_late_record_of_a_register_below_the_top_of_its_repository(sample: Sandbox) -> None:
    early = change(("tier", "2", "3"), filed_on="2024-08-01", happened_on="2024-08-01")
    top = sample.root.parent
    git(top, "init", "--quiet")
    sample.add("physics/wechat", change(("tier", "2", "1")))
    git(top, "add", "-A")
    git(top, "commit", "--quiet", "-m", "first")
    (late,) = sample.add("physics/wechat", early)
    git(top, "add", "-A")
    git(top, "commit", "--quiet", "-m", "second")
    assert told(sample) == [("ledger-order", "late", late, "error")]


def test_a_merge_brings_its_records_as_one(sample: Sandbox, tmp_path: Path) -> None:
    """A branch that was long open: what counts is when the merge brought its record, not when it was written."""
    root = sample.root
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "first")
    git(root, "checkout", "--quiet", "-b", "late")
    (late,) = sample.add("physics/wechat", change(("tier", "2", "3"), filed_on="2024-08-01", happened_on="2024-08-01"))
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "written first")
    git(root, "checkout", "--quiet", "main")
    sample.add("physics/wechat", change(("tier", "2", "1")))
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "merged first")
    git(root, "merge", "--quiet", "--no-ff", "late", "-m", "merged second")
    assert told(sample) == [("ledger-order", "late", late, "error")]


def test_people_are_whole(sample: Sandbox) -> None:
    sample.add("physics/wechat", change(("people", PEOPLE, {"responsible": {"name": "李四"}})))
    assert pipeline.check(pipeline.open_register(sample.root), AS_OF).findings == ()


def test_what_is_wrong_below_an_article_names_it(sample: Sandbox) -> None:
    rules = {"change-deadline": {"day": 7}, "no-such": None}
    policy = {"title": "办法", "articles": {"第一条": {"rules": rules}}, "severity": {"no-such": "error"}}
    sample.write("policies/measures.yml", dump(policy))
    named = {(p.finding.code, p.finding.article) for p in sample.findings() if p.finding.rule == "article-bound"}
    assert ("parameter-unknown-key-near", "第一条") in named
    assert ("unknown-rule", "第一条") in named
    assert ("unknown-rule", None) in named
