"""Honest requests: none is turned down (issue 4: no false alarm on as many honest ones)."""

from pathlib import Path

import pytest

from tests.gate.requests import (
    ACCOUNTS,
    AS_OF,
    CHEMISTRY,
    DAY,
    FILING,
    LAB,
    LI,
    NEWS,
    OPTICS,
    POLICY,
    QIAN,
    RADIO,
    SIGNED,
    SUN,
    WANG,
    WECHAT,
    ZHAO,
    Ask,
    base_files,
    examine,
    filed,
    new,
    news,
    renamed,
    rules_of,
    transferred,
    write_asks,
    yearly,
)
from tests.history import Program
from tests.registers import closure, dump, incident

BASE = base_files()
NAME = "示例职业学院物理系"
REVIEW = filed(WECHAT, yearly())
IMPOSTOR = {"registry/impostors/fake-wechat.yml": "name: 示例职院招生\nplatform: wechat-official\nhandle: evc_fake\n"}
RELEASE = dump(new("release", unit="physics", channel="chemistry/wechat", planned_on="2026-11-27", title="讲座",
                   text_chars="300", summary="学术讲座。"))  # fmt: skip
STATION = news(name="示例职业学院物理电台", platform_id="gh_0123456789ff", handle="evc_radio")
GROUNDS = {"article": "第一条", "text": "长期未更新。"}
ORDER = new("order", order="rectify", grounds=GROUNDS, due_on="2026-12-20")
APPLICATION = {
    **STATION,
    "kind": "application",
    "account": {"name": "示例职业学院物理电台", "platform": "wechat-official"},
}


def text(path: str) -> str:
    content = BASE[path]
    return content.decode() if isinstance(content, bytes) else str(content)


