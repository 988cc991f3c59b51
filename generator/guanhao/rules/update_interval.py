"""账号至少每隔 `days` 天更新一次，从最近一次发布算起。

为什么：更新有规律，公众才会关注，账号也才有人照看。

怎么改：更新，由归口管理部门记入当月的活跃情况表。只判断正常状态的账号，暂停的不判断。

判断的依据是最新的证据：活跃情况表（`registry/activity/`）看到月末，年审表的 `report.last_post_on` 看到填报那一天。
证据早于 45 天，或者没有写最近发布日期的，无法判断。最后一天当天仍在期限内。
这条规则不提前提醒；要看快到期的，用 `guanhao due --within`。

参数：`days` 最多隔多少天，按截至那一天有效的数字算。

An active account posts again within `days` days of its last post. Post, and have the registrar enter it in the month's
sheet. The newest evidence counts: a monthly sheet as of its month's end, a review as of its filing; older than 45 days,
or without the day of the last post, it tells nothing. Nothing is said ahead unless `guanhao due --within` asks for it.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from guanhao.ledger.calendar import days_after
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules import evidence
from guanhao.rules.base import Rule
from guanhao.rules.bound import Days, DutyContext, due

ID = "update-interval"
TITLE = Label("更新频率", "how often it posts")

MESSAGES = {
    **evidence.MESSAGES,
    "posting": Message(
        "最近一次发布是 {last_post_on}，下一次最迟 {due_on}（{days} 天内）",
        "it last posted on {last_post_on}; the next post is due on {due_on} ({days} days)",
        "在 {due_on} 以前更新",
        "post by {due_on}",
    ),
    "overdue": Message(
        "最近一次发布是 {last_post_on}，已超过 {days} 天没有更新（最迟 {due_on}）",
        "it last posted on {last_post_on}, more than {days} days ago (due on {due_on})",
        "更新，由归口管理部门记入当月的活跃情况表",
        "post, and have the registrar enter it in the month's activity sheet",
    ),
}


class Params(Model):
    """How often an account posts."""

    days: Annotated[Days, Field(ge=1), Label("最多间隔天数", "days")]


def check(context: DutyContext[Params]) -> Iterator[Ruling]:
    """Judge an active account by its last post."""
    params = context.params
    if params is None or context.account.state != "active":
        return
    last = evidence.last_post(context)
    if isinstance(last, Ruling):
        yield last
        return
    due_on = days_after(last.on, params.days)
    outcome = context.holding(due_on, None)
    words = {"last_post_on": str(last.on), "days": str(params.days)}
    yield due(outcome, "overdue" if outcome == "fail" else "posting", due_on, last.proof, words)


RULE = Rule(ID, TITLE, "duty", MESSAGES, __doc__, params=Params, duty=check)
