"""Caches of one line an entry: a checksum, then fields that hold neither tab nor line end.

They can be deleted at any time and run nothing; a line that is damaged is as good as none, and all lines fall with the
key that stands first. Where a commit brought them, they vouch for nothing: a request may have.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from guanhao.load import cache
from guanhao.load.register import Tree
from guanhao.model.file import File

PROJECTED = ".guanhao/accounts.txt"
"""What an earlier build made of accounts, from the register's root."""
RENDERED = ".guanhao/pages.txt"
"""Which files an earlier build wrote of accounts, and from what."""

_JUDGED_BY = re.compile(
    r"registry/(?:institution|platforms)\.yml|registry/(?:units|waivers|activity)/[^/]+|policies/[^/]+"
)
"""The files by which accounts are projected, besides their own."""


def projection_key(tree: Tree, common: Iterable[File], as_of: date, *, is_preview: bool) -> str:
    """Return what changes when anything does that all accounts are projected by, Guanhao's own code included."""
    return mark(cache.key_of(tree, common, _JUDGED_BY), str(as_of), str(is_preview))


def rendering_key(*parts: str) -> str:
    """Return what changes when any of the parts does that decide all pages, or Guanhao's own code and templates."""
    return mark(cache.code_key(), *parts)


def mark(*parts: str) -> str:
    """Return what changes when any of the parts does."""
    return hashlib.blake2b("\n".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def read_lines(path: Path, key: str) -> Iterator[list[bytes]]:
    """Yield the fields of each whole line; none where there is no cache, or it is out of date."""
    with suppress(OSError), path.open("rb") as stream:
        if stream.readline() == key.encode() + b"\n":
            for line in stream:
                checksum, _, rest = line.rstrip(b"\n").partition(b"\t")
                if checksum == _checksum(rest):
                    yield rest.split(b"\t")


def dump_lines(key: str, lines: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """Yield the bytes of a cache piece by piece."""
    yield key.encode() + b"\n"
    for fields in lines:
        rest = b"\t".join(fields)
        yield b"\t".join((_checksum(rest), rest)) + b"\n"


def _checksum(rest: bytes) -> bytes:
    return hashlib.blake2b(rest, digest_size=8).hexdigest().encode()
