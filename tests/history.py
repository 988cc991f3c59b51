"""Git repositories for tests, made in one `git fast-import`: commits from the files that each changes."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

WHO = "王老师 <wang@example.edu.cn> 1725156000 +0800"


@dataclass(frozen=True)
class Link:
    """A symbolic link, to `target`."""

    target: str


@dataclass(frozen=True)
class Submodule:
    """Another repository at a commit."""

    commit: str = "1" * 40


@dataclass(frozen=True)
class Program:
    """A file that is executable."""

    text: str


Content = str | bytes | Link | Submodule | Program | None
"""What a path becomes; None is gone."""
Changes = Mapping[str, Content]
"""By path; bytes that are no text are escaped as Python does (`\udcff`)."""


@dataclass
class History:
    """The repository at `root`. Commits are collected and written by `write`, each on a branch."""

    root: Path
    bare: bool = False
    _stream: list[bytes] = field(default_factory=list)
    _marks: int = 0

    def __post_init__(self) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *(["--bare"] if self.bare else []))

    def commit(self, branch: str, changes: Changes, *parents: int, subject: str = "change") -> int:
        """Add a commit to a branch; return its number. The first parent is what it starts from; none begins anew."""
        self._marks += 1
        out = [f"commit refs/heads/{branch}\nmark :{self._marks}\nauthor {WHO}\ncommitter {WHO}\n".encode()]
        out.append(_data(subject.encode()))
        for word, parent in zip(("from", *["merge"] * len(parents)), parents, strict=False):
            out.append(f"{word} :{parent}\n".encode())
        for path, content in changes.items():
            out.append(_change(path.encode("utf-8", "surrogateescape"), content))
        if not parents:
            self._stream.append(f"reset refs/heads/{branch}\n".encode())
        self._stream += [b"".join(out), b"\n"]
        return self._marks

    def write(self) -> None:
        """Write the commits collected so far."""
        marks = self.root / (".marks" if self.bare else ".git/test-marks")
        options = [f"--import-marks-if-exists={marks}", f"--export-marks={marks}", "--quiet", "--force"]
        self.git("fast-import", *options, stdin=b"".join(self._stream))
        self._stream.clear()

    def check_out(self, branch: str) -> None:
        """Stand on a branch, without any of its files."""
        self.git("symbolic-ref", "HEAD", f"refs/heads/{branch}")

    def git(self, *arguments: str, stdin: bytes | None = None) -> str:
        """Run Git there and return what it prints."""
        done = subprocess.run(["git", *arguments], cwd=self.root, input=stdin, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return done.stdout.decode("utf-8", "surrogateescape").strip()


def files_in(*folders: Path, without: Sequence[str] = ()) -> dict[str, bytes]:
    """Return the files of folders, each laid over the one before, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in without
    }


def _change(path: bytes, content: Content) -> bytes:
    quoted = b'"' + b"".join(_escaped(byte) for byte in path) + b'"'
    match content:
        case None:
            return b"D " + quoted + b"\n"
        case Link():
            return b"M 120000 inline " + quoted + b"\n" + _data(content.target.encode())
        case Submodule():
            return b"M 160000 " + content.commit.encode() + b" " + quoted + b"\n"
        case Program():
            return b"M 100755 inline " + quoted + b"\n" + _data(content.text.encode())
        case str() | bytes():
            data = content.encode() if isinstance(content, str) else content
            return b"M 100644 inline " + quoted + b"\n" + _data(data)


def _escaped(byte: int) -> bytes:
    return b"\\%03o" % byte if byte < 32 or byte in b'"\\' else bytes([byte])


def _data(content: bytes) -> bytes:
    return b"data %d\n" % len(content) + content + b"\n"
