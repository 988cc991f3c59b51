"""What an earlier run found, keyed by the content it was found in.

Plain JSON: it can be deleted at any time and runs nothing. An account's content is named by the ids that Git gives to
its files, in Git or not, so that a folder and any commit share what was found; on disk, a file's size and time of
change vouch for its content, which is read again only where they do not. All falls with any change of what accounts
are judged by (institution, platforms, units, policies) or of Guanhao itself.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from guanhao.load.register import Tree, blob_id
from guanhao.model.file import File
from guanhao.model.finding import Finding, Placed
from guanhao.model.location import Pointer
from guanhao.model.policy import Severity
from guanhao.model.types import Label
from guanhao.model.verdict import Identity, Verdict
from guanhao.rules import BY_ID

CACHE = ".guanhao/check.json"
"""Where the cache lies, from the register's root."""

_JUDGED_BY = re.compile(r"registry/(?:institution|platforms)\.yml|registry/units/[^/]+|policies/[^/]+")
"""The files that accounts are judged by, besides their own."""


Cached = dict[str, tuple[str, Verdict]]
"""Account id → stamp of its files (empty where no folder was looked at), verdict."""


def stamp_of(files: Iterable[File]) -> str:
    """Return what changes when any of the files does."""
    return "|".join(f"{file.path.rsplit('/', 1)[1]}:{file.type}:{file.stamp}" for file in files)


def content_of(tree: Tree, files: Iterable[File]) -> str:
    """Name the content of an account's files as it was named when they were judged, whatever tree they were in."""
    return named((file, _blob(tree, file)) for file in files)


def named(files: Iterable[tuple[File, str]]) -> str:
    """Name the content of files, each given with Git's id of it; empty where some could not be read."""
    parts = [f"{file.path}:{file.type}:{blob}" for file, blob in files]
    return "" if any(part.endswith(":file:") for part in parts) else _digest(parts)


def key_of(tree: Tree, common: Iterable[File], judged_by: re.Pattern[str] = _JUDGED_BY) -> str:
    """Return what changes when what accounts are judged by does, or Guanhao's own code."""
    parts = [f"{f.path}:{f.type}:{_blob(tree, f)}" for f in common if judged_by.fullmatch(f.path)]
    return _digest([*parts, code_key()])


@lru_cache(maxsize=1)
def code_key() -> str:
    """Return what changes when Guanhao's own code does, or what lies beside it: templates, styles, scripts."""
    package = Path(__file__).parent.parent
    sources = (path for path in sorted(package.rglob("*.*")) if path.suffix != ".pyc")
    stated = ((source.name, source.stat()) for source in sources)
    return _digest(f"{name}:{status.st_size}:{status.st_mtime_ns}" for name, status in stated)


def _blob(tree: Tree, file: File) -> str:
    if file.blob or file.type != "file":
        return file.blob
    try:
        return blob_id(tree.read(file.path))
    except OSError:
        return ""


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def read_cache(root: Path, key: str) -> Cached:
    """Return the verdicts of an earlier run; none where there is no cache, or it is damaged or out of date."""
    try:
        stored = json.loads((root / CACHE).read_bytes())
        if stored["key"] != key:
            return {}
        return {account: (entry[0], _verdict(account, entry[1:])) for account, entry in stored["accounts"].items()}
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return {}


def dump_cache(key: str, verdicts: Iterable[tuple[str, Verdict]]) -> bytes:
    """Write the verdicts that a later run may use: those that nothing but their own files decided."""
    accounts = {v.account: [stamp, *_plain(v)] for stamp, v in verdicts if v.stands_alone}
    return json.dumps({"key": key, "accounts": accounts}, ensure_ascii=True, separators=(",", ":")).encode()


def _plain(verdict: Verdict) -> list[Any]:
    findings = [
        [
            f.rule,
            f.code,
            f.path,
            list(f.where.keys),
            f.where.at,
            {k: v if isinstance(v, str) else [v.zh, v.en] for k, v in f.params.items()},
            f.severity,
            f.article,
            str(f.day) if f.day else None,
            placed.line,
            placed.column,
        ]
        for placed in verdict.findings
        for f in (placed.finding,)
    ]
    identities = [[i.platform, i.field, i.key, i.value, i.path, list(i.keys), i.order] for i in verdict.identities]
    return [verdict.records, findings, identities, list(verdict.relies_on), verdict.content]


def _verdict(account: str, stored: list[Any]) -> Verdict:
    records, findings, identities, relies_on, content = stored
    return Verdict(
        account,
        int(records),
        tuple(_placed(account, *finding) for finding in findings),
        tuple([Identity(account, p, f, k, v, path, tuple(keys), o) for p, f, k, v, path, keys, o in identities]),
        tuple(relies_on),
        str(content),
    )


def _placed(account: str, *stored: Any) -> Placed:
    """Make a finding of what was stored; anything that no rule would have said is refused."""
    rule, code, path, keys, at, params, severity, article, day, line, column = stored
    words = {str(k): v if isinstance(v, str) else Label(*map(str, v)) for k, v in params.items()}
    placeholders = BY_ID[rule].messages[code].placeholders
    if not placeholders <= set(words) or severity not in get_args(Severity) or at not in ("key", "value"):
        raise ValueError(stored)
    return Placed(
        Finding(
            str(rule),
            str(code),
            str(path),
            Pointer(tuple(keys), at),
            words,
            account,
            severity,
            str(article) if article else None,
            date.fromisoformat(day) if day else None,
        ),
        int(line),
        int(column),
    )
