"""账号每隔一段日子至少要有一次备案、变更或者合格的年审，否则门户上标为“久未确认”。

为什么：很久没有人填报过的账号，登记的内容是不是还属实，谁也说不准，不能再当作无条件的官方账号公布。

怎么改：提交当年的年审表；内容有变的，提交变更。从填报日期算起。正常和暂停的账号都判断。

参数：`days` 最多隔多少天，按截至那一天有效的数字算。

At least every `days` days there is a filing, a change or a review that passes; else the account is shown as
unconfirmed, and no longer as plainly official. File a review, or a change of what has changed. Active and suspended
accounts are judged, by the figure in force as of the day.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from guanhao.ledger.calendar import days_after
from guanhao.model.filing import Filing
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.records import AccountRecord, Change, Review
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import Days, DutyContext, due, proof

ID = "unconfirmed"
TITLE = Label("定期确认", "confirmed lately")

MESSAGES = {
    "confirmed": Message(
        "最近一次备案、变更或者合格的年审是 {confirmed_on}，下一次最迟 {due_on}（{days} 天内）",
        "it was last confirmed on {confirmed_on}; the next filing, change or passed review is due on {due_on} "
        "({days} days)",
        "提交当年的年审表；内容有变的，提交变更",
        "file this year's review, or a change of what has changed",
    ),
    "unconfirmed": Message(
        "最近一次备案、变更或者合格的年审是 {confirmed_on}，已超过 {days} 天（最迟 {due_on}），门户上标为“久未确认”",
        "it was last confirmed on {confirmed_on}, more than {days} days ago (due on {due_on}); the portal says so",
        "提交当年的年审表；内容有变的，提交变更",
        "file this year's review, or a change of what has changed",
    ),
}


class Params(Model):
    """How long an account stays confirmed."""

    days: Annotated[Days, Field(ge=1), Label("最多间隔天数", "days")]


def check(context: DutyContext[Params]) -> Iterator[Ruling]:
    """Judge how long ago somebody vouched for what is on file."""
    params = context.params
    if params is None or context.account.state not in ("active", "suspended"):
        return
    newest = next(entry for entry in reversed(context.account.applied) if _confirms(entry.record))
    confirmed_on = newest.order[0]
    due_on = days_after(confirmed_on, params.days)
    outcome = context.holding(due_on)
    words = {"confirmed_on": str(confirmed_on), "days": str(params.days)}
    yield due(outcome, "unconfirmed" if outcome == "fail" else "confirmed", due_on, proof(newest, "filed_on"), words)


def _confirms(record: AccountRecord | None) -> bool:
    """Tell whether a record confirms the account; an active or suspended one has its filing at least."""
    return record.result == "pass" if isinstance(record, Review) else isinstance(record, Filing | Change)


RULE = Rule(ID, TITLE, "duty", MESSAGES, __doc__, params=Params, duty=check)
