"""A register as it would be with one more file."""

from dataclasses import dataclass

from guanhao.load.register import Tree
from guanhao.model.file import File


@dataclass(frozen=True)
class GrownTree:
    """The files of `base`, and one that is not written yet."""

    base: Tree
    path: str
    data: bytes

    @property
    def file(self) -> File:
        """The file that is not written yet."""
        return File(self.path, "file", "")

    def files(self) -> list[File]:
        """List every file, in order of path."""
        return sorted([*self.base.files(), self.file], key=lambda file: file.path)

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises OSError where it cannot be read."""
        return self.data if path == self.path else self.base.read(path)
