"""The regulations' own cases: `tests/regulations/<preset>/`, an article at a time kept and broken.

Beside the cases of a preset stand `regulation.yml`, what its text says of itself (day, number, articles), and its part
of a register, laid upon `base/registry`: three accounts with nothing amiss under any of the five regulations.

A file of cases is named for its article: `article-07.yml`, `annex-3.yml`. A case names the rule, what is `kept` or
`broken`, and how its register differs: files to `edit` (dotted keys) and to `add`, files or folders to `remove`, below
`registry/`. `also` lists what else the same facts break, as `第七条 operators`. Its outcome is that of one `account`,
`physics/wechat` unless it says otherwise, or of a unit that is assessed, with its `points`; `none` where nothing is
judged of it.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from guanhao import founding
from guanhao.load.yaml_document import parse_text
from guanhao.model.policy import Policy
from tests.registers import dump

HERE = Path(__file__).parent
BASE = HERE / "base"
AS_OF = "2026-02-10"
"""When the accounts of the base are new: nothing is due of them."""

Switch = tuple[str, str]
"""An article and a rule that it switches on."""


@dataclass(frozen=True)
class Case:
    """One register under one preset, and what is to come of it."""

    preset: str
    file: str
    article: str
    rule: str
    title: str
    is_kept: bool
    outcome: str
    account: str
    as_of: date
    also: tuple[Switch, ...]
    edit: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    add: Mapping[str, Any] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    points: str | None = None

    @property
    def switch(self) -> Switch:
        return self.article, self.rule

    @property
    def failing(self) -> set[Switch]:
        """Everything that is not kept in the case's register."""
        return {*self.also, *(() if self.is_kept else (self.switch,))}

    @property
    def id(self) -> str:
        """What the case is called in a list of tests, which cannot show Chinese."""
        return f"{self.preset}/{self.file}/{self.rule}-{'kept' if self.is_kept else 'broken'}"


@dataclass(frozen=True)
class Regulation:
    """What the text of a regulation says of itself."""

    title: str
    document: str | None
    issued: date | None
    articles: tuple[str, ...]
    """Articles and annexes, in order."""


def presets() -> list[str]:
    """Return the presets that have cases."""
    return sorted(path.parent.name for path in HERE.glob("*/regulation.yml"))


@lru_cache
def regulation_of(preset: str) -> Regulation:
    """Read what the text of a preset's regulation says of itself."""
    raw = _read(HERE / preset / "regulation.yml")
    issued = date.fromisoformat(raw["issued"]) if raw["issued"] else None
    return Regulation(raw["title"], raw["document"], issued, tuple(raw["articles"]))


@lru_cache
def policy_of(preset: str) -> Policy:
    """Read a preset."""
    return Policy.model_validate(_read(founding.presets()[preset]))


@lru_cache
def cases_of(preset: str) -> tuple[Case, ...]:
    """Read the cases of a preset."""
    return tuple(case for path in sorted((HERE / preset / "cases").glob("*.yml")) for case in _cases(preset, path))


def _cases(preset: str, path: Path) -> Iterator[Case]:
    raw = _read(path)
    assert set(raw) == {"article", "cases"}, path
    for stated in raw["cases"]:
        case = dict(stated)
        is_kept = "kept" in case
        yield Case(
            preset,
            path.stem,
            raw["article"],
            case.pop("rule"),
            case.pop("kept" if is_kept else "broken"),
            is_kept,
            case.pop("outcome", "pass" if is_kept else "fail"),
            case.pop("account", "physics/wechat"),
            date.fromisoformat(case.pop("as_of", AS_OF)),
            tuple(_switch(text) for text in case.pop("also", ())),
            **case,
        )


def _switch(text: str) -> Switch:
    article, rule = text.split()
    return article, rule


def _read(path: Path) -> Any:
    return _values(path.read_text(encoding="utf-8"))


def _values(text: str) -> Any:
    """Return YAML as registers are read: every scalar is text, `on` is no flag and a day no date."""
    parsed = parse_text(text)
    assert parsed.problems == ()
    return parsed.value


@lru_cache
def files_of(preset: str) -> Mapping[str, bytes]:
    """Return path → bytes of a preset's register without a case: as it is founded, and what is laid upon that."""
    with TemporaryDirectory() as folder:
        made = founding.found_register(Path(folder), preset)
        files = {path: (Path(folder) / path).read_bytes() for path in made if "/schema/" not in path}
    for below in (BASE, HERE / preset):
        laid = [path for path in (below / "registry").rglob("*") if path.is_file()]
        files |= {path.relative_to(below).as_posix(): path.read_bytes() for path in laid}
    return files


def contents_of(case: Case) -> dict[str, bytes]:
    """Return path → bytes of the register of a case."""
    files = dict(files_of(case.preset))
    for name, changes in case.edit.items():
        files[f"registry/{name}"] = _edited(files[f"registry/{name}"], changes)
    for name, content in case.add.items():
        files[f"registry/{name}"] = (content if isinstance(content, str) else dump(content)).encode()
    for name in case.remove:
        gone = [path for path in files if f"{path}/".startswith(f"registry/{name}/")]
        assert gone, name
        files = {path: data for path, data in files.items() if path not in gone}
    return files


def _edited(data: bytes, changes: Mapping[str, Any]) -> bytes:
    raw = _values(data.decode())
    for path, value in changes.items():
        *way, last = path.split(".")
        held = raw
        for key in way:
            held = held[int(key) if isinstance(held, list) else key]
        held[int(last) if isinstance(held, list) else last] = copy.deepcopy(value)
    return dump(raw).encode()
