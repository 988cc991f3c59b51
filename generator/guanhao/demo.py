"""The sample register replayed as a real history, with requests that are open, refused, late and unasked for."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from guanhao import clock, write
from guanhao.desk.fast_import import stream
from guanhao.desk.replay import Hosts, Parties, replayed
from guanhao.desk.requests import ACTOR, OPEN_REQUESTS, told_requests
from guanhao.desk.starter import GIT_FILES
from guanhao.errors import NoSampleError, OccupiedFolderError
from guanhao.examine import Register, open_register
from guanhao.ledger.fold import resume
from guanhao.load.bundled import bundled
from guanhao.load.register import INSTITUTION, entries_of, read_account
from guanhao.model.account import Account
from guanhao.model.history import Commit
from guanhao.model.institution import Institution

SAMPLE = "示例职业学院"
OPENING_ON = date(2024, 8, 31)
"""The day before the sample's policy took effect: what was filed until then is the opening balance."""
EARLIEST = date(2026, 11, 23)
"""The earliest day for the open requests: by then the sample's own last request was merged."""


def write_demo(folder: Path, on: date | None = None) -> date:
    """Make a repository of the sample register's history in a new or empty folder; return its last day.

    The open requests are filed `on` that day, by default today, and never before `EARLIEST`: so they are not late for
    whoever tries them. The same day gives the same commits. Raises OccupiedFolderError, NoSampleError, NoGitError.
    """
    _check_empty(folder)
    source = bundled("registry").parent
    register = open_register(source)
    institution = register.common.institution
    if institution is None or institution.name != SAMPLE:
        raise NoSampleError(str(source))
    last = max(on or clock.today(institution.timezone), EARLIEST)
    write.write_history(folder, stream(_history(register, institution, last), institution.timezone))
    return last


def _check_empty(folder: Path) -> None:
    """Raise OccupiedFolderError where there is something at `folder` other than an empty folder."""
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if found or folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OccupiedFolderError(str(folder), found[0] if found else folder.name)


def _history(register: Register, institution: Institution, last: date) -> Iterator[Commit]:
    tree, units = register.tree, register.common.units
    files = {file.path: tree.read(file.path) for file in register.tree.files() if file.type == "file"}
    opening = re.sub(rb"(?m)^opening_on: .*$", b"opening_on: %s" % str(OPENING_ON).encode(), files[INSTITUTION])
    maintainers = {id_: unit.maintainers[0] for id_, unit in units.items() if unit.maintainers}
    parties = Parties(institution.approvers, maintainers, dict(_hosts(register)))
    merged = 0
    for commit in replayed({**files, **GIT_FILES, INSTITUTION: opening}, OPENING_ON, parties):
        merged += commit.merges is not None
        yield commit
    yield from told_requests(files, institution.approvers[0], merged + 1, last)


def _hosts(register: Register) -> Iterator[tuple[str, Hosts]]:
    """Yield the path of each account's record, and whose the account was before it and after."""
    for id_, listed in register.account_files.items():
        account, host = Account(id_), id_.split("/")[0]
        for entry in sorted(entries_of(read_account(register.tree, listed)), key=lambda entry: entry.order):
            account = resume(account, [entry])
            before, host = host, account.filing.unit if account.filing else host
            yield entry.path, Hosts(before, host)


__all__ = ["ACTOR", "OPEN_REQUESTS", "write_demo"]
