"""主办单位撤销了，它的账号要在撤销之日以前移交给别的单位，或者注销。

为什么：没有主办单位的账号没有人负责，被盗用了也没有人知道。

怎么改：提交变更，把主办单位（`unit`）改为承接的单位；没有单位承接的，注销。
撤销日期（`closed_on`）和并入的单位（`merged_into`）写在单位文件里，写错了由归口管理部门改正。

没有参数。撤销当天仍在期限内。

No account outlives its unit: by the day on which the unit is closed it is handed over (a change of `unit`) or closed.
The day and the unit that takes over are in the unit's file. The last day is in time. There is nothing to set.
"""

from collections.abc import Iterator

from guanhao.model.finding import Message
from guanhao.model.judgement import Evidence, Ruling
from guanhao.model.location import Pointer
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import DutyContext, due, proof

ID = "orphaned"
TITLE = Label("没有无主账号", "no orphaned accounts")

MESSAGES = {
    "hosted": Message(
        "主办单位{unit}没有撤销",
        "its unit {unit} is not closed",
        "无需处理",
        "nothing to do",
    ),
    "closed": Message(
        "主办单位{unit}的撤销日期是 {due_on}，账号还没有移交或者注销",
        "its unit {unit} closes on {due_on}, and the account is neither handed over nor closed",
        "提交变更，把 unit 改为承接的单位；没有单位承接的，提交注销表",
        "file a change of unit to the one that takes over, or else the closure",
    ),
    "merged": Message(
        "主办单位{unit}于 {due_on} 并入{heir}，账号还没有移交或者注销",
        "its unit {unit} merges into {heir} on {due_on}, and the account is neither handed over nor closed",
        "提交变更，把 unit 改为{heir}；不再使用的，提交注销表",
        "file a change of unit to {heir}, or the closure",
    ),
    "unknown-unit": Message(
        "登记册里读不到主办单位 {unit}，无法判断它有没有撤销",
        "the register has no unit {unit} that can be read, so whether it is closed nobody can tell",
        "补上或者改正单位文件，或者提交更正，写对 unit",
        "add or mend the unit's file, or correct the account's unit",
    ),
}


def check(context: DutyContext[Model]) -> Iterator[Ruling]:
    """Judge whether the unit of a live account is still there."""
    filing, units = context.account.filing, context.facts.units
    if filing is None or not context.account.is_live:
        return
    unit = units.get(filing.unit)
    if unit is None:
        entry, keys = context.origin("unit")
        yield due("not-assessed", "unknown-unit", None, proof(entry, *keys), {"unit": filing.unit})
        return
    told = Evidence(f"registry/units/{filing.unit}.yml", Pointer(("closed_on",)))
    if unit.closed_on is None:
        yield due("pass", "hosted", None, told, {"unit": unit.name})
    elif unit.merged_into is None:
        yield due(context.holding(unit.closed_on), "closed", unit.closed_on, told, {"unit": unit.name})
    else:
        heir = units.get(unit.merged_into)
        words = {"unit": unit.name, "heir": heir.name if heir else unit.merged_into}
        yield due(context.holding(unit.closed_on), "merged", unit.closed_on, told, words)


RULE = Rule(ID, TITLE, "duty", MESSAGES, __doc__, duty=check)
