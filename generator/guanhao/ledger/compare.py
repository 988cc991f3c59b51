"""What a request would change: the files before it and after it into typed deltas."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from guanhao.model.file import File

Files = Mapping[str, File]
"""Path → file."""

DeltaKind = Literal["added", "edited", "deleted", "retyped"]


class Delta(NamedTuple):
    """One path that a request changes. A renamed file is one deleted and one added."""

    path: str
    before: File | None
    after: File | None

    @property
    def kind(self) -> DeltaKind:
        """What happens to the path; `retyped` is another type or mode, whether or not the content changes too."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "deleted"
        is_alike = _nature(self.before) == _nature(self.after)
        return "edited" if is_alike else "retyped"


def compare(base: Files, head: Files) -> tuple[Delta, ...]:
    """Return every path at which two sides differ in content, type or mode, in order."""
    paths = (path for path in base.keys() | head.keys() if not _is_same(base.get(path), head.get(path)))
    return tuple(Delta(path, base.get(path), head.get(path)) for path in sorted(paths))


def settle(target: Files, ancestors: Sequence[Files], head: Files) -> dict[str, File]:
    """Return the files from which a request starts: against these, `head` shows what merging it could change.

    `target` is the branch to merge into, `ancestors` the best common ancestors of both. Path by path:

    - where head and target agree, a merge changes nothing, whatever came before: the file is as both have it. So what
      reached the target some other way (squashed, picked) is not laid to the request a second time;
    - else, a merge keeps the target's file only if head has the file as *every* ancestor has it. With one ancestor
      that is its file. With several (histories that have crossed), a file that head shares with one ancestor and not
      with another may undo what the target took in meanwhile: it counts as changed, from the first that differs.

    So nothing hides: a path that is no delta is one that head has as the target has it, or as all ancestors have it.
    """
    settled: dict[str, File] = {}
    for path in set(target).union(head, *ancestors):
        file = head.get(path)
        if not _is_same(file, target.get(path)):
            file = _other_than(file, (files.get(path) for files in ancestors))
        if file is not None:
            settled[path] = file
    return settled


def _other_than(file: File | None, versions: Iterable[File | None]) -> File | None:
    """Return the first version that differs from `file`; `file` itself where none does."""
    return next((version for version in versions if not _is_same(file, version)), file)


def _is_same(one: File | None, other: File | None) -> bool:
    if one is None or other is None:
        return one is other
    return one is other or (_nature(one) == _nature(other) and one.blob == other.blob)


def _nature(file: File) -> tuple[str, bool]:
    return file.type, file.is_executable
