"""Forty faults planted in one register: each is found with its rule, path and line, and nothing else is."""

from pathlib import Path

import pytest

from tests.registers import Raw, Sandbox, application, change, closure, dump, filing, name_of, order, review, void

Planted = tuple[str, str, str, int]
"""Rule, code, path within `registry`, line."""


class Garden:
    """A register into which faults are planted, each in an account of its own."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.planted: list[Planted] = []
        self.number = 0

    def file(self, rule: str, code: str, before: str, after: str, account: Raw | None = None) -> None:
        """Plant a fault in a filing by replacing text; it stands in the line marked `¶`, else in the first replaced."""
        self.number += 1
        number = self.number
        identity = {"platform_id": f"gh_{number:012x}", "handle": f"evc_{number:04}"}
        text = dump(filing(identity | (account or {}))).replace("tier: 2", "tier: '2'")
        assert before in text, before
        line = text[: text.index(before)].count("\n") + after[: after.find("¶") + 1].count("\n") + 1
        folder = f"accounts/physics/planted-{number}"
        path = self.sandbox.write(
            f"registry/{folder}/2024-03-20-filing.yml", text.replace(before, after.replace("¶", ""), 1)
        )
        self.planted.append((rule, code, path.removeprefix("registry/"), line))

    def follow(self, rule: str, code: str, at: str, *records: Raw) -> None:
        """Plant a fault in the last of some records that follow a right filing, in the line that starts with `at`."""
        self.number += 1
        number = self.number
        account = f"physics/planted-{number}"
        self.sandbox.add(account, filing({"platform_id": f"gh_{number:012x}", "handle": f"evc_{number:04}"}), *records)
        text = dump(records[-1])
        line = next(i for i, row in enumerate(text.split("\n"), 1) if row.strip(" -").startswith(at))
        self.planted.append((rule, code, f"accounts/{account}/{name_of(records[-1])}", line))

    def put(self, rule: str, code: str, path: str, text: str, line: int) -> None:
        """Plant a fault in any other file."""
        self.sandbox.write(f"registry/{path}", text)
        self.planted.append((rule, code, path, line))


def plant(garden: Garden) -> None:
    file, follow, put = garden.file, garden.follow, garden.put
    file("schema", "date", "opened_on: '2024-03-10'", "opened_on: 2024.3.10")
    file("schema", "no-such-day", "opened_on: '2024-03-10'", "opened_on: 2024-06-31")
    file("schema", "choice", "tier: '2'", "tier: 二级")
    file("schema", "empty", "purpose: 发布物理系动态。", "purpose:")
    file("schema", "unknown-key-near", "purpose: 发布物理系动态。", "purpose: 发布\n¶monitorin: 24h")
    file("schema", "unknown-key", "tier: '2'", "tier: 2\n¶配图: 无")
    file("schema", "list", "scope:\n- 通知公告", "scope: 通知公告")
    file("schema", "too-few", "scope:\n- 通知公告", "scope: []")
    file("schema", "mapping", "signed:\n  name: 张三\n  title: 党总支书记\n  'on': '2024-03-01'", "signed: 张三")
    file("schema", "one-line", "name: 示例职业学院物理系", 'name: "示例\\n学院"')
    file("file-name", "unit", "unit: physics", "unit: propaganda")
    file("file-name", "filed-on", "filed_on: '2024-03-20'", "filed_on: 2024-03-02")
    file("unknown-reference", "unit-near", "unit: physics", "unit: phisycs")
    file("unknown-reference", "platform-near", "platform: wechat-official", "platform: wechat-offical")
    file("hidden-characters", "hidden", "name: 示例职业学院物理系", "name: 示例\u200b职业学院物理系")
    file("hidden-characters", "hidden", "purpose: 发布物理系动态。", "purpose: 发布\u2067物理系动态。")
    file("platform-id", "pattern", "platform_id: gh_", "platform_id: GH-")
    file("platform-id", "pattern", "handle: evc_", "handle: 9evc_")
    file("qr-payload", "host", "qr: http://weixin.qq.com/r/1", "qr: http://u.wechat.com/r/1", {"qr": GOOD_QR + "1"})
    file("canonical-url", "no-address", "url: https://mp.weixin.qq.com/", "url: https://mp.weixin.qq.com/", ADDRESS)
    file("personal-data-exposed", "exposed", "purpose: 发布物理系动态。", "purpose: 有事请电 158 0000 0000。")
    file("personal-data-exposed", "exposed", "name: 示例职业学院物理系", "name: 物理系15800000000")
    file("yaml", "duplicate-key", "tier: '2'", "unit: physics\ntier: 2")
    file("yaml", "anchor", "tier: '2'", "tier: &tier 2")
    file("yaml", "tag", "tier: '2'", "tier: !!int 2")
    file("yaml", "tab", "tier: '2'", "tier:\t2")
    file("yaml", "several-documents", "tier: '2'", "---\ntier: 2")
    follow("stale-change", "stale", "from", change(("account.name", "旧名称", "新名称")))
    follow("schema", "correction-only", "field", change(("account.platform_id", "gh_00000000001c", "gh_0000000000ff")))
    follow("schema", "range", "year", review(year=1900))
    follow("schema", "choice", "result", review(result="合格"))
    follow("schema", "flag", "correction", change(("tier", "2", "3"), correction="是"))
    follow("unknown-reference", "account", "successor", closure(successor="evc/nothing"))
    follow("transition", "kind", "kind", application(filed_on="2024-05-01"))
    follow("transition", "kind", "kind", closure(), order("resume", filed_on="2025-07-01"))
    follow("unknown-reference", "file", "voids", void("nothing.txt"))
    put("schema", "choice", "units/optics.yml", "name: 光学所\nkind: institute\n", 2)
    put("unknown-reference", "unit", "units/acoustics.yml", "name: 声学所\nkind: department\nparent: evc\n", 3)
    put("file-name", "no-such-place", "units/Optics.yaml", "name: 光学所\nkind: department\n", 1)
    put("schema", "no-identifier", "impostors/fake.yml", "name: 示例学院\nplatform: weibo\n", 1)
    put("schema", "date", "activity/2024-05.csv", "account,last_post_on,posts,followers\nphysics/wechat,5月,,\n", 2)
    put("schema", "header", "trainings/2024.csv", "日期,主题\n", 1)


GOOD_QR = "http://weixin.qq.com/r/"
ADDRESS = {"url": "https://mp.weixin.qq.com/"}


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    made = Garden(Sandbox.sample(tmp_path))
    plant(made)
    return made


def test_each_is_found_and_nothing_else(garden: Garden) -> None:
    assert len(garden.planted) >= 40
    assert sorted(garden.sandbox.brief()) == sorted(garden.planted)
