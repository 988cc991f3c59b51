"""A register replayed as the history that it would have had: one request a unit and day, each merged by an approver."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from guanhao.ledger.calendar import month_end
from guanhao.ledger.order import KIND_RANK, parse_name
from guanhao.model.history import Commit, Person
from guanhao.model.institution import Approver

MAIN = "refs/heads/main"
MERGED = "refs/requests/merged"
"""Where a request stands until it is merged: no branch, so that none is left over."""
FORGE = Person("GitHub", "noreply@github.com")
"""Who commits what is merged on a forge's page."""
NOREPLY = "users.noreply.github.com"

MERGED_AFTER = timedelta(days=1)
"""How long after its filing a request is merged."""

_REGISTRARS = ("order", "void")
_DAY = rb"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_STATED = {
    "waivers": re.compile(rb"^granted: (" + _DAY + rb")$", re.MULTILINE),
    "impostors": re.compile(rb"^(?:seen_on|reported_on): (" + _DAY + rb")$", re.MULTILINE),
    "contributions": re.compile(rb",(" + _DAY + rb"),"),
    "trainings": re.compile(rb"^(" + _DAY + rb"),", re.MULTILINE),
}
"""Folder → where its files say when they were made; the last day counts."""


class Hosts(NamedTuple):
    """The unit that an account is of before a record of it, and after."""

    before: str
    after: str


@dataclass(frozen=True)
class Parties:
    """Who files and who approves."""

    approvers: Sequence[Approver]
    maintainers: Mapping[str, str]
    """Unit → the forge account that files for it; where a unit has none, an approver does."""
    hosts: Mapping[str, Hosts]
    """Path of an account's record → whose the account was then."""


class _Ask(NamedTuple):
    """What makes files one request; in this order they are merged, an account's records in theirs."""

    filed_on: date
    rank: int
    number: int
    topic: str
    unit: str
    """Who files; empty for the registrar."""
    host: str
    """Whose they are before the request: a request is one unit's."""

    @property
    def branch(self) -> str:
        """What the request's branch is called on the forge."""
        again = f"-{self.number}" if self.number > 1 else ""
        return f"{self.unit or 'registrar'}-{self.topic}-{self.filed_on}{again}"


def replayed(files: Mapping[str, bytes], opening_on: date, parties: Parties) -> Iterator[Commit]:
    """Yield the commits of a register's main branch, the earliest first.

    What was filed by `opening_on`, and what bears no day, is there from the beginning.
    """
    opening: dict[str, bytes] = {}
    requests: dict[_Ask, dict[str, bytes]] = defaultdict(dict)
    for path in sorted(files):
        filed_on = _filed_on(path, files[path])
        if filed_on is None or filed_on <= opening_on:
            opening[path] = files[path]
        else:
            requests[_asked(filed_on, path, parties.hosts)][path] = files[path]
    first = person_of(parties.approvers[0])
    yield Commit(MAIN, first, first, opening_on, "期初余额：建立登记册", opening)
    for number, (ask, brought) in enumerate(sorted(requests.items()), 1):
        approver, other = (parties.approvers[(number + n) % len(parties.approvers)] for n in (0, 1))
        handle = parties.maintainers.get(ask.unit)
        author = maintainer(handle) if handle else person_of(other)
        yield from request(number, ask.branch, author, approver, ask.filed_on, brought)


def request(
    number: int, branch: str, author: Person, approver: Approver, filed_on: date, files: Mapping[str, bytes]
) -> Iterator[Commit]:
    """Yield a request, and its merge by an approver on the forge's page."""
    yield Commit(MERGED, author, author, filed_on, f"填报：{branch}", files, start=MAIN)
    subject = f"Merge pull request #{number} from example-edu/{branch}"
    yield Commit(MAIN, person_of(approver), FORGE, filed_on + MERGED_AFTER, subject, files, merges=MERGED)


def maintainer(handle: str) -> Person:
    """Return whom a forge names for an account that hides its address."""
    return Person(handle, f"{handle}@{NOREPLY}")


def person_of(approver: Approver) -> Person:
    """Return an approver as commits name one."""
    return Person(approver.name, approver.emails[0])


def _filed_on(path: str, data: bytes) -> date | None:
    """Return the day on which a file was handed in; None for what the register begins with."""
    area, _, below = path.partition("/")
    folder, name = below.split("/")[0], path.rsplit("/", 1)[-1]
    if area != "registry":
        return None
    if folder == "accounts":
        parsed = parse_name(name)
        return parsed[0] if parsed else None
    if folder == "releases":
        return date.fromisoformat(name[:10])
    if folder == "activity":
        return month_end(int(name[:4]), int(name[5:7]))
    days = _STATED[folder].findall(data) if folder in _STATED else []
    return date.fromisoformat(max(days).decode()) if days else None


def _asked(filed_on: date, path: str, hosts: Mapping[str, Hosts]) -> _Ask:
    """Return the request by which a file is handed in; a transfer is filed by the side that receives the account."""
    folder, name = path.split("/")[1], path.rsplit("/", 1)[-1]
    parsed = parse_name(name)
    if folder != "accounts" or parsed is None:
        return _Ask(filed_on, len(KIND_RANK), 1, folder, "", "")
    _, kind, number = parsed
    unit, host = ("", "") if kind in _REGISTRARS else (hosts[path].after, hosts[path].before)
    return _Ask(filed_on, KIND_RANK[kind], number, kind, unit, host)
