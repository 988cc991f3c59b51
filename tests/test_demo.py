"""`guanhao demo`: the sample as a history in which every merge was right, and requests that end as they are told to."""

import os
import re
import subprocess
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from guanhao import demo as replay
from guanhao import gate, pipeline
from guanhao.advice import words
from guanhao.errors import NoGitError, NoSampleError, OccupiedFolderError
from guanhao.ledger.order import parse_name, record_order
from guanhao.load.history import entry_ranks
from guanhao.model.account import RecordOrder
from guanhao.report.request import as_report
from tests.gate.requests import rules_of
from tests.registers import AS_OF, Sandbox
from tests.test_cli import run

ACTOR = replay.ACTOR
PUSHED = "registry/accounts/nursing/kuaishou/2026-11-22-application.yml"
SAMPLED = 12
"""Of so many merges one is judged; the transfers all are."""


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)
    return done.stdout.decode().strip()


def refs(root: Path) -> str:
    return git(root, "for-each-ref", "--format=%(objectname) %(refname)")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("demo") / "register"
    assert replay.write_demo(root, AS_OF) == AS_OF
    return root


# --- the history -----------------------------------------------------------------------------------------------------


def test_it_is_a_sound_repository(demo: Path) -> None:
    assert git(demo, "fsck", "--strict") == ""
    assert git(demo, "status", "--porcelain") == ""
    branches = git(demo, "for-each-ref", "--format=%(refname)").splitlines()
    assert branches == ["refs/heads/main", *(f"refs/heads/requests/{name}" for name in sorted(replay.OPEN_REQUESTS))]
    assert git(demo, "symbolic-ref", "HEAD") == "refs/heads/main"


def test_nothing_is_found_on_main_but_what_is_waived(demo: Path) -> None:
    examination = pipeline.check(pipeline.open_register(demo), AS_OF)
    assert examination.records > 300
    assert [p.finding.path for p in examination.findings if p.finding.waived is None] == []


def test_days_never_go_backwards(demo: Path) -> None:
    moments = git(demo, "log", "--first-parent", "--reverse", "--format=%ct", "main").split()
    assert moments == sorted(moments, key=int)


def test_the_records_of_an_account_are_merged_in_their_order(demo: Path) -> None:
    merged: dict[str, list[tuple[int, RecordOrder]]] = defaultdict(list)
    for path, rank in entry_ranks(demo).items():
        folder, _, name = path.rpartition("/")
        parsed = parse_name(name)
        if parsed and rank > 0:
            merged[folder].append((rank, record_order(parsed[0], parsed[1], name)))
    assert sum(map(len, merged.values())) > 200
    for folder, records in merged.items():
        by_order = [rank for rank, _ in sorted(records, key=lambda record: record[1])]
        assert by_order == sorted(set(by_order)), folder


def test_every_merge_passes_the_gate_of_its_time(demo: Path) -> None:
    merges = [line.split() for line in git(demo, "log", "--merges", "--format=%H %P", "main").splitlines()]
    transfers = set(git(demo, "log", "--first-parent", "-m", "-G^  - field: unit$", "--format=%H", "main").split())
    asked = [merge for number, merge in enumerate(merges) if number % SAMPLED == 0 or merge[0] in transfers]
    assert len(merges) > 150
    assert len(transfers) > 2
    for _, base, head in asked:
        author, day = git(demo, "show", "--no-patch", "--format=%ae %as", head).split()
        when = date.fromisoformat(day)
        with gate.open_request(demo, base, head) as request:
            found = rules_of(pipeline.check_request(request, when, _handle(author), when))
        assert found == [], git(demo, "show", "--no-patch", "--format=%s", head)


def _handle(address: str) -> str:
    """Return the forge account of an author, who hides behind it or is an approver."""
    name = address.partition("@")[0]
    return name if address.endswith("noreply.github.com") else f"{name}-evc"


def test_audit_names_the_stranger_s_record_alone(demo: Path) -> None:
    audited = pipeline.audit(pipeline.open_register(demo), AS_OF)
    assert [(p.finding.path, p.finding.code) for p in audited.examination.findings] == [(PUSHED, "pushed")]
    kinds = {path: approval.kind for path, approval in audited.records.items()}
    assert {path for path, kind in kinds.items() if kind == "unapproved"} == {PUSHED}
    assert set(kinds.values()) == {"opening", "approved", "unapproved"}


def test_the_stranger_s_account_is_published_in_a_preview_alone(demo: Path) -> None:
    register = pipeline.open_register(demo)
    published = {account.id for account in pipeline.publication(register, AS_OF).register.accounts}
    preview = pipeline.publication(replace(register, is_preview=True), AS_OF)
    assert {account.id for account in preview.register.accounts} - published == {"nursing/kuaishou"}


# --- the open requests -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [("review", []), ("race", []), ("refused", ["append-only", "not-maintainer", "registrar-only"])],
)
def test_each_request_is_judged_as_told(demo: Path, name: str, found: list[str]) -> None:
    with gate.open_request(demo, "main", f"requests/{name}") as request:
        examination = pipeline.check_request(request, AS_OF, ACTOR, AS_OF)
    assert rules_of(examination) == found
    assert rules_of(examination, "warning") == []


