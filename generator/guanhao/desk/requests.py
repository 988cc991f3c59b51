"""What the demonstration adds to the sample's own history: one request of each fate.

A race, of which one request was merged; a push past every approver; a request that must be refused; one that is right.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from guanhao.desk.draft import Draft, as_raw
from guanhao.desk.replay import MAIN, MERGED_AFTER, maintainer, request
from guanhao.model.history import Commit, Person
from guanhao.model.institution import Approver
from guanhao.model.types import Label

UNIT, OTHER_UNIT = "library", "literature-club"
ACCOUNT = f"{UNIT}/wechat"
OTHER_FILING = f"registry/accounts/{OTHER_UNIT}/wechat/2024-10-25-filing.yml"
STRANGERS = "nursing/kuaishou"
"""The account whose application was pushed past every approver."""
ACTOR = "shu-evc"
"""The library's maintainer, who files the open requests."""
HEAD = {"name": "叶半山", "title": "馆长"}
_HALF_A_YEAR = timedelta(days=182)
"""A review is of the year that most of the twelve months before it belong to."""

STRANGER = Person("过路人", "someone@example.com")

OPEN_REQUESTS = {
    "review": Label("图书馆的年审：材料齐全", "the library's yearly review, in order"),
    "race": Label("图书馆的变更：另一份变更已经先合并", "a change by the library that another one has overtaken"),
    "refused": Label(
        "图书馆的填报人把自己写成文学社的填报人，并改动文学社的备案",
        "the library's maintainer makes himself the literature club's, and edits its filing",
    ),
}
"""Branch `requests/<name>` → what it asks."""


def told_requests(files: Mapping[str, bytes], approver: Approver, number: int, on: date) -> Iterator[Commit]:
    """Yield them on top of the sample's history: `number` is the next request's, `on` the day of the last ones."""
    author, yesterday = maintainer(ACTOR), on - timedelta(days=1)
    first = yesterday - MERGED_AFTER
    yield _open("race", author, yesterday, _promise(yesterday, 3))
    yield from request(number, f"{UNIT}-change-{first}", author, approver, first, _promise(first, 1))
    yield Commit(MAIN, STRANGER, STRANGER, yesterday, "加一个账号", _application(yesterday))
    yield _open("refused", author, on, _meddling(files))
    yield _open("review", author, on, _review(on))


def _open(name: str, author: Person, on: date, files: Mapping[str, bytes]) -> Commit:
    return Commit(f"refs/heads/requests/{name}", author, author, on, OPEN_REQUESTS[name].zh, files, start=MAIN)


def _meddling(files: Mapping[str, bytes]) -> dict[str, bytes]:
    unit = f"registry/units/{OTHER_UNIT}.yml"
    return {
        unit: files[unit].replace(b"maintainers: [", f"maintainers: [{ACTOR}, ".encode()),
        OTHER_FILING: files[OTHER_FILING].replace("原创诗文，".encode(), "原创诗文和书评，".encode()),
    }


def _promise(filed_on: date, days: int) -> dict[str, bytes]:
    """Return the file of a change of the library's promise to answer, which is two days until then."""
    changes = [{"field": "service.reply_within_days", "from": 2, "to": days}]
    reason = "服务台调整排班，答复期限随之调整。"
    return _record("change", ACCOUNT, filed_on, HEAD, happened_on=filed_on, reason=reason, changes=changes)


def _review(filed_on: date) -> dict[str, bytes]:
    report = {
        "posts": 96,
        "followers": 9120,
        "last_post_on": filed_on - timedelta(days=3),
        "incidents": 0,
        "summary": "推送馆藏荐读和开馆通知九十六条，留言均在承诺期限内答复。",
    }
    year = (filed_on - _HALF_A_YEAR).year
    return _record("review", ACCOUNT, filed_on, HEAD, year=year, report=report, result="pass")


def _application(filed_on: date) -> dict[str, bytes]:
    head = {"name": "白三七", "title": "党总支书记"}
    return _record(
        "application",
        STRANGERS,
        filed_on,
        head,
        unit="nursing",
        tier=2,
        account={"name": "示例职院护理学院", "platform": "kuaishou"},
        purpose="发布护理操作示范短视频。",
        scope=["操作示范"],
        service={"reply_within_days": 2},
        monitoring="working-hours",
        copied_to=["it-office"],
        people={
            "responsible": head,
            "supervisor": {"name": "杜半夏", "title": "副院长"},
            "operators": [{"name": "苏百合", "title": "专业教师", "staff": True}],
        },
    )


def _record(kind: str, target: str, filed_on: date, head: Mapping[str, str], **values: object) -> dict[str, bytes]:
    """Return a record as the file that it is, signed by the unit's head on its day."""
    record = {"kind": kind, "filed_on": filed_on, "signed": {**head, "on": filed_on}, **values}
    draft = Draft(kind, target, as_raw(record), filed_on)
    return {draft.path: draft.data()}
