"""The case folders of the rules: `tests/rules/<rule>/<case>/`, laid upon a small register without a fault.

A case holds files of a register and `case.yml`: its title, the findings of the rule to `expect`, base files to
`remove`, and `history`, the files that each commit brings. A case of a rule that a policy binds starts from a register
without accounts, and says with which `params` the first article binds the rule (and `effective_on` which day), how many
`outcomes` of each kind it has as of `as_of`, and which `duties` there are. A case with a `request` holds the files that
the request brings, to a register that `base-request` (and the case's own folder `before`) fill; it says who asks
(`actor`, `requested_on`), and what no folder can hold: files to `delete`, to `add` under odd names, to mark as
`executable`, and `links`.
A case of the audit has `commits` on top of
one that founded the register: the files, whose it is (`by`: of a merge the author, else the committer), on which `day`,
with how many `parents` (1 unless it says otherwise; 0 for the founding commit itself).
"""

import os
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guanhao import compliance, gate, pipeline
from guanhao.examine import Lines, Register, open_register
from guanhao.gate import Request
from guanhao.model.finding import Placed
from guanhao.model.judgement import Judgement
from guanhao.rules import BY_ID
from tests.history import Content, History, Link, Program, files_in
from tests.registers import AS_OF, Sandbox, dump, open_held

HERE = Path(__file__).parent
CASE = "case.yml"
POLICY = "policies/measures.yml"
BEFORE = "before"
ASKED = {"actor", "requested_on", "delete", "add", "executable", "links"}

Place = tuple[str, int, int, str, str]
"""Path, line, column, code and severity of a finding."""
Folder = Callable[[], Path]
"""Makes a folder for a case that needs one."""
Duty = tuple[str, str, str, str | None, str | None]
"""Account, outcome, code, last day and evidence (path:line) of a duty."""


@dataclass(frozen=True, eq=False)
class Case:
    """One folder. (A case is told from another by being it: its parameters could not be hashed.)"""

    folder: Path
    title: str
    expect: tuple[Place, ...] = ()
    remove: tuple[str, ...] = ()
    history: tuple[tuple[str, ...], ...] = ()
    commits: tuple[dict[str, Any], ...] = ()
    as_of: date = AS_OF
    params: dict[str, Any] | None = None
    effective_on: date | None = None
    outcomes: Counter[str] = field(default_factory=Counter)
    duties: tuple[Duty, ...] = ()
    request: dict[str, Any] | None = None

    @property
    def rule(self) -> str:
        return self.folder.parent.name

    @property
    def kind(self) -> str:
        """`pass`, `fail`, `boundary` or `not` (applicable)."""
        return self.folder.name.split("-")[0]

    def __str__(self) -> str:
        return f"{self.rule}/{self.folder.name}"


def read_case(folder: Path) -> Case:
    raw: dict[str, Any] = yaml.load((folder / CASE).read_bytes(), yaml.CSafeLoader)
    known = {"title", "expect", "remove", "history", "commits", "as_of", "params", "effective_on", "outcomes", "duties"}
    known |= {"request"}
    assert set(raw) <= known, set(raw) - known
    assert set(raw.get("request") or ()) <= ASKED
    places = raw.get("expect") or ()
    duties = raw.get("duties") or ()
    return Case(
        folder,
        raw["title"],
        tuple((e["path"], e["line"], e["column"], e["code"], e["severity"]) for e in places),
        tuple(raw.get("remove", ())),
        tuple(tuple(files) for files in raw.get("history", ())),
        tuple(raw.get("commits", ())),
        raw.get("as_of", AS_OF),
        raw.get("params"),
        raw.get("effective_on"),
        Counter(raw.get("outcomes") or {}),
        tuple((d["account"], d["outcome"], d["code"], _text(d.get("due_on")), d.get("evidence")) for d in duties),
        raw.get("request"),
    )


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


@cache
def all_cases() -> tuple[Case, ...]:
    return tuple(read_case(path.parent) for path in sorted(HERE.glob(f"*/*/{CASE}")))


@cache
def _base(name: str) -> Mapping[str, bytes]:
    """Return path → bytes of what many cases are laid upon."""
    return files_in(HERE / name)


def contents_of(case: Case) -> dict[str, bytes]:
    """Return path → bytes of a case's register; of one with a history, of what that comes to."""
    is_bound = case.rule in BY_ID and BY_ID[case.rule].is_bound
    contents = dict(_base("base"))
    if is_bound or case.commits:
        contents = {path: data for path, data in contents.items() if not path.startswith("registry/accounts/")}
    if is_bound or case.params is not None:
        binding = {"rules": {case.rule: case.params or {}}}
        policy = {"title": "示例职业学院新媒体管理办法", "articles": {"第一条": binding}}
        since = {"effective_on": case.effective_on} if case.effective_on else {}
        contents |= {**_base("base-bound"), POLICY: dump(policy | since).encode()}
    for path in case.remove:
        del contents[path]
    return contents | files_in(case.folder, without=(CASE,))


def open_case(case: Case, folder: Folder) -> Register:
    """Read the register of a case: from memory, or where it has a history, laid out in a folder."""
    if case.history or case.commits:
        return open_register(lay_out(case, folder()).root)
    return open_held(contents_of(case))


