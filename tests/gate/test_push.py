"""`guanhao hook pre-receive`: real pushes to a real bare repository, without any forge."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from guanhao.receiving import Outcome, Pusher, Update, receive
from guanhao.report.push import as_push
from tests.gate.requests import (
    AS_OF,
    FILING,
    LI,
    QIAN,
    WANG,
    WECHAT,
    ZHAO,
    base_files,
    filed,
    yearly,
)
from tests.history import Changes, History
from tests.test_cli import run

BASE = base_files()
REVIEW = filed(WECHAT, yearly())
EDIT: Changes = {FILING: str(BASE[FILING], "utf-8").replace("tier: 2", "tier: 1")}  # type: ignore[arg-type]
INSTITUTION = str(BASE["registry/institution.yml"], "utf-8")  # type: ignore[arg-type]

HOOK = f"""\
#!/bin/sh
exec {sys.executable} -c 'from guanhao.cli import main; main()' hook pre-receive --as-of 2026-11-23
"""


@dataclass(frozen=True)
class Pushed:
    """What came of a push, and what the client was told."""

    is_accepted: bool
    told: str


@dataclass(frozen=True)
class Server:
    """A bare repository with the hook, and a clone's commits to push."""

    bare: History
    client: History

    def push(self, *refspecs: str, actor: Mapping[str, str] | str = WANG, options: tuple[str, ...] = ()) -> Pushed:
        """Push as somebody: a handle, or what the server's environment says."""
        said = {"GUANHAO_ACTOR": actor} if isinstance(actor, str) else actor
        self.client.write()
        command = ["git", "push", *options, str(self.bare.root), *refspecs]
        environment = {**os.environ, **said, "PYTHONUTF8": "1"}
        done = subprocess.run(command, cwd=self.client.root, env=environment, capture_output=True, check=False)
        told = done.stderr.decode("utf-8", "replace")
        assert "Traceback" not in told
        return Pushed(done.returncode == 0, told)

    def receive(self, commit: str, branch: str, actor: str = WANG) -> Outcome:
        """Judge, in this process, what a push of a commit to a branch would be told."""
        self.client.write()
        self.bare.git("fetch", "--quiet", str(self.client.root), f"+{commit}:refs/incoming/new")
        new, ref = self.bare.git("rev-parse", "refs/incoming/new"), f"refs/heads/{branch}"
        old = self.bare.git("for-each-ref", "--format=%(objectname)", ref) or "0" * 40
        outcome = next(receive(self.bare.root, [Update(old, new, ref)], Pusher(actor, AS_OF, None)), Outcome(ref))
        if not outcome.is_refused:
            self.bare.git("update-ref", ref, new)
        return outcome

    def tip(self, branch: str = "main") -> str:
        return self.bare.git("rev-parse", "--verify", "--quiet", branch)


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """Return a server whose main branch holds the register, and a client with a branch for each kind of change."""
    empty = made(tmp_path)
    main = empty.client.commit("main", BASE)
    empty.client.commit("honest", REVIEW, main)
    empty.client.commit("edit", EDIT, main)
    empty.client.write()
    empty.client.git("push", "--quiet", str(empty.bare.root), "main:main", "--no-verify")
    arm(empty)
    return empty


def made(folder: Path) -> Server:
    return Server(History(folder / "server.git", bare=True), History(folder / "client"))


def arm(server: Server, hook: str = HOOK) -> None:
    path = server.bare.root / "hooks/pre-receive"
    path.parent.mkdir(exist_ok=True)
    path.write_text(hook)
    path.chmod(0o755)


def test_an_honest_push_is_accepted_and_a_dishonest_one_is_not(server: Server) -> None:
    before = server.tip()
    refused = server.push("edit:main")
    assert not refused.is_accepted
    assert "官号：拒绝 refs/heads/main" in refused.told
    assert "Guanhao: refused refs/heads/main" in refused.told
    assert "改动了已经合并的记录" in refused.told
    assert "a merged record is edited" in refused.told
    assert server.tip() == before
    accepted = server.push("honest:main")
    assert accepted.is_accepted, accepted.told
    assert "官号：接受" in accepted.told
    assert server.tip() == server.client.git("rev-parse", "honest")


@pytest.mark.parametrize(
    ("actor", "is_accepted"),
    [
        ({"GUANHAO_ACTOR": "", "GITEA_PUSHER_NAME": LI}, False),
        ({"GUANHAO_ACTOR": WANG, "GL_USERNAME": LI}, True),
        ({}, True),
    ],
)
def test_who_pushes_is_what_the_server_says(server: Server, actor: Mapping[str, str], is_accepted: bool) -> None:  # noqa: FBT001
    pushed = server.push("honest:main", actor=actor)
    assert pushed.is_accepted == is_accepted, pushed.told
    assert ("没有判断" in pushed.told) == (not actor), "that nobody said who pushes is not passed over"


