"""A register as it would be with more files."""

from collections.abc import Mapping
from dataclasses import dataclass

from guanhao.load.register import Tree
from guanhao.model.file import File


@dataclass(frozen=True)
class GrownTree:
    """The files of `base`, and some that are not written yet."""

    base: Tree
    added: Mapping[str, bytes]

    def files(self) -> list[File]:
        """List every file, in order of path."""
        added = (File(path, "file", "") for path in self.added)
        return sorted([*self.base.files(), *added], key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises OSError where it cannot be read."""
        return self.added[path] if path in self.added else self.base.read(path)
