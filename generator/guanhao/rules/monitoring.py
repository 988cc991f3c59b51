"""账号要写明值守方式，并且不低于办法的规定。

为什么：出现不良信息，要有人在第一时间看到、处置。

怎么改：按实际安排值守，填写 monitoring；已备案的，提交变更。24 小时值守也符合工作时间值守的规定。

参数：`required` 规定的值守方式：`24h` 24 小时值守，`working-hours` 工作时间值守。

The account says how it is monitored, and that is no less than the policy requires: `24h` round the clock, which also
satisfies `working-hours`. Arrange for it, then fill in `monitoring` or file a change.
"""

from collections.abc import Iterator
from typing import Annotated

from guanhao.model.filing import Monitoring
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ValueContext, broken, kept
from guanhao.rules.wording import said

ID = "monitoring"
TITLE = Label("值守", "monitoring")
PATH = "monitoring"

MESSAGES = {
    "missing": Message(
        "没有写值守方式，规定是“{required}”",
        "monitoring is not stated; the policy requires: {required}",
        "填写 monitoring：24h（24 小时值守）或者 working-hours（工作时间值守）",
        "fill in monitoring: 24h or working-hours",
    ),
    "less": Message(
        "值守方式写的是“{stated}”，规定是“{required}”",
        "monitoring is stated as {stated}; the policy requires: {required}",
        "落实“{required}”后提交变更",
        "arrange for it, then file a change",
    ),
}


class Params(Model):
    """How accounts are monitored at least."""

    required: Annotated[Monitoring, Label("规定的值守方式", "required monitoring")]


def check(context: ValueContext[Params]) -> Iterator[Ruling]:
    """Judge how the account is monitored."""
    stated, required = context.values.monitoring, context.params.required
    if stated is None:
        yield broken("missing", context.place(PATH), required=said(required))
    elif stated in (required, "24h"):
        yield kept()
    else:
        yield broken("less", context.place(PATH), stated=said(stated), required=said(required))


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, params=Params, value=check, watches=(PATH,))
