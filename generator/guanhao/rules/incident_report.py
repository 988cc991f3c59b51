"""发生舆情或不良信息事件，要在规定的天数内报告归口管理部门（报告日期减去发生日期不超过 `within_days`）。

为什么：报告得早，才来得及控制影响、统一口径。

怎么改：逾期已成事实，不能补救；日期填错的，作废后重新填报。提示里只说日期，不说事件的内容。

参数：`within_days` 天数，`null` 表示办法没有规定天数，报告了就算做到。参数改过的，按事件发生那一天的数字算。
办法施行以前已经报告的，不判断。账号注销后，以前的事件仍然判断。

An incident is reported within `within_days` of the day it happened. A missed deadline cannot be undone; if a day is
wrong, void the record and file it again. Only days are told, never what happened. `within_days: null` means that the
policy gives no figure: reported is enough. The figure is that in force on the day it happened; what was reported before
the policy took effect is not judged.
"""

from collections.abc import Iterator
from typing import Annotated

from guanhao.ledger.calendar import days_after
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.records import Incident
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import Days, DutyContext, due, proof

ID = "incident-report"
TITLE = Label("事件按期报告", "incidents reported in time")

MESSAGES = {
    "in-time": Message(
        "{happened_on} 的事件已于 {reported_on} 报告，期限是 {due_on}",
        "the incident of {happened_on} was reported on {reported_on}; it was due on {due_on}",
        "无需处理",
        "nothing to do",
    ),
    "reported": Message(
        "{happened_on} 的事件已于 {reported_on} 报告；办法没有规定几天内报告",
        "the incident of {happened_on} was reported on {reported_on}; the policy gives no figure",
        "无需处理",
        "nothing to do",
    ),
    "late": Message(
        "{happened_on} 的事件于 {reported_on} 才报告，最迟应为 {due_on}（{days} 天内）",
        "the incident of {happened_on} was reported on {reported_on}, after {due_on} ({days} days)",
        "已成事实，无需补办；日期填错的，作废后重新填报",
        "nothing to do now; if a day is wrong, void the record and file it again",
    ),
}


class Params(Model):
    """How soon an incident is reported."""

    within_days: Annotated[Days | None, Label("天数", "days")]


def check(context: DutyContext[Params]) -> Iterator[Ruling]:
    """Judge each incident by the days from its happening to its report."""
    for entry in context.account.applied:
        incident = entry.record
        if not isinstance(incident, Incident) or context.policy.spares(incident.reported_on):
            continue
        params = context.bound.on(incident.happened_on)
        if params is None:
            continue
        told, words = (
            proof(entry, "reported_on"),
            {n: str(getattr(incident, n)) for n in ("happened_on", "reported_on")},
        )
        if params.within_days is None:
            yield due("pass", "reported", None, told, words)
            continue
        due_on = days_after(incident.happened_on, params.within_days)
        if incident.reported_on > due_on:
            yield due("fail", "late", due_on, told, words | {"days": str(params.within_days)})
        else:
            yield due("pass", "in-time", due_on, told, words)


RULE = Rule(ID, TITLE, "duty", MESSAGES, __doc__, params=Params, duty=check)
