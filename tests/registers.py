"""Small registers for tests: the tiny valid one of `rules/base`, and records laid upon it."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from guanhao import pipeline
from guanhao.examine import Register, read_register
from guanhao.load.register import Tree, blob_id, read_document
from guanhao.model.approval import Approvals
from guanhao.model.document import Document
from guanhao.model.file import File
from guanhao.model.finding import Placed
from guanhao.model.verdict import Examination

BASE = Path(__file__).parent / "rules" / "base"
"""A tiny register without a fault: two units, five platforms, one policy, two accounts."""

AS_OF = date(2026, 11, 23)

NOWHERE = Path(os.devnull)
"""Below it nothing can be read, and no cache be kept."""

SIGNED = {"name": "张三", "title": "党总支书记", "on": "2024-03-01"}
PEOPLE = {"responsible": {"name": "张三", "title": "党总支书记"}}

Raw = dict[str, Any]


def application(**changes: Any) -> Raw:
    """Return an application with nothing but its core."""
    return {
        "kind": "application",
        "filed_on": "2024-03-01",
        "unit": "physics",
        "tier": 2,
        "account": {"name": "示例职业学院物理系", "platform": "wechat-official"},
        "purpose": "发布物理系动态。",
        "scope": ["通知公告"],
        "people": PEOPLE,
        "signed": SIGNED,
    } | changes


def filing(account: Mapping[str, Any] | None = None, **changes: Any) -> Raw:
    """Return a filing of a WeChat account; `account` changes keys of its account."""
    held = {
        "name": "示例职业学院物理系",
        "platform": "wechat-official",
        "platform_id": "gh_0123456789ab",
        "handle": "evc_physics",
        "opened_on": "2024-03-10",
    }
    return application(kind="filing", filed_on="2024-03-20") | {"account": held | dict(account or {})} | changes


def change(*changes: tuple[str, Any, Any], **more: Any) -> Raw:
    """Return a change of (field, from, to)."""
    return {
        "kind": "change",
        "filed_on": "2024-09-02",
        "happened_on": "2024-09-01",
        "reason": "工作需要。",
        "changes": [{"field": field, "from": before, "to": after} for field, before, after in changes],
        "signed": SIGNED,
    } | more


def review(**changes: Any) -> Raw:
    return {
        "kind": "review",
        "filed_on": "2024-12-02",
        "year": 2024,
        "report": {"posts": 120, "followers": 3000, "incidents": 0, "summary": "运行正常。"},
        "result": "pass",
        "signed": SIGNED,
    } | changes


def order(action: str, **changes: Any) -> Raw:
    return {
        "kind": "order",
        "filed_on": "2025-01-10",
        "order": action,
        "grounds": {"article": "第一条", "text": "长期未更新。"},
        "signed": SIGNED,
    } | changes


def incident(**changes: Any) -> Raw:
    return {
        "kind": "incident",
        "filed_on": "2025-02-02",
        "happened_on": "2025-02-01",
        "reported_on": "2025-02-01",
        "summary": "评论区出现不实信息，已处置。",
        "signed": SIGNED,
    } | changes


def closure(**changes: Any) -> Raw:
    return {
        "kind": "closure",
        "filed_on": "2025-06-30",
        "happened_on": "2025-06-29",
        "reason": "unused",
        "signed": SIGNED,
    } | changes


def void(name: str, **changes: Any) -> Raw:
    return {"kind": "void", "filed_on": "2025-07-10", "voids": name, "reason": "填报有误。", "signed": SIGNED} | changes


def dump(raw: Any) -> str:
    """Write plain values as YAML, in the order given."""
    return yaml.safe_dump(raw, allow_unicode=True, sort_keys=False, width=1000)


def name_of(raw: Raw, number: int = 1) -> str:
    """Return the file name that a record should have."""
    return f"{raw['filed_on']}-{raw['kind']}{f'-{number}' if number > 1 else ''}.yml"


@dataclass(frozen=True)
class Sandbox:
    """A register in a temporary folder."""

    root: Path

    @classmethod
    def minimal(cls, root: Path) -> "Sandbox":
        """Make a register with no account."""
        sandbox = cls.sample(root)
        shutil.rmtree(root / "registry" / "accounts")
        return sandbox

    @classmethod
    def sample(cls, root: Path) -> "Sandbox":
        """Make a copy of the base register, its two accounts included."""
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        return cls(root)

    def write(self, path: str, content: str | bytes) -> str:
        """Write a file; return its path."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def add(self, account: str, *records: Raw, number: int = 1) -> list[str]:
        """Write records into an account's folder, each under the name that it should have; return their paths."""
        return [self.write(f"registry/accounts/{account}/{name_of(raw, number)}", dump(raw)) for raw in records]

    def check(self) -> Examination:
        """Judge the register."""
        return pipeline.check(pipeline.open_register(self.root), AS_OF)

    def findings(self) -> tuple[Placed, ...]:
        return self.check().findings

    def complaints(self) -> list[tuple[str, str, str, int]]:
        """Judge, and return in brief what is more than a notice."""
        grave = {(p.finding.path, p.line) for p in self.findings() if p.finding.severity != "notice"}
        return [found for found in self.brief() if (f"registry/{found[2]}", found[3]) in grave]

    def brief(self) -> list[tuple[str, str, str, int]]:
        """Judge, and return rule, code, path within `registry` and line of each finding."""
        return [
            (p.finding.rule, p.finding.code, p.finding.path.removeprefix("registry/"), p.line) for p in self.findings()
        ]


@dataclass(frozen=True)
class HeldTree:
    """A register in memory: path → bytes. Hundreds of cases are judged without a folder for each."""

    contents: Mapping[str, bytes]

    def files(self) -> list[File]:
        """List every file below the areas, in order of path."""
        listed = (File(path, "file", "", blob_id(data)) for path, data in sorted(self.contents.items()))
        return [file for file in listed if file.is_in_areas]

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises OSError where there is none."""
        try:
            return self.contents[path]
        except KeyError:
            raise FileNotFoundError(path) from None


def open_held(contents: Mapping[str, bytes]) -> Register:
    """Read a register that is in memory, and has no history: every record is the opening balance."""
    register = read_register(NOWHERE, HeldTree(contents), _read_once)
    vars(register)["approvals"] = Approvals()
    return register


_known: dict[File, Document] = {}


def _read_once(tree: Tree, file: File) -> Document:
    """Read a file; what many registers have alike is read once."""
    if file not in _known:
        _known[file] = read_document(tree, file)
    return _known[file]
