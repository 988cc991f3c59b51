"""A request is held to a CODEOWNERS made from its own approvers and units, whoever judges it."""

import json
from pathlib import Path

import pytest

from guanhao.rules.codeowners import HEADER
from tests.gate.requests import WANG, WECHAT, base_files, filed, yearly
from tests.history import Content, History
from tests.test_cli import run

INSTITUTION, OWNERS = "registry/institution.yml", ".github/CODEOWNERS"
APPROVERS = """\
name: 示例职业学院
registrar: propaganda
policy: measures
approvers:
  - {{name: 赵老师, unit: propaganda, handles: [{handles}], emails: [zhao@example.edu.cn]}}
"""


def institution(*handles: str) -> dict[str, Content]:
    return {INSTITUTION: APPROVERS.format(handles=", ".join(handles))}


def owners(*handles: str) -> dict[str, Content]:
    return {OWNERS: "\n".join([*HEADER, " ".join(["*", *(f"@{handle}" for handle in handles)]), ""])}


BASE: dict[str, Content] = {**base_files(), **institution("zhao"), **owners("zhao")}
STALE = [("codeowners-current", "stale")]


@pytest.mark.parametrize(
    ("base", "changes", "actor", "found"),
    [
        (BASE, {**institution("zhao", "sun"), **owners("zhao", "sun")}, "zhao", []),
        (BASE, institution("zhao", "sun"), "zhao", STALE),
        (BASE, owners("zhao", "sun"), "zhao", STALE),
        (BASE, {OWNERS: None}, "zhao", []),
        (BASE, filed(WECHAT, yearly()), WANG, []),
        ({**BASE, **owners("left")}, filed(WECHAT, yearly()), WANG, []),
        ({**BASE, **owners("left")}, owners("zhao"), "zhao", []),
    ],
    ids=["together", "approvers-alone", "file-alone", "deleted", "a-record", "stale-before", "mended"],
)
def test_a_request(
    tmp_path: Path,
    base: dict[str, Content],
    changes: dict[str, Content | None],
    actor: str,
    found: list[tuple[str, str]],
) -> None:
    history = History(tmp_path / "register")
    main = history.commit("main", base)
    history.commit("request", changes, main)
    history.write()
    history.git("checkout", "--quiet", "request")
    asked = ("check", "--base", "main", "--as-of", "2026-11-23", "--actor", actor, "--format", "json")
    done = run(*asked, cwd=history.root)
    new = [f for f in json.loads(done.stdout)["findings"] if f["new"] and f["severity"] == "error"]
    assert [f["rule"] for f in new] == [rule for rule, _ in found]
    assert done.returncode == bool(found)
