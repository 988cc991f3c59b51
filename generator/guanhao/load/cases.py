"""The rules' tested cases, as examples for people."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import yaml

from guanhao.load.bundled import bundled
from guanhao.model.judgement import Outcome
from guanhao.model.public_policy import Example, Expected

_CASE = "case.yml"
_KINDS = ("pass", "fail", "boundary", "not-applicable")


def examples_of(rule: str) -> tuple[Example, ...]:
    """Return a rule's cases: first those that pass, then those that fail, the boundaries, and the exempt."""
    folders = [path.parent for path in sorted((bundled("tests/rules") / rule).glob(f"*/{_CASE}"))]
    examples = [_example(folder) for folder in folders]
    return tuple(sorted(examples, key=lambda example: (_KINDS.index(example.kind), example.name)))


def _example(folder: Path) -> Example:
    raw: Mapping[str, Any] = yaml.load((folder / _CASE).read_bytes(), yaml.CSafeLoader)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != _CASE]
    outcomes = raw.get("outcomes") or {}
    return Example(
        name=folder.name,
        kind=next(kind for kind in _KINDS if folder.name.startswith(kind)),
        title=raw["title"],
        params=_dumped(raw.get("params")),
        request=_dumped(raw.get("request")),
        as_of=raw.get("as_of"),
        effective_on=raw.get("effective_on"),
        files=tuple((path.relative_to(folder).as_posix(), _text(path)) for path in files),
        expected=tuple(Expected(e["path"], e["line"], e["severity"], e["code"]) for e in raw.get("expect") or ()),
        outcomes={outcome: outcomes[outcome] for outcome in get_args(Outcome) if outcome in outcomes},
    )


def _dumped(value: Any) -> str | None:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100).strip() if value else None


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").strip("\n")
