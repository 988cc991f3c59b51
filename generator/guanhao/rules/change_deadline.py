"""备案事项变了，要在规定的天数内提交变更表（填报日期减去变更发生日期不超过 `days`）。

为什么：登记册上的名称、负责人、管理员过了时，公众会认错账号，出了事也找不到人。

怎么改：逾期已成事实的，如实填写 `late_reason`（逾期说明），错误就降为警告；统计仍按逾期计。日期填错的，改正日期。

参数：`days` 天数，`null` 表示办法没有规定天数，不作判断；`fields` 只管哪些项目（点分路径），不写就是全部。

A change is filed within `days` of the day it happened. A missed deadline cannot be undone: say why in `late_reason` and
the error becomes a warning, while figures still count it as failed. `days: null` means that the policy gives no figure;
`fields` names the fields concerned, by default all.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from guanhao.model.changes import CHANGEABLE
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.records import Change
from guanhao.model.types import Integer, Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import RecordContext, kept, missed

ID = "change-deadline"
TITLE = Label("变更按期填报", "changes filed in time")

MESSAGES = {
    "late": Message(
        "{happened_on} 的变更在 {days} 天后才填报，规定是 {limit} 天内",
        "the change of {happened_on} was filed {days} days later; the policy allows {limit}",
        "填写 late_reason，如实说明逾期的原因；日期填错的请改正",
        "say why in late_reason, or correct the date",
    ),
}


def _changeable(value: object) -> object:
    if str(value) not in CHANGEABLE:
        raise PydanticCustomError("choice", "{expected}", {"expected": ", ".join(CHANGEABLE)})
    return value


Changeable = Annotated[str, BeforeValidator(_changeable)]
"""A dotted path that a change may name."""


class Params(Model):
    """How soon a change is filed, and which changes."""

    days: Annotated[Integer | None, Label("天数", "days")]
    fields: Annotated[Annotated[tuple[Changeable, ...], Field(min_length=1)] | None, Label("项目", "fields")] = None


def check(context: RecordContext[Params]) -> Iterator[Ruling]:
    """Judge a change by the days from its happening to its filing."""
    change, params = context.record, context.params
    if not isinstance(change, Change) or params.days is None or not _is_concerned(change, params.fields):
        return
    days = (change.filed_on - change.happened_on).days
    if days <= params.days:
        yield kept()
    else:
        happened_on = str(change.happened_on)
        yield missed(change, "late", ("happened_on",), happened_on=happened_on, days=str(days), limit=str(params.days))


def _is_concerned(change: Change, fields: tuple[str, ...] | None) -> bool:
    """Tell whether a change touches one of the fields, a part of one, or what holds one."""
    if fields is None:
        return True
    return any(
        f"{changed.field}.".startswith(f"{field}.") or f"{field}.".startswith(f"{changed.field}.")
        for changed in change.changes
        for field in fields
    )


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, params=Params, event=check, kinds=("change",))
