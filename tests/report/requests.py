"""Typical requests, on a small register of its own: what reviewers meet."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from guanhao import pipeline
from guanhao.model.request import Brief
from tests.history import Changes, Content, History
from tests.registers import (
    BASE,
    Raw,
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

AS_OF = date(2026, 11, 23)
DAY = str(AS_OF)

POLICY = {
    "title": "示例职业学院新媒体管理办法",
    "effective_on": "2024-09-01",
    "articles": {
        "第一条": {"manual": "原则性规定"},
        "第四条": {"rules": {"endorsement": {"tiers": {3: {"any": ["youth-league", "student-affairs"]}}}}},
        "第五条": {"rules": {"back-filing": {"within_days": 15, "quote": "十五日内备案"}}},
        "第六条": {"rules": {"signed-by-head": {}}},
        "第七条": {"rules": {"change-deadline": {"days": 7, "quote": "七日内"}}},
        "第八条": {"rules": {"certification": {"within_days": 180}}},
        "第九条": {"rules": {"annual-review": {"month": 12, "warn_days": 45}}},
        "第十条": {"rules": {"inactive": {"months": 3, "warn_days": 30}}},
        "第十一条": {"rules": {"unconfirmed": {"days": 400}, "order-deadline": {}}},
    },
}
TEXT = (
    "# 办法\n\n### 第一条\n\n为规范管理，制定本办法。\n\n### 第四条\n\n学生组织的账号由团委会签。\n\n"
    "### 第五条\n\n开通后十五日内备案。\n\n### 第六条\n\n由负责人签字。\n\n### 第七条\n\n变更后七日内报变更表。\n\n"
    + "".join(f"### {article}\n\n按规定办理。\n\n" for article in ("第八条", "第九条", "第十条", "第十一条"))
)

PEOPLE = {
    "responsible": {"name": "张三", "title": "党总支书记", "phone": "13800138000", "email": "zhang@example.edu.cn"},
    "supervisor": {"name": "李四", "title": "副主任"},
    "operators": [{"name": "王五", "title": "辅导员", "staff": True, "wechat": "wangwu-evc"}],
}
SIGNED = {"name": "张三", "title": "党总支书记", "on": "2026-11-20"}


def unit(name: str, kind: str, *maintainers: str, **more: Any) -> str:
    return dump({"name": name, "kind": kind, "maintainers": list(maintainers)} | more)


def account(id_: str, *records: Raw) -> dict[str, Content]:
    """Return the files of records of an account, named as they should be."""
    return {f"registry/accounts/{id_}/{name_of(raw)}": dump(raw) for raw in records}


def signed(raw: Raw, day: str = DAY, **more: Any) -> Raw:
    """Return a record as filed on a day of the request."""
    return raw | {"filed_on": day, "signed": SIGNED} | more


WECHAT = filing(
    people=PEOPLE,
    service={"reply_within_days": 3, "phone": "0000-0000000", "email": "physics@example.edu.cn"},
    scope=["通知公告", "教学动态"],
)
WEIBO = filing(
    {"platform": "weibo", "platform_id": "1234567890", "handle": None, "url": "https://weibo.com/u/1234567890"},
    purpose="在微博发布物理系动态。",
    people=PEOPLE,
)
UNION = filing(
    {"name": "示例职业学院学生会", "platform_id": "gh_0123456789ad", "handle": "evc_union"},
    unit="student-union",
    tier=3,
    people={"responsible": {"name": "孙七", "title": "指导教师"}},
    signed={"name": "孙七", "on": "2024-03-19"},
)
CHEMISTRY = filing(
    {"name": "示例职业学院化学系", "platform_id": "gh_0123456789ac", "handle": "evc_chemistry"},
    unit="chemistry",
    people={"responsible": {"name": "周八", "title": "党总支书记"}},
    signed={"name": "周八", "on": "2024-03-19"},
)


def register() -> dict[str, Content]:
    """Return the files of the register that every request starts from."""
    return {
        "registry/platforms.yml": (BASE / "registry" / "platforms.yml").read_bytes(),
        "policies/measures.yml": dump(POLICY),
        "policies/measures.md": TEXT,
        "registry/institution.yml": dump(
            {
                "name": "示例职业学院",
                "registrar": "propaganda",
                "policy": "measures",
                "approvers": [
                    {"name": "赵老师", "unit": "propaganda", "handles": ["zhao-evc"], "emails": ["zhao@example.edu.cn"]}
                ],
            }
        ),
        "registry/units/propaganda.yml": unit("党委宣传部", "department"),
        "registry/units/physics.yml": unit("物理系", "school", "wang-physics"),
        "registry/units/chemistry.yml": unit("化学系", "school", "li-chemistry"),
        "registry/units/student-union.yml": unit("学生会", "student-organisation", "sun-union", parent="youth-league"),
        "registry/units/youth-league.yml": unit("校团委", "department", "qian-league"),
        "registry/units/student-affairs.yml": unit("学生工作处", "department"),
        "registry/accounts/physics/wechat/2024-03-20-filing.yml": dump(WECHAT),
        "registry/accounts/physics/weibo/2024-03-20-filing.yml": dump(WEIBO),
        "registry/accounts/chemistry/wechat/2024-03-20-filing.yml": dump(CHEMISTRY),
        "registry/accounts/student-union/wechat/2024-03-20-filing.yml": dump(UNION),
        "registry/activity/2026-10.csv": "account,last_post_on,posts,followers\nphysics/wechat,2026-10-30,12,3000\n",
    }


@dataclass(frozen=True)
class Typical:
    """A request: what it changes, and who asks."""

    changes: Changes
    actor: str | None = "wang-physics"
    base: Changes = field(default_factory=dict)
    """What the register has besides."""


REQUESTS: dict[str, Typical] = {
    "rename": Typical(
        account(
            "physics/wechat",
            signed(
                change(
                    ("account.name", "示例职业学院物理系", "示例职业学院物理与电子系"),
                    happened_on="2026-11-18",
                    reason="系名变更。",
                )
            ),
        )
    ),
    "new-account": Typical(
        account(
            "student-union/weibo",
            signed(
                application(
                    unit="student-union",
                    tier=3,
                    account={"name": "示例职业学院学生会", "platform": "weibo"},
                    people={"responsible": {"name": "孙七", "title": "指导教师", "phone": "13900139000"}},
                    endorsements=[{"unit": "youth-league", "name": "钱多多", "title": "书记", "on": "2026-11-21"}],
                ),
            )
            | {"signed": {"name": "孙七", "on": "2026-11-20"}},
        ),
        actor="sun-union",
    ),
    "filing": Typical(
        account(
            "physics/bilibili",
            signed(
                filing(
                    {
                        "platform": "bilibili",
                        "platform_id": "123456789",
                        "handle": None,
                        "url": "https://space.bilibili.com/123456789?from=share",
                        "opened_on": "2026-11-20",
                    },
                    people=PEOPLE,
                )
            ),
        ),
        base=account(
            "physics/bilibili",
            application(filed_on="2026-11-10", account={"name": "示例职业学院物理系", "platform": "bilibili"}),
        ),
    ),
    "back-filing": Typical(
        account(
            "physics/qq",
            signed(
                filing(
                    {"platform": "qq-group", "platform_id": "100000001", "handle": None, "opened_on": "2025-09-01"},
                    people=PEOPLE,
                    back_filing=True,
                    note="原由学生自建，张三（13800138000）上任后补办。",
                )
            ),
        )
    ),
    "transfer": Typical(
        account(
            "chemistry/wechat",
            signed(
                change(("unit", "chemistry", "physics"), happened_on="2026-11-20", reason="化学系并入物理系。"),
                endorsements=[{"unit": "chemistry", "name": "周八", "on": "2026-11-20"}],
            ),
        )
    ),
    "people": Typical(
        account(
            "physics/wechat",
            signed(
                change(
                    ("people.responsible", PEOPLE["responsible"], {"name": "张小山", "title": "党总支书记"}),
                    ("account.certified", None, {"on": "2026-11-10", "subject": "示例职业学院"}),
                    happened_on="2026-11-10",
                    reason="张三退休，由张小山接任，电话 13900139000。",
                )
            ),
        ),
        actor=None,
    ),
    "correction": Typical(
        account(
            "physics/wechat",
            signed(
                change(
                    ("account.platform_id", "gh_0123456789ab", "gh_0123456789a1"),
                    happened_on=DAY,
                    reason="原始 ID 录错。",
                    correction=True,
                )
            ),
        )
    ),
    "reviews": Typical(
        account("physics/wechat", signed(review(year=2026), report=review()["report"] | {"last_post_on": "2026-11-01"}))
        | account(
            "physics/weibo",
            signed(review(year=2026, result="rectify"), report=review()["report"] | {"posts": 3, "incidents": 1}),
        )
        | account("physics/old", signed(review(year=2026))),
        base=account(
            "physics/old",
            UNION
            | {
                "unit": "physics",
                "account": UNION["account"] | {"platform_id": "gh_0123456789ae", "handle": "evc_old1"},
            },
        ),
    ),
    "registrar": Typical(
        account(
            "physics/weibo",
            signed(order("suspend", due_on="2026-12-15"), grounds={"article": "第十条", "text": "三个月没有更新。"}),
        )
        | account("chemistry/wechat", signed(void("2024-09-02-change.yml")))
        | {
            "registry/waivers/weibo.yml": dump(
                {
                    "rule": "inactive",
                    "account": "physics/weibo",
                    "reason": "暑期停更。",
                    "approved_by": "赵老师",
                    "document": "示院〔2026〕1号",
                    "granted": "2026-11-01",
                    "expires": "2026-12-31",
                }
            ),
            "registry/units/maths.yml": unit("数学系", "school", "he-maths"),
            "registry/units/physics.yml": unit("物理与电子系", "school", "wang-physics", "he-physics"),
            "registry/activity/2026-10.csv": (
                "account,last_post_on,posts,followers\nphysics/wechat,2026-10-30,12,3000\nphysics/weibo,2026-05-01,0,9\n"
            ),
        },
        actor="zhao-evc",
        base=account("chemistry/wechat", change(("account.name", "示例职业学院化学系", "示例职业学院化工系"))),
    ),
    "closure": Typical(
        account("physics/weibo", signed(closure(happened_on="2026-11-22", reason="merged", successor="physics/wechat")))
    ),
    "incident-and-impostor": Typical(
        account(
            "physics/wechat",
            signed(incident(happened_on="2026-11-22", reported_on="2026-11-22", summary="张三处置了一条不实评论。")),
        )
        | {
            "registry/impostors/fake.yml": dump(
                {"name": "示例职业学院官方", "platform": "weibo", "handle": "fake-evc", "imitates": "physics/weibo"}
            ),
            "registry/releases/2026/2026-11-23-open-day.yml": dump(
                {
                    "kind": "release",
                    "filed_on": DAY,
                    "unit": "physics",
                    "channel": "physics/wechat",
                    "planned_on": "2026-11-25",
                    "title": "校园开放日预告",
                    "text_chars": 1200,
                    "summary": "开放日安排。",
                    "signed": SIGNED,
                }
            ),
        }
    ),
    "edited-in-place": Typical(
        {
            "registry/accounts/physics/wechat/2024-03-20-filing.yml": dump(
                WECHAT
                | {
                    "account": WECHAT["account"] | {"name": "示例职业学院物理与电子系", "handle": "evc_phys"},
                    "people": PEOPLE | {"supervisor": {"name": "赵六", "title": "主任", "phone": "13700137000"}},
                }
            )
        }
    ),
    "faulty": Typical(
        account(
            "physics/bilibili",
            signed(
                filing(
                    {"platform": "bilibili", "platform_id": "123456789", "handle": None, "opened_on": "2026/11/1"},
                    people=PEOPLE,
                )
            ),
        )
        | account(
            "physics/wechat",
            signed(
                change(
                    ("account.handle", "evc_wuli", "evc_physics2"),
                    ("account.name", "示例职业学院物理系", "示例职业学院\u200b物理系"),
                    happened_on="2026-10-01",
                    reason="工作需要。",
                )
            ),
        )
        | account("physics/weibo", signed(review(year=2026), result="合格"))
        | {"registry/accounts/physics/weibo/closure.yml": "kind: closure\nfiled_on: 2026-11-23\n"}
    ),
    "authority": Typical(
        {
            "registry/institution.yml": dump(
                {
                    "name": "示例职业学院",
                    "registrar": "physics",
                    "policy": "measures",
                    "approvers": [
                        {"name": "王五", "unit": "physics", "handles": ["wang-physics"], "emails": ["w@example.edu.cn"]}
                    ],
                }
            ),
            "policies/measures.yml": dump(
                POLICY | {"articles": POLICY["articles"] | {"第七条": {"rules": {"change-deadline": {"days": 70}}}}}  # type: ignore[operator]
            ),
            "registry/accounts/physics/weibo/2024-03-20-filing.yml": None,
            "mkdocs.yml": "site_name: x\n",
        }
    ),
}


@contextmanager
def brief_on(root: Path, typical: Typical) -> Iterator[Brief]:
    """Make a repository of the register and the request, and yield all that its reviewer is told."""
    history = History(root)
    main = history.commit("main", {**register(), **typical.base})
    history.commit("request", typical.changes, main)
    history.write()
    history.check_out("request")
    with pipeline.open_request(root, "main") as request:
        yield pipeline.brief(request, AS_OF, typical.actor, AS_OF)
