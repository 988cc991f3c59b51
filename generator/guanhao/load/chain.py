"""The first-parent history of a commit, parsed as Git tells it, and kept so that a later run reads only what is new.

The cache is plain JSON: it can be deleted at any time and runs nothing.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from guanhao.ledger.approval import request_number
from guanhao.load.cache import code_key
from guanhao.load.git import GitCommandError, Repository
from guanhao.load.layout import matters
from guanhao.load.register import INSTITUTION
from guanhao.model.approval import LAST_SECOND, Chain, Commit, Person, Touch

CACHE = ".guanhao/history.json"
"""Where the cache lies, from the register's root."""

AREAS = ("registry", "policies")
_PLACES = tuple(f"{area}/" for area in AREAS)

_LOG = (
    "-c", "log.showRoot=true", "-c", "log.diffMerges=first-parent", "log", "--first-parent", "-m", "--raw", "-z",
    "--reverse", "--relative", "--no-renames", "--no-abbrev", "--no-color", "--no-ext-diff", "--no-show-signature",
    "--no-notes", "--encoding=UTF-8", "--format=%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%ct%x00%B",
)  # fmt: skip
"""Every commit, since the times of all count. Naming the areas would have Git compare each pair of trees twice."""

_FIELDS = 7
"""Fields of a commit after its id."""

_CHUNK = 1 << 16
"""Bytes taken from Git at once: what a pipe holds, so that it goes on while they are parsed."""


class _Stored(NamedTuple):
    """The cache: a chain, and what read it."""

    key: str
    chain: Chain


_CACHED = TypeAdapter(_Stored)


def read_chain(repository: Repository, head: str, known: Chain | None) -> Chain:
    """Go on from what is known, if that is on the first-parent history of `head`; else read everything."""
    if known:
        with suppress(GitCommandError):
            reader = _Reader(known)
            if reader.read(repository, f"{known.head}..{head}", onto=known.head):
                return reader.chain(head)
    reader = _Reader(None)
    reader.read(repository, head, onto=None)
    return reader.chain(head)


class _Reader:
    """Gathers a chain, commit by commit."""

    def __init__(self, known: Chain | None) -> None:
        self._time = known.time if known else 0
        self._institution = known.institution if known else None
        self._commits = list(known.commits) if known else []
        self._touches = {path: list(touches) for path, touches in known.touches.items()} if known else {}
        self._signers = known.signers if known else {}
        self._people: dict[tuple[bytes, bytes], Person] = {}

    def chain(self, head: str) -> Chain:
        """Return what was gathered."""
        return Chain(head, self._time, self._institution, self._commits, self._touches, self._signers)

    def read(self, repository: Repository, commits: str, onto: str | None) -> bool:
        """Gather the commits of a range. False where they do not begin on `onto`, as after a rewritten history."""
        process = repository.stream(*_LOG, commits, "--")
        tokens = _tokens(process.stdout)
        token = next(tokens, b"")
        is_first = True
        while token:
            fields = list(islice(tokens, _FIELDS))
            if is_first and onto and fields[0][: len(onto)].decode() != onto:
                process.terminate()
                return False
            is_first = False
            commit, changes = token.decode(), []
            while (token := next(tokens, b"")).startswith((b":", b"\n:")):
                changes.append((token, next(tokens, b"")))
            self._add(commit, fields, changes)
        process.wait()
        return not is_first

    def _add(self, id_: str, fields: list[bytes], changes: list[tuple[bytes, bytes]]) -> None:
        """Add one commit and what it did to files, each change given as Git's raw line and the path."""
        self._time = max(self._time, _seconds(fields[5]))
        before, is_touched = self._institution, False
        for line, name in changes:
            path = name.decode("utf-8", "surrogateescape")
            if path.startswith(_PLACES) and matters(path):
                _, mode, _, blob, status = line.split(b" ")
                touch = Touch(len(self._commits), None if status == b"D" else blob.decode())
                self._touches.setdefault(path, []).append(touch)
                is_touched = True
                if path == INSTITUTION:
                    self._institution = touch.blob if mode.startswith(b"100") else None
        if is_touched:
            parents, message = len(fields[0].split()), fields[6].decode("utf-8", "replace")
            author, committer = self._person(fields[1], fields[2]), self._person(fields[3], fields[4])
            request, after = request_number(message), self._institution
            self._commits.append(Commit(id_, parents, author, committer, self._time, request, before, after))

    def _person(self, name: bytes, email: bytes) -> Person:
        known = self._people.get((name, email))
        if known is None:
            known = Person(name.decode("utf-8", "replace"), email.decode("utf-8", "replace"))
            self._people[name, email] = known
        return known


def _tokens(stream: Any) -> Iterator[bytes]:
    """Yield what stands between the NULs of a stream."""
    rest = b""
    while chunk := stream.read1(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    yield rest


def _seconds(written: bytes) -> int:
    """Return a committer's time; one that no calendar has, or that is none, is brought into it."""
    return min(int(written), LAST_SECOND) if written.isdigit() else 0


def read_cache(root: Path) -> Chain | None:
    """Return what an earlier run read; nothing where there is no cache, or it is damaged or another version's."""
    try:
        stored = _CACHED.validate_json((root / CACHE).read_bytes(), strict=False)
    except (OSError, ValueError, RecursionError):
        return None
    chain = stored.chain
    touches = [touch for path in chain.touches for touch in chain.touches[path]]
    is_whole = all(chain.touches.values()) and all(touch.commit < len(chain.commits) for touch in touches)
    return chain if stored.key == code_key() and is_whole else None


def dump_chain(chain: Chain) -> bytes:
    """Write what a later run may go on from: nothing where a path is no UTF-8, which JSON cannot hold."""
    try:
        "".join(chain.touches).encode()
    except UnicodeEncodeError:
        return b""
    return _CACHED.dump_json(_Stored(code_key(), chain))
