"""账号不得连续若干个月没有更新：最近一次发布之后满 `months` 个月还没有更新的，要恢复更新或者注销。

为什么：长期不更新的账号容易被遗忘、被盗用，公众也误以为它还在回应。

怎么改：恢复更新，由归口管理部门记入当月的活跃情况表；不再使用的，注销。只判断正常状态的账号，暂停的不判断。

判断的依据是最新的证据：活跃情况表（`registry/activity/`）看到月末，年审表的 `report.last_post_on` 看到填报那一天。
证据早于 45 天，或者没有写最近发布日期的，无法判断。11 月 30 日加三个月是 2 月最后一天，当天仍在期限内。

参数：`months` 几个月；`warn_days` 到期前多少天开始提醒。按截至那一天有效的数字算。

An active account posts again within `months` calendar months of its last post. Post, and have the registrar enter it in
the month's sheet, or close the account. The newest evidence counts: a monthly sheet as of its month's end, a review as
of its filing; older than 45 days, or without the day of the last post, it tells nothing. 30 November and three months
is the last day of February, which is in time. `warn_days` is how many days ahead it is said to be due soon.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from guanhao.ledger.calendar import months_after
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Integer, Label, Model
from guanhao.rules import evidence
from guanhao.rules.base import Rule
from guanhao.rules.bound import WARN_DAYS, Days, DutyContext, due

ID = "inactive"
TITLE = Label("停更", "inactive accounts")

MESSAGES = {
    **evidence.MESSAGES,
    "posting": Message(
        "最近一次发布是 {last_post_on}，下一次最迟 {due_on}（{months} 个月内）",
        "it last posted on {last_post_on}; the next post is due on {due_on} ({months} months)",
        "在 {due_on} 以前更新；不再使用的，提交注销表",
        "post by {due_on}, or file the closure",
    ),
    "inactive": Message(
        "最近一次发布是 {last_post_on}，已超过 {months} 个月没有更新（最迟 {due_on}）",
        "it last posted on {last_post_on}, more than {months} months ago (due on {due_on})",
        "恢复更新，由归口管理部门记入当月的活跃情况表；不再使用的，提交注销表",
        "post, and have the registrar enter it in the month's activity sheet, or file the closure",
    ),
}


class Params(Model):
    """How long an account may be silent."""

    months: Annotated[Integer, Field(ge=1, le=1200), Label("月数", "months")]
    warn_days: Annotated[Days, Label("提前提醒天数", "warn days ahead")] = WARN_DAYS


def check(context: DutyContext[Params]) -> Iterator[Ruling]:
    """Judge an active account by its last post."""
    params = context.params
    if params is None or context.account.state != "active":
        return
    last = evidence.last_post(context)
    if isinstance(last, Ruling):
        yield last
        return
    due_on = months_after(last.on, params.months)
    outcome = context.holding(due_on, params.warn_days)
    words = {"last_post_on": str(last.on), "months": str(params.months)}
    yield due(outcome, "inactive" if outcome == "fail" else "posting", due_on, last.proof, words)


RULE = Rule(ID, TITLE, "duty", MESSAGES, __doc__, params=Params, duty=check)
