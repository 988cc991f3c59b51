"""What is wrong with a path itself, whatever is in the file: what some system cannot store, or shows as another."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

MAX_BYTES = 200

_NOT_SEEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
_FORBIDDEN = frozenset('\\:*?"<>|')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LEFTOVER = re.compile(r"(?:.*/)?(?:[^/]*~|\.[^/]*\.sw[a-p]|\.DS_Store|Thumbs\.db|desktop\.ini)")

Fault = tuple[str, dict[str, str]]
"""Code of a message of `file-name`, and its parameters."""


def is_leftover(path: str) -> bool:
    """Tell whether a file is what an editor or a desktop leaves behind."""
    return _LEFTOVER.fullmatch(path) is not None


def path_faults(path: str) -> Iterator[Fault]:
    """Yield what is wrong with a path by itself."""
    size = len(path.encode("utf-8", "surrogateescape"))
    if size > MAX_BYTES:
        yield "too-long", {"size": str(size), "limit": str(MAX_BYTES)}
    bad = next((c for c in path if c in _FORBIDDEN or unicodedata.category(c) in _NOT_SEEN), None)
    if bad is not None:
        yield "character", {"character": f"U+{ord(bad):04X}"}
    elif not unicodedata.is_normalized("NFC", path):
        yield "not-composed", {}
    for name in path.split("/"):
        if _RESERVED.fullmatch(name):
            yield "reserved", {"name": name}
        elif name not in (".", "..") and (name != name.strip() or name.endswith(".")):
            yield "trailing", {"name": name}
    if is_leftover(path):
        yield "leftover", {}


class Spellings:
    """The paths of a repository, and the folders above them, by the form in which some systems take them for one."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._known: dict[str, set[str]] = {}
        folders: set[str] = set()
        for path in paths:
            self._add(path)
            folder = path.rpartition("/")[0]
            while folder and folder not in folders:
                folders.add(folder)
                self._add(folder)
                folder = folder.rpartition("/")[0]

    def _add(self, path: str) -> None:
        self._known.setdefault(_folded(path), set()).add(path)

    def other_than(self, path: str) -> str | None:
        """Return another path, or folder above one, that differs from `path` in nothing but case or composition."""
        while path:
            others = self._known.get(_folded(path), set()) - {path}
            if others:
                return min(others)
            path = path.rpartition("/")[0]
        return None


def _folded(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
