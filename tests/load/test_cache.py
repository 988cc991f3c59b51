"""The cache: what it vouches for, and that nothing in it can do harm (issue 2: keyed by content, deletable)."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guanhao import examine, pipeline
from guanhao.load.cache import CACHE
from guanhao.report import FORMATS
from tests.registers import AS_OF, Sandbox, change, closure, filing, order, review, void

W = "physics/wechat"
FILING = f"registry/accounts/{W}/2024-03-20-filing.yml"


def judged(sandbox: Sandbox) -> str:
    return FORMATS["json"](sandbox.check(), "zh")


def cold(sandbox: Sandbox) -> str:
    """Judge without what an earlier run found, and leave the cache as it was."""
    cache = sandbox.root / CACHE
    kept = cache.read_bytes() if cache.exists() else None
    cache.unlink(missing_ok=True)
    result = judged(sandbox)
    if kept is not None:
        cache.write_bytes(kept)
    return result


def judged_accounts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record which accounts are judged from their files."""
    seen: list[str] = []
    judge = examine.judge_one

    def watched(*arguments: Any) -> Any:
        seen.append(arguments[3])
        return judge(*arguments)

    monkeypatch.setattr(examine, "judge_one", watched)
    return seen


def planted(sandbox: Sandbox) -> Sandbox:
    """Plant faults of every shape that the cache has to keep: labels, marks, keys, warnings."""
    sandbox.add(W, change(("account.handle", "evc_physics", "物理")), review(result="good"))
    sandbox.add(W, void("2024-12-02-review.yml"), change(("tier", "9", "1"), filed_on="2024-10-01"))
    sandbox.add("physics/new", filing({"platform_id": "x", "url": "https://a.example/"}, purpose="13800138000"))
    sandbox.write("registry/accounts/physics/odd/2024-01-01-filing.yml", "kind: filing\nkind: filing\n\t")
    return sandbox


def test_warm_is_cold(sample: Sandbox) -> None:
    planted(sample)
    first = judged(sample)
    assert json.loads(first)["findings"]
    assert (sample.root / CACHE).is_file()
    assert judged(sample) == first
    assert cold(sample) == first


