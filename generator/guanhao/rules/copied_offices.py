"""开通申请和备案要抄送规定的部门：`copied_to` 里写上 `units` 列出的每个单位，主办单位自己除外。

为什么：管网络、管安全的部门也要知道有这个账号，出了事才能配合。

怎么改：把材料抄送这些部门，在 copied_to 里补写它们的编号。

参数：`units` 要抄送的单位。

Applications and filings are copied to the offices that the policy names: `copied_to` lists each of `units`, the host
itself aside. Send them a copy, and add their ids to `copied_to`.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from guanhao.model.filing import Application, Filing
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model, UnitId
from guanhao.rules.base import Rule
from guanhao.rules.bound import RecordContext, broken, kept

ID = "copied-offices"
TITLE = Label("抄送有关部门", "copies to offices")

MESSAGES = {
    "missing": Message(
        "没有抄送{unit}",
        "no copy went to {unit}",
        "把材料抄送{unit}，在 copied_to 里补写 {id}",
        "send a copy to {unit}, and add {id} to copied_to",
    ),
}


class Params(Model):
    """Which offices get a copy."""

    units: Annotated[tuple[UnitId, ...], Field(min_length=1), Label("抄送部门", "offices")]


def check(context: RecordContext[Params]) -> Iterator[Ruling]:
    """Judge an application or filing by the offices that got a copy."""
    record = context.record
    if not isinstance(record, Application | Filing):
        return
    owed = [unit for unit in context.params.units if unit != record.unit]
    missing = [unit for unit in owed if unit not in (record.copied_to or ())]
    for unit in missing:
        yield broken("missing", ("copied_to",), unit=context.facts.unit_name(unit), id=unit)
    if owed and not missing:
        yield kept()


KINDS = ("application", "filing")

RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, params=Params, event=check, kinds=KINDS, watches=("copied_to",))
