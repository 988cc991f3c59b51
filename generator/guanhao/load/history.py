"""What Git knows of the register: the present commit, and in which order records entered."""

from collections.abc import Mapping
from pathlib import Path

from git import GitCommandError, InvalidGitRepositoryError, NoSuchPathError, Repo


def head_commit(root: Path) -> str | None:
    """Return the id of the commit that is checked out at `root`; None where there is no history."""
    repo = _repository(root)
    try:
        return repo.head.commit.hexsha if repo else None
    except ValueError:
        return None


def is_modified(root: Path) -> bool:
    """Tell whether register or policies differ from the commit that is checked out."""
    repo = _repository(root)
    if repo is None:
        return False
    return bool(repo.git.status("--porcelain", "--", "registry", "policies"))


def entry_ranks(root: Path) -> Mapping[str, int]:
    """Map each record's path to the rank (0 is the first) of the first-parent commit that first added it.

    Empty where there is no history. One pass over the whole history, so that it does not matter how many are asked for.
    """
    repo = _repository(root)
    if repo is None:
        return {}
    try:
        log = repo.git.log(
            "--first-parent", "-m", "--reverse", "--diff-filter=A", "--no-renames", "--name-only", "-z",
            "--relative", "--format=%x01", "--", "registry",
            strip_newline_in_stdout=False,
        )  # fmt: skip
    except GitCommandError:
        return {}
    ranks: dict[str, int] = {}
    for rank, commit in enumerate(log.split("\x01")[1:]):
        for path in filter(None, (name.strip("\n") for name in commit.split("\0"))):
            ranks.setdefault(path, rank)
    return ranks


def _repository(root: Path) -> Repo | None:
    try:
        return Repo(root, search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return None
