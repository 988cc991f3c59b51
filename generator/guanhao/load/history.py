"""What Git knows of the register: the present commit, and in which order records entered."""

import os
from collections.abc import Mapping
from pathlib import Path

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # where there is no Git there is no history, and that is no fault

from git import Git, GitCommandError, GitCommandNotFound


def head_commit(root: Path) -> str | None:
    """Return the id of the commit that is checked out at `root`; None where there is no history."""
    return _output(root, "rev-parse", "--verify", "--quiet", "HEAD") or None


def is_ancestor(root: Path, commit: str, of: str = "HEAD") -> bool:
    """Tell whether a commit, given by its full id, is one from which another (or the same) came about."""
    return _output(root, "merge-base", "--", commit, of) == commit


def is_modified(root: Path) -> bool:
    """Tell whether register or policies differ from the commit that is checked out."""
    return bool(_output(root, "status", "--porcelain", "--", "registry", "policies"))


def entry_ranks(root: Path) -> Mapping[str, int]:
    """Map each record's path to the rank (0 is the first) of the first-parent commit that first added it.

    Empty where there is no history. One pass over the whole history, however many records are asked for.
    """
    log = _output(
        root, "log", "--first-parent", "-m", "--reverse", "--diff-filter=A", "--no-renames", "--name-only", "-z",
        "--relative", "--format=%x01", "--", "registry",
    )  # fmt: skip
    ranks: dict[str, int] = {}
    for rank, commit in enumerate(log.split("\x01")[1:]):
        for path in filter(None, (name.strip("\n") for name in commit.split("\0"))):
            ranks.setdefault(path, rank)
    return ranks


def _output(root: Path, *command: str) -> str:
    """Return what Git prints; nothing where there is no repository or no Git."""
    try:
        return str(Git(root).execute(["git", *command], strip_newline_in_stdout=True))
    except (GitCommandError, GitCommandNotFound):
        return ""
