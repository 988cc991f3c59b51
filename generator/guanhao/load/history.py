"""What Git knows of the register: the present commit, and which commit brought, changed or took away which file.

One pass over the first-parent history, parsed as it streams; the host's own configuration of Git has no say in it.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE  # noqa: TID251  the constant alone
from typing import Any

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # where there is no Git there is no history, and that is no fault

from git import Git, GitCommandError, GitCommandNotFound

from guanhao.errors import HistoryError
from guanhao.load.authority import read_authority
from guanhao.load.chain import AREAS, CACHE, read_cache, read_chain
from guanhao.model.approval import Authority, Chain, History

_ISOLATED = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_PARAMETERS": "",
    "GIT_CONFIG_COUNT": "3",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
    "GIT_CONFIG_KEY_1": "log.showRoot",
    "GIT_CONFIG_VALUE_1": "true",
    "GIT_CONFIG_KEY_2": "log.diffMerges",
    "GIT_CONFIG_VALUE_2": "first-parent",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_OPTIONAL_LOCKS": "0",
}
"""What shuts out the host's configuration, replaced objects and grafts, and fetches nothing.

Whether Git trusts the folder at all is asked before, with the host's own configuration.
"""


def head_commit(root: Path) -> str | None:
    """Return the id of the commit that is checked out at `root`; None where there is no history."""
    return _output(root, "rev-parse", "--verify", "--quiet", "HEAD") or None


def is_ancestor(root: Path, commit: str, of: str = "HEAD") -> bool:
    """Tell whether a commit, given by its full id, is one from which another (or the same) came about."""
    return _output(root, "merge-base", "--", commit, of) == commit


def is_modified(root: Path) -> bool:
    """Tell whether register or policies differ from the commit that is checked out."""
    return bool(changed_files(root))


def changed_files(root: Path) -> frozenset[str]:
    """Return the files of register and policies that differ from the commit that is checked out, new ones included."""
    listed = _output(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *AREAS)
    prefix = _output(root, "rev-parse", "--show-prefix")
    return frozenset(entry[3:].removeprefix(prefix) for entry in listed.split("\0") if entry)


def entry_ranks(root: Path) -> Mapping[str, int]:
    """Map each record's path to the rank (0 is the first) of the first-parent commit that first added it.

    Empty where there is no history, or none that can be read.
    """
    try:
        history = read_history(root)
    except HistoryError:
        return {}
    chain = history.chain if history else None
    return {path: touches[0].commit for path, touches in chain.touches.items()} if chain else {}


def read_history(root: Path) -> History | None:
    """Read the first-parent history of what is checked out at `root`: what is new since the cache, else all.

    None where there is no Git or no repository. Raises HistoryError where Git refuses or fails.
    """
    is_shallow = _ask(root)
    if is_shallow is None:
        return None
    git = Git(root)
    git.update_environment(**_ISOLATED)
    head = head_commit(root)
    if head is None:
        return History(None, {})
    try:
        known = None if is_shallow or _is_tracked(git) else read_cache(root)
        chain = known if known and known.head == head else read_chain(git, head, known)
        authorities = _read_authorities(git, chain)
        signed = _with_signers(git, chain, authorities)
    except GitCommandError as error:
        raise HistoryError(str(root), _reason(error)) from error
    return History(signed, authorities, is_shallow, is_new=signed is not known and not is_shallow)


def read_blobs(root: Path, blobs: Collection[str]) -> dict[str, bytes]:
    """Return the content of each blob that there is."""
    git = Git(root)
    git.update_environment(**_ISOLATED)
    return dict(_objects(git, blobs))


# --- Git -------------------------------------------------------------------------------------------------------------


def _ask(root: Path) -> bool | None:
    """Return whether the repository is shallow; None where there is none. The host's configuration has its say here."""
    try:
        answer: str = Git(root).execute(["git", "rev-parse", "--is-shallow-repository"])
    except GitCommandNotFound:
        return None
    except GitCommandError as error:
        said = _reason(error)
        if "not a git repository" in said:
            return None
        raise HistoryError(str(root), said) from error
    return answer == "true"


def _reason(error: GitCommandError) -> str:
    """Return the first line of what Git said."""
    return next(iter(str(error.stderr).replace("stderr:", "").strip(" '\n").splitlines()), "")


def _is_tracked(git: Git) -> bool:
    """Tell whether the cache's folder came with the commit: what a request may bring vouches for nothing."""
    return bool(git.execute(["git", "ls-tree", "HEAD", "--", Path(CACHE).parent.name]))


def _output(root: Path, *command: str) -> str:
    """Return what Git prints; nothing where there is no repository or no Git."""
    try:
        return str(Git(root).execute(["git", *command], strip_newline_in_stdout=True))
    except (GitCommandError, GitCommandNotFound):
        return ""


def _objects(git: Git, ids: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield id and content of objects, through one `cat-file --batch`; those that there are not, are left out."""
    if not ids:
        return
    reader: Any = git.execute(["git", "cat-file", "--batch"], istream=PIPE, as_process=True)
    for id_ in ids:
        reader.stdin.write(f"{id_}\n".encode())
        reader.stdin.flush()
        *_, size = reader.stdout.readline().split()
        if size.isdigit():
            yield id_, reader.stdout.read(int(size) + 1)[:-1]
    reader.stdin.close()
    reader.wait()


def _read_authorities(git: Git, chain: Chain) -> dict[str, Authority]:
    blobs = {blob for commit in chain.commits for blob in (commit.before, commit.after)} | {chain.institution}
    read = {blob: read_authority(data) for blob, data in _objects(git, sorted(filter(None, blobs)))}
    return {blob: authority for blob, authority in read.items() if authority}


def _with_signers(git: Git, chain: Chain, authorities: Mapping[str, Authority]) -> Chain:
    """Find out who signed the commits that only a signature can make approvals."""
    signing = {blob for blob, authority in authorities.items() if authority.signing_keys}
    asked = [commit.id for commit in chain.commits if commit.before in signing and commit.id not in chain.signers]
    if not asked:
        return chain
    from guanhao.ledger.signature import signer_of  # noqa: PLC0415  cryptography is for those who sign

    return replace(chain, signers={**chain.signers, **{id_: signer_of(data) for id_, data in _objects(git, asked)}})