def test_the_branch_can_neither_be_deleted_nor_rewritten(server: Server) -> None:
    before = server.tip()
    server.bare.git("config", "receive.denyDeleteCurrent", "ignore")
    deleted = server.push(":main", actor=ZHAO)
    assert not deleted.is_accepted
    assert "不能删除" in deleted.told
    server.client.commit("rewritten", {**BASE, "docs/x.md": "x\n"})
    rewritten = server.push("+rewritten:main", actor=ZHAO)
    assert not rewritten.is_accepted
    assert "cannot be rewritten" in rewritten.told
    assert server.tip() == before


def test_other_branches_are_nobody_s_business(server: Server) -> None:
    assert server.receive("edit", "proposal", "mallory") == Outcome("refs/heads/proposal")
    assert not server.push("edit:another", "edit:main").is_accepted, "one bad branch of several refuses the push"


def test_the_registrar_merges(server: Server) -> None:
    """What a unit asked for long ago bears the day of the request; the registrar says which that was."""
    client = server.client
    main = client.commit("again", BASE)
    old = filed(WECHAT, yearly(filed_on="2026-10-20"))
    asked = client.commit("asked", old, main)
    client.commit("merge", old, main, asked, subject="Merge request !7")
    server.bare.git("config", "receive.advertisePushOptions", "true")
    assert not server.push("merge:main", actor=ZHAO).is_accepted
    option = ("-o", "requested-on=2026-10-21")
    assert not server.push("merge:main", actor=WANG, options=option).is_accepted, "it is the registrar's to say"
    assert server.push("merge:main", actor=ZHAO, options=option).is_accepted


def test_the_first_push_is_judged_as_a_whole(tmp_path: Path) -> None:
    empty = made(tmp_path)
    empty.client.commit("faulty", {**BASE, "registry/units/physics.yml": "name: [\n"})
    notes = empty.client.commit("notes", {"README.md": "x\n"})
    empty.client.commit("register", BASE)
    empty.client.commit("grown", BASE, notes)
    refused = empty.receive("faulty", "main", "anybody")
    assert refused.is_refused
    assert refused.examination
    assert refused.examination.changed is None
    assert not empty.receive("notes", "main", "anybody").is_refused, "without a register there is nothing to judge"
    assert empty.receive("register", "main", "anybody").refused == "rewound"
    assert not empty.receive("grown", "main", "anybody").is_refused


def test_the_register_says_on_which_branch_it_is(tmp_path: Path) -> None:
    empty = made(tmp_path)
    elsewhere = {**BASE, "registry/institution.yml": INSTITUTION.replace("branch: main", "branch: accounts")}
    accounts = empty.client.commit("accounts", elsewhere)
    empty.client.commit("edit", EDIT, accounts)
    assert not empty.receive("accounts", "accounts").is_refused
    assert empty.receive("edit", "accounts").is_refused
    assert not empty.receive("edit", "main").is_refused
    assert empty.receive("edit", "accounts").is_refused, "nor does another branch say otherwise"


@pytest.mark.parametrize("institution", ["a: [\n", INSTITUTION.replace("repository: {branch: main}\n", "")])
def test_a_register_that_names_no_branch_is_on_the_repository_s(tmp_path: Path, institution: str) -> None:
    empty = made(tmp_path)
    main = empty.client.commit("main", {**BASE, "registry/institution.yml": institution})
    escape = INSTITUTION.replace("branch: main", "branch: elsewhere")
    empty.client.commit("escape", {**EDIT, "registry/institution.yml": escape}, main)
    empty.client.write()
    empty.bare.git("symbolic-ref", "HEAD", "refs/heads/trunk")
    empty.client.git("push", "--quiet", str(empty.bare.root), "main:trunk")
    assert empty.receive("escape", "trunk", QIAN).is_refused


def test_a_long_list_is_cut_and_counted(server: Server) -> None:
    main = server.client.commit("again", BASE)
    server.client.commit("many", {f"docs/{number}.md": "x\n" for number in range(80)}, main)
    outcome = server.receive("many", "main")
    assert outcome.examination
    assert "还有 30 处未列出" in as_push(outcome.ref, outcome.examination, "zh")
    assert "30 more are not listed" in as_push(outcome.ref, outcome.examination, "en")


def test_what_git_would_not_say_is_wrong_usage(server: Server) -> None:
    assert run("hook", "pre-receive", cwd=server.bare.root, stdin="a b\n").returncode == 2
    assert run("hook", "--help", cwd=server.bare.root).returncode == 0