HONEST = [
    # each kind of record, by its unit
    Ask("application", WANG, filed(f"{ACCOUNTS}physics/station/", APPLICATION)),
    Ask("filing", WANG, filed(f"{ACCOUNTS}physics/station/", STATION)),
    Ask("back-filing", WANG, filed(f"{ACCOUNTS}physics/station/", STATION | {"back_filing": "true",
        "note": "旧账号。"})),
    Ask("application and filing", WANG, filed(f"{ACCOUNTS}physics/station/", APPLICATION, STATION)),
    Ask("change", WANG, filed(WECHAT, renamed(NAME, "物理之声"))),
    Ask("correction", WANG, filed(WECHAT, renamed(NAME, "物理系", correction="true"))),
    Ask("review", WANG, REVIEW),
    Ask("incident", WANG, filed(WECHAT, incident(filed_on=DAY, happened_on=DAY, reported_on=DAY, signed=SIGNED))),
    Ask("closure", WANG, filed(WECHAT, closure(filed_on=DAY, happened_on=DAY, signed=SIGNED))),
    Ask("release on another unit's account", WANG, {f"registry/releases/2026/{DAY}-lecture.yml": RELEASE}),
    Ask("impostor", LI, IMPOSTOR),
    Ask("impostor by an approver of another unit", QIAN, IMPOSTOR),
    Ask("impostor beside a record", WANG, {**REVIEW, **IMPOSTOR}),
    Ask("handle in other case", "@LI-Chemistry", filed(CHEMISTRY, yearly())),
    Ask("second maintainer", "Zhou-Physics", REVIEW),
    Ask("own unit of an approver who is not the registrar", QIAN, filed(f"{ACCOUNTS}it-office/wechat/",
        news(name="信息化办公室", platform_id="gh_0123456789ff", handle="evc_itoffice") | {"unit": "it-office"})),
    Ask("two changes of one day", WANG, {**filed(WECHAT, renamed(NAME, "物理之声")),
        f"{WECHAT}{DAY}-change-2.yml": dump(renamed("物理之声", "物理之音"))}),
    # several at once
    Ask("a year's reviews of a unit", WANG, {**REVIEW, **filed(NEWS, yearly()), **filed(LAB, yearly()),
        **filed(f"{ACCOUNTS}physics/weibo/", yearly())}),
    Ask("present unit of another's folder", WANG, filed(LAB, yearly())),
    # transfers
    Ask("handed over", LI, filed(RADIO, transferred("chemistry", "physics", "physics"))),
    Ask("taken over with consent", WANG, filed(RADIO, transferred("chemistry", "physics", "chemistry")),
        warnings=["not-maintainer"]),
    Ask("handed over by a closed unit", SUN, filed(OPTICS, transferred("optics", "physics", "physics"))),
    Ask("taken over from a closed unit", WANG, filed(OPTICS, transferred("optics", "physics", "optics")),
        warnings=["not-maintainer"]),
    Ask("closed by a closed unit", SUN, filed(OPTICS, closure(filed_on=DAY, happened_on=DAY, reason="merged",
        signed=SIGNED))),
    # the registrar
    Ask("order", ZHAO, filed(WECHAT, ORDER)),
    Ask("void", ZHAO, filed(NEWS, new("void", voids=f"{DAY}-filing.yml", reason="填错。"))),
    Ask("records of several units", ZHAO, {**REVIEW, **filed(CHEMISTRY, yearly())}),
    Ask("unit with its first account", ZHAO, {"registry/units/math.yml": "name: 数学系\nkind: school\n",
        **filed(f"{ACCOUNTS}math/wechat/", news(name="数学系", platform_id="gh_0123456789ff", handle="evc_maths")
        | {"unit": "math"})}),
    Ask("platform with its first account", ZHAO, {"registry/platforms.yml": text("registry/platforms.yml")
        + "\npodcast:\n  name: 播客\n  name_en: podcast\n  labels: [播客]\n", **filed(f"{ACCOUNTS}physics/podcast/",
        STATION | {"account": {"name": "物理播客", "platform": "podcast", "opened_on": DAY}})}),
    Ask("maintainers", ZHAO, {"registry/units/physics.yml":
        "name: 物理学院\nkind: school\nmaintainers: [new-physics]\n"}),
    Ask("unit closed", ZHAO, {"registry/units/chemistry.yml": text("registry/units/chemistry.yml")
        + "closed_on: 2026-12-01\nmerged_into: physics\n"}),
    Ask("waiver", ZHAO, {"registry/waivers/name.yml": dump({"rule": "change-deadline", "account": "physics/wechat",
        "reason": "假期。", "approved_by": "赵老师", "document": "示院〔2026〕1号", "granted": "2026-11-20",
        "expires": "2026-12-20"})}),
    Ask("waiver ended early", ZHAO, {"registry/waivers/lab-reply.yml": text("registry/waivers/lab-reply.yml")
        .replace("2099-05-01", "2026-11-30")}),
    Ask("sheet", ZHAO, {"registry/activity/2026-10.csv":
        "account,last_post_on,posts,followers\nphysics/wechat,2026-10-20,3,9\n"}),
    Ask("policy", ZHAO, {"policies/measures.yml": POLICY.replace("days: 7", "days: {2024-01-01: 7, 2027-01-01: 5}")}),
    Ask("impostor taken down", ZHAO, {"registry/impostors/fake-weibo.yml":
        text("registry/impostors/fake-weibo.yml") + "taken_down_on: 2026-11-20\n"}),
    Ask("workflow and program", ZHAO, {".github/workflows/check.yml": "on: push\n",
        "tools/run.sh": Program("#!/bin/sh\n"), "docs/说明.md": "说明\n"}),
    Ask("redaction", ZHAO, {FILING: text(FILING).replace("{name: 张三, title: 党总支书记}", "已删除")
        .replace("signed: {name: 张三, title", "signed: {name: 已删除, title")}),
    Ask("stray file removed", ZHAO, {"README.md": None}),
    # days
    Ask("filed a week ago", WANG, filed(WECHAT, yearly(filed_on="2026-11-16"))),
    Ask("filed today", WANG, filed(WECHAT, yearly(filed_on=str(AS_OF)))),
    Ask("late, with the reason", WANG, filed(WECHAT, renamed(NAME, "物理之声", happened_on="2026-10-01",
        late_reason="经办人休假。")), warnings=["change-deadline"]),
    Ask("nothing at all", WANG, {}),
]  # fmt: skip


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("honest") / "register"
    write_asks(root, HONEST)
    return root


@pytest.mark.parametrize("ask", HONEST, ids=str)
def test_is_not_turned_down(ask: Ask, repository: Path) -> None:
    examination = examine(repository, ask)
    assert rules_of(examination) == []
    assert rules_of(examination, "warning") == sorted(ask.warnings)
    assert not examination.is_gated


@pytest.mark.parametrize("ask", [ask for ask in HONEST if ask.changes], ids=str)
def test_without_an_actor_it_is_said_what_was_not_assessed(ask: Ask, repository: Path) -> None:
    examination = examine(repository, Ask(ask.name, None, ask.changes))
    assert not examination.is_gated
    assert "not-assessed" in {p.finding.code for p in examination.findings if p.finding.severity == "notice"}
