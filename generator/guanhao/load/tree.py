"""The files of a register in a folder. Links are never followed: a register vouches for its own bytes alone."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guanhao.model.file import AREAS, File

_SAFELY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""Open neither what a link leads to nor, for ever, a pipe; and change no line ends."""

MAX_READ = 32 * 1024 * 1024
"""Bytes read of any file; more than any kind of file may have, so that the rest is not missed."""


@dataclass(frozen=True, slots=True)
class FolderTree:
    """The register in the folder `root`."""

    root: Path

    def files(self) -> list[File]:
        """List every file below the areas, in order of path."""
        found: list[File] = []
        for area in AREAS:
            if (self.root / area).is_symlink():
                found.append(File(area, "link", ""))
            elif (self.root / area).is_dir():
                found.extend(_walk(self.root / area, area))
        return sorted(found, key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises OSError where it cannot be read, as where it has become a link."""
        descriptor = os.open(f"{self.root}/{path}", os.O_RDONLY | _SAFELY)
        try:
            return os.read(descriptor, min(os.fstat(descriptor).st_size + 1, MAX_READ))
        finally:
            os.close(descriptor)


def read_outside(path: Path) -> bytes:
    """Return the bytes of a file that somebody names, wherever it is. Raises OSError where it cannot be read."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as stream:  # noqa: PTH123
        return stream.read(MAX_READ)


def _walk(folder: Path, prefix: str) -> Iterator[File]:
    pending = [(os.fspath(folder), prefix)]
    while pending:
        place, name = pending.pop()
        try:
            with os.scandir(place) as entries:
                listed = list(entries)
        except OSError:
            yield File(name, "other", "")
            continue
        for entry in listed:
            path = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, path))
            else:
                yield _file(entry, path)


def _file(entry: os.DirEntry[str], path: str) -> File:
    status = entry.stat(follow_symlinks=False)
    if stat.S_ISREG(status.st_mode):
        return File(path, "file", f"{status.st_size}.{status.st_mtime_ns}")
    return File(path, "link" if stat.S_ISLNK(status.st_mode) else "other", "")
