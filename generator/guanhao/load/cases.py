"""The rules' tested cases, as examples for people."""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from guanhao.load.bundled import bundled
from guanhao.model.judgement import Outcome
from guanhao.model.public_policy import Example, Expected

_CASE = "case.yml"
_KINDS = ("pass", "fail", "boundary", "not-applicable")


@cache
def examples_of(rule: str) -> tuple[Example, ...]:
    """Return a rule's cases: first those that pass, then those that fail, the boundaries, and the exempt."""
    folders = [path.parent for path in sorted((bundled("tests/rules") / rule).glob(f"*/{_CASE}"))]
    examples = [_example(folder) for folder in folders]
    return tuple(sorted(examples, key=lambda example: (_KINDS.index(example.kind), example.name)))


def _example(folder: Path) -> Example:
    raw: Mapping[str, Any] = yaml.load((folder / _CASE).read_bytes(), yaml.CSafeLoader)
    outcomes = raw.get("outcomes") or {}
    return Example(
        name=folder.name,
        kind=next(kind for kind in _KINDS if folder.name.startswith(kind)),
        title=raw["title"],
        params=_dumped(raw.get("params")),
        request=_dumped(raw.get("request")),
        as_of=raw.get("as_of"),
        effective_on=raw.get("effective_on"),
        files=tuple(_files(folder)),
        expected=tuple(Expected(e["path"], e["line"], e["severity"], e["code"]) for e in raw.get("expect") or ()),
        outcomes={outcome: outcomes[outcome] for outcome in get_args(Outcome) if outcome in outcomes},
    )


def _dumped(value: Any) -> str | None:
    if not value:
        return None
    dumped: str = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
    return dumped.strip()


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file but the case's own, in order of path."""
    for path in sorted(_walk(os.fspath(folder), ""), key=lambda path: path.split("/")):
        if path.rpartition("/")[2] != _CASE:
            yield path, (folder / path).read_bytes().decode("utf-8", "replace").strip("\n")


def _walk(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}"