def test_a_warm_run_reads_no_account(sample: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    judged(sample)
    seen = judged_accounts(monkeypatch)
    judged(sample)
    assert seen == []


def test_only_what_changed_is_judged_anew(sample: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    judged(sample)
    seen = judged_accounts(monkeypatch)
    sample.add(W, change(("tier", "2", "3")))
    judged(sample)
    assert seen == [W]


def test_a_touched_file_is_read_and_not_judged_anew(sample: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a fresh clone: all times are new, and no content is."""
    judged(sample)
    seen = judged_accounts(monkeypatch)
    kept = (sample.root / CACHE).read_bytes()
    os.utime(sample.root / FILING, ns=(1, 1))
    judged(sample)
    assert seen == []
    assert (sample.root / CACHE).read_bytes() != kept, "the new time is kept, so that the next run need not read it"


def test_a_change_of_the_same_size_is_seen(sample: Sandbox) -> None:
    judged(sample)
    text = (sample.root / FILING).read_text(encoding="utf-8")
    sample.write(FILING, text.replace("tier: 2", "tier: 9"))
    assert judged(sample) == cold(sample)
    assert [f["rule"] for f in json.loads(judged(sample))["findings"]] == ["schema"]


def link(path: Path, target: Path) -> None:
    path.rename(target)
    path.symlink_to(target)


EDITS: dict[str, Callable[[Sandbox], object]] = {
    "a record more": lambda s: s.add(W, change(("tier", "2", "3"))),
    "a record less": lambda s: (s.root / FILING).unlink(),
    "a record renamed": lambda s: (s.root / FILING).rename(s.root / FILING.replace("03-20", "03-21")),
    "a unit gone": lambda s: (s.root / "registry/units/physics.yml").unlink(),
    "a platform's pattern": lambda s: s.write(
        "registry/platforms.yml",
        (s.root / "registry/platforms.yml").read_text("utf-8").replace("[0-9a-f]{12}", "[0-9a-f]{13}"),
    ),
    "a severity": lambda s: s.write(
        "policies/measures.yml",
        (s.root / "policies/measures.yml").read_text("utf-8") + "severity: {platform-id: warning, schema: notice}\n",
    ),
    "another account of the same identity": lambda s: s.add("propaganda/wechat", filing(unit="propaganda")),
    "a link instead of a file": lambda s: link(s.root / FILING, s.root / "x.yml"),
    "an order fault": lambda s: s.add("physics/weibo", change(("tier", "1", "3"))),
}


@pytest.mark.parametrize("name", EDITS)
def test_warm_is_cold_after(sample: Sandbox, name: str) -> None:
    planted(sample)
    judged(sample)
    EDITS[name](sample)
    assert judged(sample) == cold(sample)


def test_warm_is_cold_after_any_edits(sample: Sandbox) -> None:
    planted(sample)
    chance = random.Random(7)  # noqa: S311  not for secrets
    for number in range(8):
        sample.add(f"physics/n{number}", review(), order("close"))
        files = sorted((sample.root / "registry").rglob("*.yml"))
        target = chance.choice(files)
        data = bytearray(target.read_bytes())
        if data:
            place = chance.randrange(len(data))
            data[place : place + chance.choice([0, 1, 30])] = chance.choice([b"", b"x", b"\n", b"\xff", b": "])
            target.write_bytes(bytes(data))
        assert judged(sample) == cold(sample)


def test_a_successor_comes_and_goes(sample: Sandbox) -> None:
    sample.add(W, closure(reason="merged", successor="physics/heir"))
    assert [f["rule"] for f in json.loads(judged(sample))["findings"]] == ["unknown-reference"]
    (heir,) = sample.add("physics/heir", filing({"platform_id": "gh_0123456789ff", "handle": "evc_heir"}))
    assert json.loads(judged(sample))["findings"] == []
    (sample.root / heir).unlink()
    assert [f["rule"] for f in json.loads(judged(sample))["findings"]] == ["unknown-reference"]


def test_the_successor_of_a_faulty_closure_comes_and_goes(sample: Sandbox) -> None:
    sample.add(W, closure(reason="no such reason", successor="physics/heir"))
    judged(sample)
    sample.add("physics/heir", filing({"platform_id": "gh_0123456789ff", "handle": "evc_heir"}))
    assert judged(sample) == cold(sample)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "truncated": lambda data: data[: len(data) // 2],
    "not JSON": lambda _: b"\x80\x04\x95",
    "not UTF-8": lambda data: data.replace(b"physics", b"\xff\xfe"),
    "a list": lambda _: b"[]",
    "a number": lambda _: b"1",
    "deep": lambda _: b"[" * 100_000,
    "another key": lambda data: data.replace(b'"key":"', b'"key":"0'),
    "no accounts": lambda data: data.replace(b'"accounts"', b'"account"'),
    "accounts as a list": lambda data: json.dumps({**json.loads(data), "accounts": [1]}).encode(),
    "no verdict": lambda data: json.dumps({**json.loads(data), "accounts": {W: []}}).encode(),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_cache_is_no_cache(sample: Sandbox, name: str) -> None:
    planted(sample)
    first = judged(sample)
    cache = sample.root / CACHE
    cache.write_bytes(DAMAGES[name](cache.read_bytes()))
    assert judged(sample) == first
    assert judged(sample) == first


HOSTILE: list[tuple[int, Any]] = [
    (0, "no-such-rule"),
    (1, "no-such-code"),
    (2, None),
    (3, 5),
    (5, {}),
    (5, {"value": [1, 2, 3]}),
    (6, "fatal"),
    (7, "first"),
    (8, None),
]


@pytest.mark.parametrize(("position", "value"), HOSTILE)
def test_a_hostile_cache_does_no_harm(sample: Sandbox, position: int, value: Any) -> None:
    """The key is right and the shape is nearly so: it may at worst be ignored."""
    planted(sample)
    judged(sample)
    cache = sample.root / CACHE
    stored = json.loads(cache.read_bytes())
    for entry in stored["accounts"].values():
        for finding in entry[2]:
            finding[position] = value
    cache.write_text(json.dumps(stored), encoding="utf-8")
    for form in FORMATS.values():
        form(sample.check(), "zh")
        form(sample.check(), "en")


def test_a_cache_of_another_register_is_foreign(tmp_path: Path) -> None:
    one, two = Sandbox.sample(tmp_path / "one"), planted(Sandbox.sample(tmp_path / "two"))
    judged(one)
    (two.root / CACHE).parent.mkdir()
    (two.root / CACHE).write_bytes((one.root / CACHE).read_bytes())
    assert judged(two) == cold(two)


def test_a_register_that_cannot_be_written_to_needs_no_cache(sample: Sandbox) -> None:
    (sample.root / ".guanhao").write_text("a file in the folder's place", encoding="utf-8")
    assert sample.check().findings == ()


def test_a_clean_cache_holds_no_personal_value(sample: Sandbox) -> None:
    planted(sample)
    judged(sample)
    assert "张三" not in (sample.root / CACHE).read_text(encoding="utf-8")


def test_the_day_does_not_matter(sample: Sandbox) -> None:
    """What is always on knows no date (design 1.4), so one cache serves every day."""
    planted(sample)
    pipeline.check(pipeline.open_register(sample.root), AS_OF.replace(year=2020))
    assert judged(sample) == cold(sample)
