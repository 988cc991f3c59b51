"""A register replayed as the history that it would have had: one request a unit and day, each merged by an approver."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from guanhao.ledger.calendar import month_end
from guanhao.ledger.order import parse_name
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


def replayed(
    files: Mapping[str, bytes], opening_on: date, approvers: Sequence[Approver], maintainers: Mapping[str, str]
) -> Iterator[Commit]:
    """Yield the commits of a register's main branch, the earliest first.

    What was filed by `opening_on`, and what bears no day, is there from the beginning. `maintainers` names the forge
    account that files for each unit; where a unit has none, an approver does.
    """
    opening: dict[str, bytes] = {}
    requests: dict[tuple[date, str, str], dict[str, bytes]] = defaultdict(dict)
    for path in sorted(files):
        filed_on = _filed_on(path, files[path])
        if filed_on is None or filed_on <= opening_on:
            opening[path] = files[path]
        else:
            unit, topic = _asked_by(path)
            requests[filed_on, unit, topic][path] = files[path]
    first = person_of(approvers[0])
    yield Commit(MAIN, first, first, opening_on, "期初余额：建立登记册", opening)
    for number, ((filed_on, unit, topic), brought) in enumerate(sorted(requests.items()), 1):
        approver = approvers[number % len(approvers)]
        author = maintainer(maintainers[unit]) if unit in maintainers else person_of(approver)
        branch = f"{unit or 'registrar'}-{topic}-{filed_on}"
        yield from request(number, branch, author, approver, filed_on, brought)


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


def _asked_by(path: str) -> tuple[str, str]:
    """Return the unit that hands a file in (none for the registrar), and what the request is called."""
    _, folder, *below = path.split("/")
    if folder != "accounts":
        return "", folder
    parsed = parse_name(below[-1])
    kind = parsed[1] if parsed else ""
    return ("", kind) if kind in _REGISTRARS else (below[0], kind)