def lay_out(case: Case, root: Path) -> Sandbox:
    """Lay a case's files out, with its history."""
    sandbox = Sandbox(root)
    for path, data in contents_of(case).items():
        sandbox.write(path, data)
    if case.history:
        git(root, "init", "--quiet", "--initial-branch=main")
        for number, files in enumerate(case.history):
            git(root, "add", "--", *files)
            git(root, "commit", "--quiet", "-m", f"Merge request !{number + 1}")
    if case.commits:
        _commit(case, root)
    return sandbox


def write_requests(root: Path) -> None:
    """Write a repository with every case of a request: what was there before it, and the request, as branches."""
    history = History(root)
    for case in all_cases():
        if case.request is not None:
            _write_request(history, case, case.request)
    history.write()


def _write_request(history: History, case: Case, asked: Mapping[str, Any]) -> None:
    before = {**_base("base"), **_base("base-request"), **files_in(case.folder / BEFORE)}
    brought: dict[str, Content] = {**files_in(case.folder, without=(CASE, BEFORE)), **asked.get("add", {})}
    brought |= {path: Link(target) for path, target in asked.get("links", {}).items()}
    for path in asked.get("executable", ()):
        data = {**before, **brought}[path]
        brought[path] = Program(data.decode() if isinstance(data, bytes) else str(data))
    main = history.commit(f"before/{case}", before)
    history.commit(f"request/{case}", {**dict.fromkeys(asked.get("delete", ())), **brought}, main)


def open_request(case: Case, repository: Path) -> AbstractContextManager[Request]:
    """Read the request of a case from where `write_requests` wrote it."""
    return gate.open_request(repository, f"before/{case}", f"request/{case}")


def _commit(case: Case, root: Path) -> None:
    """Make the case's commits, the first of which brings what all cases share, and the institution."""
    own = {p.relative_to(case.folder).as_posix() for p in case.folder.rglob("*.yml")} - {"registry/institution.yml"}
    shared = [p.relative_to(root).as_posix() for p in sorted(root.rglob("*")) if p.is_file()]
    founding = {"files": [path for path in shared if path not in own], "day": date(2024, 1, 1), "parents": 0}
    git(root, "init", "--quiet", "--initial-branch=main")
    head = ""
    for step in (*([] if case.commits[0].get("parents") == 0 else [founding]), *case.commits):
        git(root, "add", "--", *step["files"])
        tree, count = git(root, "write-tree"), step.get("parents", 1)
        sides = [git(root, "commit-tree", tree, "-p", head, "-m", f"{n}") for n in range(1, count)]
        parents = [word for parent in ([head, *sides] if count else []) for word in ("-p", parent)]
        who = {f"GIT_{role}_EMAIL": "forge@example.com" for role in ("AUTHOR", "COMMITTER")}
        who |= {"GIT_AUTHOR_EMAIL" if count == 2 else "GIT_COMMITTER_EMAIL": step.get("by", "zhao@example.edu.cn")}
        moment = f"{step['day']}T12:00:00+08:00"
        days = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        head = git(root, "commit-tree", tree, *parents, "-m", "Merge pull request #5 from x", env=who | days)
        git(root, "update-ref", "HEAD", head)


def git(root: Path, *arguments: str, env: Mapping[str, str] | None = None) -> str:
    environment = {**os.environ, **(env or {})}
    done = subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True, env=environment)
    return done.stdout.decode().strip()


def asked_in(case: Case) -> tuple[str | None, date]:
    """Return who asks in a case of a request, and when."""
    asked = case.request or {}
    return asked.get("actor"), asked.get("requested_on", case.as_of)


def found_in(case: Case, register: Register) -> tuple[Placed, ...]:
    """Check or audit a case that was laid out, as of its day."""
    if case.rule in BY_ID and BY_ID[case.rule].rule_class == "audit":
        return pipeline.audit(register, case.as_of).examination.findings
    return pipeline.check(register, case.as_of).findings


def places_of(case: Case, findings: tuple[Placed, ...]) -> list[Place]:
    """Return the findings of the case's rule."""
    return sorted(
        (p.finding.path, p.line, p.column, p.finding.code, p.finding.severity)
        for p in findings
        if p.finding.rule == case.rule
    )


def judged_in(case: Case, register: Register) -> list[Judgement]:
    """Return every judgement of the case's rule that counts."""
    accounts = pipeline.read_accounts(register, case.as_of)
    judged = compliance.judge_compliance(register, accounts, case.as_of)
    return [j for j in judged if j.rule == case.rule and j.is_present]


def duties_of(judged: list[Judgement], register: Register) -> list[Duty]:
    """Return the duties among the judgements."""
    lines = Lines(register.tree)
    found: list[Duty] = []
    for judgement in judged:
        ruling, evidence = judgement.ruling, judgement.ruling.evidence
        proof = f"{evidence.path}:{lines.find(evidence.path, evidence.where)[0]}" if evidence else None
        due_on = str(ruling.due_on) if ruling.due_on else None
        found.append((judgement.account or "", judgement.outcome, ruling.code, due_on, proof))
    return sorted(found, key=repr)
