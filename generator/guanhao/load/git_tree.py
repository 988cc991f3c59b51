"""A register in Git: any commit, read without a checkout."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from guanhao.load.git import Repository
from guanhao.load.tree import MAX_READ
from guanhao.model.file import File, FileType


class Listing(NamedTuple):
    """The files of a commit, by path from the register's root; what lies beside the root begins with `../`."""

    files: dict[str, File]
    repeated: tuple[str, ...]
    """Paths that stand in it more than once."""

    def forged(self) -> tuple[str, ...]:
        """Return the paths that no regular Git writes: repeated ones, and those both of a file and of a folder."""
        folders: set[str] = set()
        for path in self.files:
            folder = path.rpartition("/")[0]
            while folder and folder not in folders:
                folders.add(folder)
                folder = folder.rpartition("/")[0]
        return (*self.repeated, *sorted(folders & self.files.keys()))


@dataclass(frozen=True)
class GitTree:
    """A register among files whose contents a repository holds."""

    repository: Repository
    listing: Mapping[str, File]

    def files(self) -> list[File]:
        """List every file below the areas, in order of path."""
        return sorted((f for f in self.listing.values() if f.is_in_areas), key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises OSError where it cannot be read."""
        file = self.listing.get(path)
        if file is None or file.type != "file":
            raise FileNotFoundError(path)
        return self.repository.read(file.blob, MAX_READ)


class Lister:
    """Lists commits of a repository; a file that several have alike is made once."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._known: dict[bytes, File] = {}

    def list(self, commit: str) -> Listing:
        """Return the files of a commit."""
        known, prefix = self._known, self._repository.prefix
        files: dict[str, File] = {}
        repeated: list[str] = []
        for line in self._repository.list_tree(commit):
            file = known.get(line)
            if file is None:
                file = known[line] = _file(line, prefix)
            if file.path in files:
                repeated.append(file.path)
            files[file.path] = file
        return Listing(files, tuple(repeated))


def _file(line: bytes, prefix: str) -> File:
    about, name = line.split(b"\t", 1)
    mode, _, blob = about.split(b" ")
    path, id_ = _from_root(name.decode("utf-8", "surrogateescape"), prefix), blob.decode()
    return File(path, _type(mode), id_, id_, mode == b"100755")


def _type(mode: bytes) -> FileType:
    return "link" if mode == b"120000" else "file" if mode.startswith(b"100") else "other"


def _from_root(path: str, prefix: str) -> str:
    if not prefix:
        return path
    if path.startswith(prefix):
        return path[len(prefix) :]
    return "../" * prefix.count("/") + path
