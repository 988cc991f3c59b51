"""A Git repository, read by plumbing alone, whatever the host's configuration says.

Neither configuration outside the repository, nor replaced objects or grafts, nor attributes can change what is read,
and nothing is fetched: a request is judged by what its commits hold.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # where there is no Git, the error says so

from git import Git, GitCommandError, GitCommandNotFound
from git.cmd import PIPE  # type: ignore[attr-defined]

from guanhao.errors import NoRepositoryError

__all__ = ["Git", "GitCommandError", "GitCommandNotFound", "Repository", "open_repository", "reason"]

_SHUT_OUT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",
}


class Repository:
    """The repository that holds a folder, or that a folder is (a bare one). To be closed after use."""

    def __init__(self, folder: Path, environment: Mapping[str, str], prefix: str) -> None:
        self._folder = folder
        self._environment = environment
        self._readers: dict[int, Any] = {}
        self.prefix = prefix
        """Where the folder is, from the top of the repository: empty, or ending in a slash."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Repository, (self._folder, self._environment, self.prefix)

    def commit(self, revision: str) -> str | None:
        """Return the id of the commit that a revision names; None where there is none."""
        with suppress(GitCommandError):
            return self._line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return None

    def branch(self) -> str | None:
        """Return the full name of the branch that HEAD is on, whether it has a commit or not."""
        with suppress(GitCommandError):
            return self._line("symbolic-ref", "--quiet", "HEAD")
        return None

    def merge_bases(self, one: str, other: str) -> tuple[str, ...]:
        """Return the best common ancestors of two commits; more than one where histories have crossed."""
        with suppress(GitCommandError):
            return tuple(self._line("merge-base", "--all", one, other).split())
        return ()

    def is_cut_off(self, one: str, other: str) -> bool:
        """Tell whether a shallow clone lacks commits that could be nearer common ancestors than those it has.

        It does where a commit that only one of the two descends from has lost its parents.
        """
        shallow = self._folder / self._line("rev-parse", "--git-path", "shallow")
        if not shallow.is_file():
            return False
        cut = set(shallow.read_text().split())
        return not cut.isdisjoint(self._line("rev-list", f"{one}...{other}").split())

    def is_shallow(self) -> bool:
        """Tell whether the clone lacks the beginning of its history."""
        return self._line("rev-parse", "--is-shallow-repository") == "true"

    def has_path(self, commit: str, path: str) -> bool:
        """Tell whether a commit has something at a path from the folder."""
        return bool(self._line("ls-tree", commit, "--", path))

    def stream(self, *command: str) -> Any:
        """Start a command of Git's; `stdout` is read as it comes, `wait()` raises GitCommandError if it failed."""
        return Git(self._folder).execute(["git", *command], as_process=True, env=dict(self._environment))

    def list_tree(self, commit: str) -> list[bytes]:
        """List every file of a commit as `ls-tree` writes it, with its path from the top of the repository."""
        listed = _output(self._folder, self._environment, "ls-tree", "-r", "-z", "--full-tree", commit)
        return listed.split(b"\0")[:-1]

    def read(self, blob: str, limit: int) -> bytes:
        """Return the first `limit` bytes of a file by the id of its content. Raises OSError where there is none."""
        reader = self._reader()
        reader.stdin.write(blob.encode() + b"\n")
        reader.stdin.flush()
        head = reader.stdout.readline().split()
        if len(head) != 3:
            raise FileNotFoundError(blob)
        size = int(head[2])
        data: bytes = reader.stdout.read(min(size, limit))
        left = size - len(data) + 1
        while left:
            left -= len(reader.stdout.read(min(left, limit)))
        return data

    def close(self) -> None:
        """End the process that reads objects."""
        reader = self._readers.pop(os.getpid(), None)
        if reader:
            reader.stdin.close()
            reader.proc.wait()
            del reader  # closes the other ends

    def _reader(self) -> Any:
        """Return the process that reads objects; each worker has its own, and leaves its parent's alone."""
        process = os.getpid()
        if process not in self._readers:
            command = ["git", "cat-file", "--batch"]
            self._readers[process] = Git(self._folder).execute(
                command, istream=PIPE, as_process=True, env=dict(self._environment)
            )
        return self._readers[process]

    def _line(self, *command: str) -> str:
        return _line(self._folder, self._environment, *command)


@contextmanager
def open_repository(folder: Path) -> Iterator[Repository]:
    """Open the repository that holds `folder`. Raises NoRepositoryError where there is none, or none to be trusted."""
    repository = _found(folder)
    try:
        yield repository
    finally:
        repository.close()


def _found(folder: Path) -> Repository:
    if not folder.is_dir():
        raise NoRepositoryError(str(folder))
    try:
        return Repository(folder, _SHUT_OUT, _prefix(folder, _SHUT_OUT))
    except GitCommandNotFound:
        raise NoRepositoryError(str(folder), "git") from None
    except GitCommandError:
        trusted = {**_SHUT_OUT, **_trusted(folder)}
        try:
            return Repository(folder, trusted, _prefix(folder, trusted))
        except GitCommandError as error:
            raise NoRepositoryError(str(folder), reason(error)) from None


def _prefix(folder: Path, environment: Mapping[str, str]) -> str:
    return _line(folder, environment, "rev-parse", "--show-prefix")


def _line(folder: Path, environment: Mapping[str, str], *command: str) -> str:
    return _output(folder, environment, *command).decode("utf-8", "surrogateescape").removesuffix("\n")


def _output(folder: Path, environment: Mapping[str, str], *command: str) -> bytes:
    return Git(folder).execute(
        ["git", *command], stdout_as_string=False, strip_newline_in_stdout=False, env=dict(environment)
    )


def _trusted(folder: Path) -> Mapping[str, str]:
    """Return the one thing that is taken from the host's configuration: which foreign-owned folders to trust."""
    listed = ""
    with suppress(GitCommandError):
        listed = Git(folder).execute(["git", "config", "--null", "--get-all", "safe.directory"])
    given = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    found: dict[str, str] = {}
    for number, value in enumerate(filter(None, listed.split("\0")), given):
        found |= {f"GIT_CONFIG_KEY_{number}": "safe.directory", f"GIT_CONFIG_VALUE_{number}": value}
    return {**found, "GIT_CONFIG_COUNT": str(given + len(found) // 2)}


def reason(error: GitCommandError) -> str:
    """Return the first line of what Git said."""
    return next((line for line in str(error.stderr).replace("stderr:", "").strip(" '\n").splitlines() if line), "")
