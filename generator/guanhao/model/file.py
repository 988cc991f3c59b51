"""A file as a tree lists it: on disk, or in Git."""

from typing import Literal, NamedTuple

AREAS = ("registry", "policies")
"""Where a register's files are, from its root."""

FileType = Literal["file", "link", "other"]


class File(NamedTuple):
    """A file of a tree. `stamp` changes with its content (on disk: with its size or its time of change)."""

    path: str
    """From the register's root, with forward slashes; in Git, what lies beside the root begins with `../`."""
    type: FileType
    stamp: str
    blob: str = ""
    """Git's id of the content, where it is known without reading."""
    is_executable: bool = False
    """As Git records it; a folder does not say."""

    @property
    def is_in_areas(self) -> bool:
        """Whether the file lies where the register looks."""
        return self.path.split("/", 1)[0] in AREAS
