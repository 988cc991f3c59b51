"""Repositories whose every commit says what a test wants: who, when, onto what; the host's Git has no say in them."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from tests.registers import Raw, dump, filing, name_of

Who = tuple[str, str]
"""Name and e-mail."""

ZHAO: Who = ("赵老师", "zhao@example.edu.cn")
"""The approver, of the registrar's unit."""
QIAN: Who = ("钱老师", "qian@example.edu.cn")
"""Another approver, of another unit."""
WANG: Who = ("王五", "wang@example.edu.cn")
"""Who files, and may approve nothing."""
GITHUB: Who = ("GitHub", "noreply@github.com")

INSTITUTION = "registry/institution.yml"
PHYSICS = "registry/accounts/physics/wechat/2024-03-20-filing.yml"
LOCAL = timezone(timedelta(hours=8))


def institution(*approvers: Raw, **more: object) -> Raw:
    """Return an institution whose approvers are `approvers`, or else ZHAO and QIAN."""
    listed = approvers or (approver(ZHAO), approver(QIAN, unit="physics"))
    return {
        "name": "示例职业学院",
        "registrar": "propaganda",
        "policy": "measures",
        "approvers": list(listed),
        **more,
    }


def approver(who: Who, unit: str = "propaganda", **more: object) -> Raw:
    return {"name": who[0], "unit": unit, "emails": [who[1]], **more}


def record(number: int = 1, **changes: object) -> str:
    """Return the text of a filing of an account with identifiers of its own."""
    return dump(filing({"platform_id": f"gh_{number:012x}", "handle": f"evc_{number:04d}"}, **changes))


def path_of(account: str, raw: Raw | None = None) -> str:
    return f"registry/accounts/{account}/{name_of(raw or filing())}"


@dataclass
class Repository:
    """A repository in a temporary folder. Commits are made without a work tree; `checkout` brings one."""

    root: Path
    head: str = ""
    prefix: str = ""
    """Where the register is in it."""
    is_made: bool = field(default=False)

    def commit(  # noqa: PLR0913  a commit has so many parts
        self,
        files: Mapping[str, str | bytes | None],
        *,
        by: Who = ZHAO,
        author: Who | None = None,
        on: str = "2024-03-01",
        parents: Sequence[str] | None = None,
        message: str = "登记",
        branch: str = "main",
    ) -> str:
        """Commit files (None deletes one), onto the head unless `parents` says otherwise; return the commit's id."""
        if not self.is_made:
            self.root.mkdir(parents=True, exist_ok=True)
            self.git("init", "--quiet", "--initial-branch=main")
            self.is_made = True
        parents = ([self.head] if self.head else []) if parents is None else parents
        lines = [f"commit refs/heads/{branch}"]
        lines += [f"author {_ident(author or by, on)}", f"committer {_ident(by, on)}", _data(message)]
        lines += [f"{'merge' if index else 'from'} {parent}" for index, parent in enumerate(parents)]
        for path, content in files.items():
            name = _quoted(self.prefix + path)
            lines.append(f"D {name}" if content is None else f"M 100644 inline {name}\n{_data(content)}")
        stream = "\n".join([*lines, ""]).encode("utf-8", "surrogateescape")
        self.git("fast-import", "--quiet", "--force", stdin=stream)
        made = self.git("rev-parse", f"refs/heads/{branch}")
        if branch == "main":
            self.head = made
        return made

    def merge(
        self,
        files: Mapping[str, str | bytes | None],
        *,
        by: Who = ZHAO,
        on: str = "2024-03-01",
        message: str = "Merge pull request #12 from example-edu/physics",
        others: int = 1,
        committer: Who = GITHUB,
    ) -> str:
        """Merge a request (`others` at once) that brings files, as a forge does: the author pressed the button."""
        base = [self.head]
        sides = [
            self.commit({f"side-{n}": str(n), **files}, by=WANG, on=on, parents=base, branch=f"side-{n}")
            for n in range(others)
        ]
        return self.commit(files, by=committer, author=by, on=on, parents=[*base, *sides], message=message)

    def found(self, *approvers: Raw, on: str = "2024-01-01", **more: object) -> str:
        """Begin a register: the institution that names the approvers, two units, and what else it cannot do without."""
        base = Path(__file__).parent / "rules" / "base"
        paths = [p for p in sorted(base.rglob("*")) if p.is_file() and "accounts" not in p.parts]
        files: dict[str, str | bytes | None] = {p.relative_to(base).as_posix(): p.read_bytes() for p in paths}
        return self.commit({**files, INSTITUTION: dump(institution(*approvers, **more))}, on=on, message="建册")

    def checkout(self) -> Path:
        """Bring the head's files into the work tree; return the register's root."""
        self.git("checkout", "--quiet", "--force", "main")
        self.git("reset", "--quiet", "--hard", self.head)
        return self.root / self.prefix

    def git(self, *arguments: str, stdin: bytes | None = None) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.root, input=stdin, check=True, capture_output=True)
        return done.stdout.decode().strip()


def _ident(who: Who, on: str) -> str:
    """Write a person and a moment, given as a day, a day and time at the institution, or seconds."""
    if on.isdigit():
        return f"{who[0]} <{who[1]}> {on} +0000"
    moment = datetime.fromisoformat(on if "T" in on else f"{on}T12:00").replace(tzinfo=LOCAL)
    return f"{who[0]} <{who[1]}> {int(moment.astimezone(UTC).timestamp())} +0800"


def _data(content: str | bytes) -> str:
    data = content.encode() if isinstance(content, str) else content
    return f"data {len(data)}\n{data.decode('utf-8', 'surrogateescape')}"


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
