"""The sample register replayed as a real history, with requests that are open, refused, late and unasked for."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from guanhao import write
from guanhao.desk.fast_import import stream
from guanhao.desk.replay import replayed
from guanhao.desk.requests import OPEN_REQUESTS, PUSHED, told_requests
from guanhao.errors import NoSampleError, OccupiedFolderError
from guanhao.examine import open_register
from guanhao.load.bundled import bundled
from guanhao.load.register import INSTITUTION
from guanhao.load.tree import FolderTree
from guanhao.model.history import Commit
from guanhao.model.institution import Institution, Unit

SAMPLE = "示例职业学院"
OPENING_ON = date(2024, 8, 31)
"""The day before the sample's policy took effect: what was filed until then is the opening balance."""

_IGNORED = b"/site/\n/.site*\n/.guanhao/\n"


def write_demo(folder: Path) -> None:
    """Make a repository of the sample register's history in a new or empty folder.

    Raises OccupiedFolderError, NoSampleError, NoGitError.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise OccupiedFolderError(str(folder), next((path.name for path in folder.iterdir()), ""))
    source = bundled("registry").parent
    register = open_register(source)
    institution = register.common.institution
    if institution is None or institution.name != SAMPLE:
        raise NoSampleError(str(source))
    tree = FolderTree(source)
    files = {file.path: tree.read(file.path) for file in tree.files() if file.type == "file"}
    commits = _history(files, institution, register.common.units)
    write.write_history(folder, stream(commits, institution.timezone))


def _history(files: Mapping[str, bytes], institution: Institution, units: Mapping[str, Unit]) -> Iterator[Commit]:
    opening = re.sub(rb"(?m)^opening_on: .*$", b"opening_on: %s" % str(OPENING_ON).encode(), files[INSTITUTION])
    maintainers = {id_: unit.maintainers[0] for id_, unit in units.items() if unit.maintainers}
    begun = {**files, INSTITUTION: opening, ".gitignore": _IGNORED}
    yield from replayed(begun, OPENING_ON, institution.approvers, maintainers)
    yield from told_requests(files, institution.approvers[0], maintainers)


__all__ = ["OPEN_REQUESTS", "PUSHED", "write_demo"]
