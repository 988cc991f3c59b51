"""The help lists every placeholder that there is, and no other."""

import re
from collections.abc import Iterator
from typing import Any

from guanhao import printing
from guanhao.desk.word.matter import Matter
from guanhao.desk.word.values import placeholders
from guanhao.examine import Register
from tests.desk.word.conftest import DAY, ROOT

HELP = ROOT / "docs/how-to/print-a-form.md"


def _written() -> Iterator[str]:
    rows = [line for line in HELP.read_text(encoding="utf-8").splitlines() if line.startswith("| `{")]
    for row in rows:
        items = re.findall(r"\{%tr for (\S+) in (\S+) %\}", row)
        for name in re.findall(r"\{\{ (\S+) \}\}", row):
            owner, dot, inner = name.partition(".")
            yield f"{dict(items).get(owner, owner)}{dot}{inner}"
        yield from (each for _, each in items)


def _known(values: dict[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        inner = value if isinstance(value, dict) else value[0] if isinstance(value, list) and value else {}
        yield from (f"{name}.{key}" for key in inner)
        if not isinstance(value, dict):
            yield name


def test_placeholders_are_documented(sample_register: Register) -> None:
    endorsed = printing.find_matter(sample_register, _ENDORSED, None, DAY)
    empty = Matter("change", DAY)
    known = {
        name
        for matter in (endorsed, empty)
        for name in _known(placeholders(matter, printing.surroundings(sample_register, matter, DAY)))
    }
    alike = {name for name in known if name.startswith(("原管理员.", "现管理员."))}
    assert sorted(_written()) == sorted(known - alike)


_ENDORSED = "robotics-club/bilibili"
