"""账号每年要在规定的月份完成年审：当月第一天处于正常状态的账号，最迟当月最后一天提交。

为什么：一年一审，才知道账号还有没有人管、内容和人员是不是属实。

怎么改：提交当年的年审表（review，`year` 写年审年度）。年审月份第一天暂停的，当年不用审；已注销的不判断。
办法施行以前的年度不审，年审月份第一天已经施行的才审。

参数：`month` 年审月份；`warn_days` 到期前多少天开始提醒。参数改过的，按当年年审月份第一天的算。

Every account that is active on the first day of the month is reviewed by its last day, each year since the policy took
effect. File that year's review. `month` is the month of the review; `warn_days` is how many days ahead it is said to be
due soon. A parameter that changed counts as it was on the first day of the year's month.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Annotated

from pydantic import Field

from guanhao.ledger.calendar import month_end
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.records import Review
from guanhao.model.types import Integer, Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import WARN_DAYS, Days, DutyContext, due, proof

ID = "annual-review"
TITLE = Label("年度审查", "annual review")

MESSAGES = {
    "done": Message(
        "{year} 年度年审已于 {filed_on} 提交",
        "the review of {year} was filed on {filed_on}",
        "无需处理",
        "nothing to do",
    ),
    "late": Message(
        "{year} 年度年审于 {filed_on} 提交，迟于 {due_on}",
        "the review of {year} was filed on {filed_on}, after {due_on}",
        "已经补办，无需处理；今后按期提交",
        "nothing to do now; file it in time next year",
    ),
    "open": Message(
        "{year} 年度年审还没有提交，最迟 {due_on}",
        "the review of {year} is not filed yet; it is due on {due_on}",
        "提交 {year} 年度的年审表",
        "file the review of {year}",
    ),
}


class Params(Model):
    """When accounts are reviewed."""

    month: Annotated[Integer, Field(ge=1, le=12), Label("年审月份", "month")]
    warn_days: Annotated[Days, Label("提前提醒天数", "warn days ahead")] = WARN_DAYS


def check(context: DutyContext[Params]) -> Iterator[Ruling]:
    """Judge each year's review that the account owes, that of a year to come once it is soon due."""
    since = context.account.valid_since
    if since is None or context.account.state == "closed":
        return
    since = max(since, context.policy.effective_on or since)
    for year in count(since.year):
        ruling = _of_year(context, year, since)
        if year > context.as_of.year and (ruling is None or ruling.outcome != "due-soon"):
            return
        if ruling:
            yield ruling


def _of_year(context: DutyContext[Params], year: int, since: date) -> Ruling | None:
    """Return the ruling on a year's review; None where none is owed."""
    params = _params(context, year)
    if params is None:
        return None
    first = date(year, params.month, 1)
    return _ruling(context, year, params) if since <= first and _owes(context, first) else None


def _params(context: DutyContext[Params], year: int) -> Params | None:
    """Return the parameters in force on the first day of the year's month of review."""
    for start, params in reversed(context.bound.periods):
        if start <= date(year, params.month, 1):
            return params
    return None


def _owes(context: DutyContext[Params], first: date) -> bool:
    """Tell whether the account is active on the month's first day; of a day to come, whether it is so now."""
    return context.state_on(min(first, context.as_of)) == "active"


def _ruling(context: DutyContext[Params], year: int, params: Params) -> Ruling:
    due_on = month_end(year, params.month)
    for step in context.steps:
        review = step.entry.record
        if step.is_applied and isinstance(review, Review) and review.year == year:
            words, told = {"year": str(year), "filed_on": str(review.filed_on)}, proof(step.entry, "filed_on")
            if review.filed_on > due_on:
                return due("fail", "late", due_on, told, words)
            return due("pass", "done", due_on, told, words)
    filed = context.account.declared_by
    owed = proof(filed, "filed_on") if filed else None
    return due(context.open(due_on, params.warn_days), "open", due_on, owed, {"year": str(year)})


RULE = Rule(ID, TITLE, "duty", MESSAGES, __doc__, params=Params, duty=check)
