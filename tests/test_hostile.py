"""One run over thousands of broken files: nothing falls, and every healthy account is judged (issue 2)."""

import json
import random
import re
import time
from pathlib import Path

import pytest

from guanhao.model.verdict import Examination
from guanhao.report import FORMATS
from tests.registers import (
    Raw,
    Sandbox,
    application,
    change,
    closure,
    dump,
    filing,
    incident,
    name_of,
    order,
    review,
    void,
)

BROKEN = 5_000
HEALTHY = 60
SECONDS = 60

RECORDS: list[Raw] = [
    application(),
    filing({"certified": {"on": "2024-03-15", "subject": "示例职业学院"}}, service={"phone": "0000-0000000"}),
    change(("account.name", "示例职业学院物理系", "物理学院"), ("people.operators", None, [{"name": "王五"}])),
    review(),
    order("suspend"),
    incident(),
    closure(successor="physics/wechat"),
    void("2024-03-20-filing.yml"),
]

PIECES = [
    *(b"", b"\n", b": ", b"[", b"]", b"{", b"}", b'"', b"'", b"\t", b"\x00", b"\xff", b"\xef\xbb\xbf", b"&a ", b"*a"),
    *(b"!!python/object/apply:os.system ['x']", b"- ", b"? ", b"|\n", b">", b"#", b"%YAML 1.1\n", b"---\n", b"...\n"),
    *(
        b"'': ''\n",
        b"~: ~\n",
        b"null",
        b"9" * 5000,
        b"kind: void\n",
        b"unit: ''\n",
        b"changes: [[]]\n",
        b"account: {}\n",
    ),
    *("\u202e".encode(), "：".encode(), "已删除".encode(), b"\\u0000", b"<<: *a\n", b"{a}{0}{}%s", b"\r", b"\r\n"),
]


def mutated(chance: random.Random, text: str) -> bytes:
    data = bytearray(text.encode())
    match chance.randrange(4):
        case 0:
            return bytes(data[: chance.randrange(len(data))])
        case 1:
            lines = data.split(b"\n")
            chance.shuffle(lines)
            return b"\n".join(lines[: chance.randrange(1, len(lines))])
        case 2:
            return re.sub(rb": [^\n\[{]+", lambda m: chance.choice([m[0], m[0], b": " + chance.choice(PIECES)]), data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) + 1)
        data[place : place + chance.choice([0, 0, 1, 3, 50])] = chance.choice(PIECES)
    return bytes(data)


def fill(sandbox: Sandbox) -> None:
    """Write healthy accounts with one known fault each, among thousands of broken files."""
    chance = random.Random(2024)  # noqa: S311  not for secrets
    texts = [dump(raw) for raw in RECORDS]
    for number in range(HEALTHY):
        identity = {"platform_id": f"gh_{number:012x}", "handle": f"evc_{number:05}"}
        planted = filing(identity, purpose="报名请拨 13800138000")
        sandbox.add(f"physics/healthy-{number}", planted, review())
    for number in range(BROKEN):
        which = chance.randrange(len(RECORDS))
        account = f"{chance.choice(['physics', 'propaganda', 'ghost'])}/broken-{number // 4}"
        path = f"registry/accounts/{account}/{name_of(RECORDS[which], number % 7 + 1)}"
        sandbox.write(path, mutated(chance, texts[which]))
    for place in ("units/u", "impostors/i", "waivers/w", "releases/2024/2024-01-01-r"):
        for number in range(20):
            sandbox.write(f"registry/{place}{number}.yml", mutated(chance, chance.choice(texts)))
    for number in range(1, 13):
        sandbox.write(f"registry/activity/2024-{number:02}.csv", mutated(chance, "account,last_post_on,posts\n" * 5))


def test_one_run_reports_everything(minimal: Sandbox) -> None:
    fill(minimal)
    started = time.monotonic()
    examination = minimal.check()
    assert time.monotonic() - started < SECONDS
    assert examination.is_gated
    exposed = {p.finding.account for p in examination.findings if p.finding.rule == "personal-data-exposed"}
    assert {f"physics/healthy-{number}" for number in range(HEALTHY)} <= exposed
    healthy = [p for p in examination.findings if (p.finding.account or "").startswith("physics/healthy")]
    assert {p.finding.rule for p in healthy} == {"personal-data-exposed"}
    for name, form in FORMATS.items():
        text = form(examination, "zh")
        text.encode()
        assert "\x1b" not in text
        if name == "json":
            assert len(json.loads(text)["findings"]) == len(examination.findings) > BROKEN / 2
    assert_placed(minimal, examination)


def assert_placed(sandbox: Sandbox, examination: Examination) -> None:
    """Every finding stands on a line that its file has."""
    lines: dict[str, int] = {}
    for placed in examination.findings:
        path = placed.finding.path
        if path not in lines:
            lines[path] = len(re.findall(rb"\r\n|\r|\n", (sandbox.root / path).read_bytes())) + 1
        assert 1 <= placed.line <= lines[path], path
        assert placed.column >= 1


def test_broken_common_files(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311  not for secrets
    sandbox = Sandbox.sample(tmp_path)
    commons = ["registry/institution.yml", "registry/platforms.yml", "policies/measures.yml"]
    whole = {path: (tmp_path / path).read_text(encoding="utf-8") for path in commons}
    for number in range(150):
        path = commons[number % 3]
        sandbox.write(path, mutated(chance, whole[path]))
        examination = sandbox.check()
        for form in FORMATS.values():
            form(examination, "zh")
        sandbox.write(path, whole[path])


CATALOGUES = {
    "a repetition beyond counting": ("pattern: 'gh_[0-9a-f]{12}'", "pattern: 'x{99999999999999999999}'"),
    "a flag": ("pattern: '[0-9]{5,12}'", "pattern: '(?i)[0-9]{5,12}'"),
    "an identifier twice": ("path: /u/{platform_id}", "path: /u/{platform_id}/{platform_id}"),
    "a group of that name": ("pattern: '[0-9]{5,12}'", "pattern: '(?P<platform_id>[0-9]{5,12})'"),
    "an unknown placeholder": ("https://weibo.com/u/{platform_id}", "https://weibo.com/u/{uid}"),
    "an open placeholder": ("https://weibo.com/u/{platform_id}", "https://weibo.com/u/{platform_id"),
    "an endless pattern": ("pattern: '[0-9]{5,12}'", "pattern: '(([0-9])*)*'"),
}


@pytest.mark.parametrize("name", CATALOGUES)
def test_odd_catalogues(sample: Sandbox, name: str) -> None:
    """Rules are data, and data can be wrong: that is a finding of the catalogue's, not a fault of the tool."""
    before, after = CATALOGUES[name]
    path = "registry/platforms.yml"
    text = (sample.root / path).read_text(encoding="utf-8")
    assert before in text
    sample.write(path, text.replace(before, after))
    for form in FORMATS.values():
        form(sample.check(), "zh")
