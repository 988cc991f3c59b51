"""Queries of which the sample register's answers are on file in `vectors.json`, for every client of the protocol.

Make the file anew with GUANHAO_UPDATE_GOLDEN=1, and read what changed: a new `official` is a promise.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guanhao.model.public import PublicRegister
from guanhao.verify.index import Index
from tests.verify.test_never_official import AS_OF, IN_COMPANY, OTHER_VALUES, OURS, WRONG_HOSTS

FILE = Path(__file__).with_name("vectors.json")
DAYS = ("2023-04-11", "2024-03-01", "2025-07-01", "2026-01-01")


def values_of(register: PublicRegister) -> list[str]:
    """Return everything that identifies an account or impostor, now or once."""
    held = [held.value for account in register.accounts for held in account.held]
    codes = [account.code for account in register.accounts]
    posing = [value for i in register.impostors for value in (i.name, i.handle, i.platform_id, i.url) if value]
    return list(dict.fromkeys((*held, *codes, *posing)))


def variants(value: str) -> Iterator[str]:
    """Yield a value, and three of the things that people and those who deceive them make of one, in turn."""
    made = (
        value.upper(), f"微信号：{value}", f"QQ群 {value}", f"抖音号:{value}", f"「{value}」", f"{value}官方",
        value[:-1], f"{value}?from=share", f"看看 {value} 复制打开", value.removeprefix("https://"),
        f"{value[:3]}\u200b{value[3:]}", f"{value} 加微信 wx_888888", value.replace("学", "學"),
        value[1:2] + value[:1] + value[2:], f"{value}新生群",
        "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value),
    )  # fmt: skip
    start = sum(map(ord, value)) % len(made)
    yield value
    yield from (made[(start + step * 5) % len(made)] for step in range(3))


def queries(register: PublicRegister) -> list[tuple[str, str]]:
    """Return queries, each with the day as of which it is asked."""
    hard = (*OURS, *WRONG_HOSTS, *OTHER_VALUES, *IN_COMPANY, "", " ", "。", "北京大学", "\ud800", "<b>", "(" * 3000)
    asked = dict.fromkeys((query, str(AS_OF)) for query in hard)
    for number, value in enumerate(values_of(register)):
        asked.update(dict.fromkeys((query, str(AS_OF)) for query in variants(value)))
        asked[value, DAYS[number % len(DAYS)]] = None
    return list(asked)


def made(index: Index) -> list[dict[str, Any]]:
    """Return query, day, verdict and the matched accounts' ids, for each query."""
    told = []
    for query, day in queries(index.register):
        answer = index.ask(query, AS_OF.fromisoformat(day))
        owners = [f"impostors/{m.owner}" if m.is_impostor else m.owner for m in answer.matches if m.owner]
        told.append({"query": query, "as_of": day, "verdict": answer.verdict, "accounts": owners})
    return told


def dump(told: list[dict[str, Any]]) -> str:
    """Return them as JSON, a line each."""
    return "[\n" + ",\n".join(json.dumps(each) for each in told) + "\n]\n"
