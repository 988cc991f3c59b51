"""What the demonstration adds to the sample's own history: one request of each fate.

A race, of which one request was merged; a push past every approver; a request that must be refused; one that is right.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from guanhao.desk.emit import emit
from guanhao.desk.replay import MAIN, maintainer, request
from guanhao.model.history import Commit, Person
from guanhao.model.institution import Approver

ACCOUNT = "library/wechat"
UNIT = "library"
FILING = f"registry/accounts/{ACCOUNT}/2022-03-24-filing.yml"
OTHER_UNIT = "registry/units/photography-club.yml"
HEAD = {"name": "苏三余", "title": "馆长"}
STRANGER = Person("过路人", "someone@example.com")

OPEN_REQUESTS = {
    "review": "图书馆的年审表：材料齐全，可以合并",
    "race": "图书馆的变更表：另一份变更已经先合并",
    "refused": "把自己写成别的单位的填报人，并改动已合并的备案表",
}
"""Branch `requests/<name>` → what it asks."""

PUSHED = "registry/accounts/nursing/kuaishou/2026-11-18-application.yml"
"""The record that was pushed past every approver."""

_RACED_ON, _PUSHED_ON, _REVIEWED_ON = date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 23)
_NUMBER = 1001


def told_requests(files: Mapping[str, bytes], approver: Approver, maintainers: Mapping[str, str]) -> Iterator[Commit]:
    """Yield them, on top of the sample's history as of November 2026."""
    author = maintainer(maintainers[UNIT])
    yield _open("race", author, _RACED_ON, _promise("2026-11-16-change.yml", _RACED_ON, 3))
    merged = _promise("2026-11-15-change.yml", date(2026, 11, 15), 1)
    yield from request(_NUMBER, "library-change-2026-11-15", author, approver, date(2026, 11, 15), merged)
    yield Commit(MAIN, STRANGER, STRANGER, _PUSHED_ON, "加一个账号", {PUSHED: _application().encode()})
    yield _open("refused", author, _REVIEWED_ON, _meddling(files, maintainers[UNIT]))
    name = f"registry/accounts/{ACCOUNT}/{_REVIEWED_ON}-review.yml"
    yield _open("review", author, _REVIEWED_ON, {name: emit(_review()).encode()})


def _open(name: str, author: Person, on: date, files: Mapping[str, bytes]) -> Commit:
    return Commit(f"refs/heads/requests/{name}", author, author, on, OPEN_REQUESTS[name], files, start=MAIN)


def _promise(name: str, filed_on: date, days: int) -> dict[str, bytes]:
    """Return the file of a change of the library's promise to answer, which is two days until then."""
    record = {
        "kind": "change",
        "filed_on": filed_on,
        "happened_on": filed_on,
        "reason": "服务台调整排班，答复期限随之调整。",
        "changes": [{"field": "service.reply_within_days", "from": 2, "to": days}],
        "signed": {**HEAD, "on": filed_on},
    }
    return {f"registry/accounts/{ACCOUNT}/{name}": emit(record).encode()}


def _meddling(files: Mapping[str, bytes], handle: str) -> dict[str, bytes]:
    unit = files[OTHER_UNIT].replace(b"maintainers: [", f"maintainers: [{handle}, ".encode())
    return {OTHER_UNIT: unit, FILING: files[FILING].replace("推广阅读".encode(), "推广阅读和文创".encode())}


def _review() -> dict[str, object]:
    return {
        "kind": "review",
        "filed_on": _REVIEWED_ON,
        "year": 2026,
        "report": {
            "posts": 96,
            "followers": 9120,
            "last_post_on": date(2026, 11, 20),
            "incidents": 0,
            "summary": "全年推送馆藏荐读和开馆通知九十六条，留言均在承诺期限内答复。",
        },
        "result": "pass",
        "signed": {**HEAD, "on": _REVIEWED_ON},
    }


def _application() -> str:
    return emit(
        {
            "kind": "application",
            "filed_on": _PUSHED_ON,
            "unit": "nursing",
            "tier": 2,
            "account": {"name": "示例职院护理学院", "platform": "kuaishou"},
            "purpose": "发布护理操作示范短视频。",
            "scope": ["操作示范"],
            "service": {"reply_within_days": 2},
            "monitoring": "working-hours",
            "copied_to": ["it-office"],
            "people": {
                "responsible": {"name": "白三七", "title": "党总支书记"},
                "supervisor": {"name": "杜半夏", "title": "副院长"},
                "operators": [{"name": "苏百合", "title": "专业教师", "staff": True}],
            },
            "signed": {"name": "白三七", "title": "党总支书记", "on": _PUSHED_ON},
        }
    )
