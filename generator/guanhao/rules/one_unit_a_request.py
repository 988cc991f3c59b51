"""一次请求只办一个主办单位的事；归口管理部门除外。

为什么：请求由主办单位负责、按单位审核。几个单位的材料放在一起，谁负责、该由谁会签就说不清，一处有问题，几家都合并不了。

怎么改：按主办单位拆成几个请求。同一个单位的几个账号可以放在一起，例如一年的年审。

A request is one unit's; the registrar is exempt. It is answered for and reviewed by unit. Part it into one request a
unit; several accounts of one unit may go together, such as a year's reviews. An account is the unit's that hosts it at
present, whatever folder it is in; a release is the unit's that asks for it.
"""

from collections.abc import Iterator
from dataclasses import replace

from guanhao.model.finding import Finding, Message
from guanhao.model.types import Label
from guanhao.rules.base import Rule
from guanhao.rules.request import Changed, RequestContext, at_file

ID = "one-unit-a-request"
TITLE = Label("一次只办一个单位", "one unit a request")

MESSAGES = {
    "several": Message(
        "这个请求是{unit}的，这份材料却是{other}的：一次请求只办一个主办单位的事",
        "the request is {unit}'s, and this is {other}'s: a request is one unit's",
        "按主办单位拆成几个请求",
        "part it into one request a unit",
    ),
    "not-assessed": Message(
        "这个请求涉及 {count} 个主办单位：没有说明是谁提出的，是不是归口管理部门没有判断",
        "the request touches {count} units: nobody said who asks, so whether it is the registrar was not assessed",
        "用 --actor 写明提出人的代码平台账号",
        "name the forge account with --actor",
    ),
}


def check(context: RequestContext) -> Iterator[Finding]:
    """Yield the first file of each unit but the one whose request it is."""
    first: dict[str, Changed] = {}
    for file in context.files:
        unit = context.unit_of(file)
        if unit is not None:
            first.setdefault(unit, file)
    standing = context.standing
    if len(first) < 2 or context.is_registrars:
        return
    if standing is None:
        count = str(len(first))
        yield replace(at_file(ID, "not-assessed", next(iter(first.values())), count=count), severity="notice")
        return
    own = next((unit for unit in first if standing.maintains(unit)), next(iter(first)))
    for unit, file in first.items():
        if unit != own:
            yield at_file(ID, "several", file, unit=context.unit_label(own), other=context.unit_label(unit))


RULE = Rule(ID, TITLE, "request", MESSAGES, __doc__, request=check, is_waivable=False)
