"""What Git knows of the register: the present commit, and which commit brought, changed or took away which file.

One pass over the first-parent history, parsed as it streams; the host's own configuration of Git has no say in it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from guanhao.errors import HistoryError, NoRepositoryError
from guanhao.load.authority import read_authority
from guanhao.load.chain import AREAS, CACHE, read_cache, read_chain
from guanhao.load.git import Git, GitCommandError, GitCommandNotFound, Repository, open_repository, reason
from guanhao.load.tree import MAX_READ
from guanhao.model.approval import Authority, Chain, History

_CACHE_FOLDER = CACHE.partition("/")[0]
"""Where it came with the commit, it vouches for nothing: a request may have brought it."""


def head_commit(root: Path) -> str | None:
    """Return the id of the commit that is checked out at `root`; None where there is no history."""
    return _output(root, "rev-parse", "--verify", "--quiet", "HEAD") or None


def has_cache(root: Path) -> bool:
    """Tell whether the commit that is checked out has the folder of the caches: a request may have brought it."""
    return bool(_output(root, "ls-tree", "HEAD", "--", _CACHE_FOLDER))


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
    try:
        with open_repository(root) as repository:
            return _read(repository, root)
    except NoRepositoryError as error:
        if error.detail == "git" or "not a git repository" in error.detail:
            return None
        raise HistoryError(str(root), error.detail) from error
    except GitCommandError as error:
        raise HistoryError(str(root), reason(error)) from error


def _read(repository: Repository, root: Path) -> History:
    head = repository.commit("HEAD")
    if head is None:
        return History(None, {})
    is_shallow = repository.is_shallow()
    known = None if is_shallow or repository.has_path("HEAD", _CACHE_FOLDER) else read_cache(root)
    chain = known if known and known.head == head else read_chain(repository, head, known)
    authorities = _authorities(repository, chain)
    signed = _with_signers(repository, chain, authorities)
    return History(signed, authorities, is_shallow, is_new=signed is not known and not is_shallow)


def read_blobs(root: Path, blobs: Collection[str]) -> dict[str, bytes]:
    """Return the content of each blob that there is. Raises NoRepositoryError."""
    with open_repository(root) as repository:
        return dict(_objects(repository, blobs))


def _output(root: Path, *command: str) -> str:
    """Return what Git prints; nothing where there is no repository or no Git."""
    try:
        return str(Git(root).execute(["git", *command], strip_newline_in_stdout=True))
    except (GitCommandError, GitCommandNotFound):
        return ""


def _objects(repository: Repository, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield id and content of objects; those that there are not, are left out."""
    for id_ in ids:
        with suppress(OSError):
            yield id_, repository.read(id_, MAX_READ)


def _authorities(repository: Repository, chain: Chain) -> dict[str, Authority]:
    blobs = {blob for commit in chain.commits for blob in (commit.before, commit.after)} | {chain.institution}
    read = {blob: read_authority(data) for blob, data in _objects(repository, sorted(filter(None, blobs)))}
    return {blob: authority for blob, authority in read.items() if authority}


def _with_signers(repository: Repository, chain: Chain, authorities: Mapping[str, Authority]) -> Chain:
    """Find out who signed the commits that only a signature can make approvals."""
    signing = {blob for blob, authority in authorities.items() if authority.signing_keys}
    asked = [commit.id for commit in chain.commits if commit.before in signing and commit.id not in chain.signers]
    if not asked:
        return chain
    from guanhao.ledger.signature import signer_of  # noqa: PLC0415  cryptography is for those who sign

    found = {id_: signer_of(data) for id_, data in _objects(repository, asked)}
    return replace(chain, signers={**chain.signers, **found})