def test_the_race_is_lost_once_it_is_brought_up_to_date(demo: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(demo, "clone", "--quiet", "--branch=requests/race", ".", str(clone))
    git(clone, "merge", "--quiet", "--no-edit", "origin/main")
    with gate.open_request(clone, "origin/main") as request:
        assert rules_of(pipeline.check_request(request, AS_OF, ACTOR, AS_OF)) == ["stale-change"]


@pytest.mark.parametrize(
    ("name", "verdict"), [("review", "可以合并"), ("race", "先不要合并"), ("refused", "现在不能合并")]
)
def test_the_report_tells_the_reviewer_what_to_do(demo: Path, name: str, verdict: str) -> None:
    with gate.open_request(demo, "main", f"requests/{name}") as request:
        assert f"- **{verdict}**" in as_report(pipeline.brief(request, AS_OF, ACTOR, AS_OF), "zh")


# --- other days, other machines --------------------------------------------------------------------------------------


def test_the_same_day_gives_the_same_commits(demo: Path, tmp_path: Path) -> None:
    replay.write_demo(tmp_path / "again", AS_OF)
    assert refs(tmp_path / "again") == refs(demo)


def test_the_open_requests_are_never_older_than_the_register(demo: Path, tmp_path: Path) -> None:
    assert replay.write_demo(tmp_path, date(2020, 1, 1)) == AS_OF
    assert refs(tmp_path) == refs(demo)


def test_they_are_in_time_whenever_the_demonstration_is_made(tmp_path: Path) -> None:
    day = date(2028, 3, 1)
    assert replay.write_demo(tmp_path, day) == day
    for name, found in {
        "review": [],
        "race": [],
        "refused": ["append-only", "not-maintainer", "registrar-only"],
    }.items():
        with gate.open_request(tmp_path, "main", f"requests/{name}") as request:
            assert rules_of(pipeline.check_request(request, day, ACTOR, day)) == found
    assert not pipeline.check(pipeline.open_register(tmp_path), day).is_gated
    assert len(pipeline.audit(pipeline.open_register(tmp_path), day).examination.findings) == 1


HOSTILE = """\
[init]
    defaultBranch = trunk
    defaultObjectFormat = sha256
    templateDir = {here}/template
[core]
    autocrlf = true
    attributesFile = {here}/attributes
    hooksPath = {here}/template/hooks
[commit]
    gpgSign = true
[i18n]
    commitEncoding = GBK
"""


def test_the_host_has_no_say(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = tmp_path / "template" / "hooks"
    hooks.mkdir(parents=True)
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / name).write_text("#!/bin/sh\nexit 1\n")
        (hooks / name).chmod(0o755)
    (tmp_path / "attributes").write_text("* text eol=crlf\n")
    (tmp_path / "config").write_text(HOSTILE.format(here=tmp_path))
    other = Sandbox.minimal(tmp_path / "other").root
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    before = sorted(path for path in other.rglob("*"))
    replay.write_demo(tmp_path / "register", AS_OF)
    assert sorted(path for path in other.rglob("*")) == before
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name)
    assert git(tmp_path / "register", "status", "--porcelain") == ""
    assert (tmp_path / "register" / PUSHED).read_bytes() == (demo / PUSHED).read_bytes()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    assert refs(tmp_path / "register") == refs(demo)


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_command_says_to_try_can_be_tried(tmp_path: Path, lang: str) -> None:
    done = run("demo", "a register", "--as-of", str(AS_OF), "--lang", lang, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = re.findall(r"^  (requests/\w+) ", done.stdout, re.MULTILINE)
    tries = [line.strip() for line in done.stdout.splitlines() if re.match(r"  (cd|git|guanhao) ", line)]
    assert tries[0] == "cd 'a register'"
    root = tmp_path / "a register"
    assert all(git(root, "rev-parse", name) for name in told)
    assert len(told) == 3
    codes = [_tried(line, root) for line in tries[1:]]
    assert codes == [1, 0, 1]


def _tried(line: str, root: Path) -> int:
    program, *arguments = line.split()
    if program == "git":
        git(root, *arguments)
        return 0
    return run(*arguments, "--as-of", str(AS_OF), cwd=root).returncode


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for folder in (tmp_path, tmp_path / "thesis.doc", tmp_path / "link"):
        with pytest.raises(OccupiedFolderError):
            replay.write_demo(folder, AS_OF)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "thesis.doc"]
    assert run("demo", ".", cwd=tmp_path).returncode == 2


def test_without_the_sample_there_is_nothing_to_replay(
    minimal: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minimal.write("registry/institution.yml", "name: 某某学院\nregistrar: propaganda\npolicy: measures\n")
    monkeypatch.setattr(replay, "bundled", lambda _: minimal.root / "registry")
    with pytest.raises(NoSampleError) as error:
        replay.write_demo(tmp_path / "new", AS_OF)
    assert "样例登记册已经清空" in words(error.value)
    assert not (tmp_path / "new").exists()


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoGitError):
        replay.write_demo(tmp_path / "new", AS_OF)
