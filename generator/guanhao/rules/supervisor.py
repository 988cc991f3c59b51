"""账号要有主管领导（审核人），而且不能由管理员兼任。

为什么：发布之前要有另一个人审核。自己发、自己审，等于没有审核。

怎么改：填写 people.supervisor；由管理员兼任的，另定一人审核，或者另定一人担任管理员，提交变更。

The account names a supervisor, who is none of its operators: whoever posts does not review as well. Fill in
`people.supervisor`, or file a change that names another supervisor or operator.
"""

from collections.abc import Iterator

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ValueContext, broken, is_withheld, kept, unknown
from guanhao.verify.names import plain

ID = "supervisor"
TITLE = Label("审核人", "supervisor")
PATH = "people.supervisor"

MESSAGES = {
    "missing": Message(
        "没有写主管领导（审核人）",
        "no supervisor is named",
        "填写 people.supervisor：姓名和职务",
        "fill in people.supervisor: name and post",
    ),
    "operator": Message(
        "主管领导（审核人）同时是管理员，发布和审核是同一个人",
        "the supervisor is one of the operators: the same person posts and reviews",
        "另定一人审核，或者另定一人担任管理员",
        "name another supervisor, or another operator",
    ),
}


def check(context: ValueContext[Model]) -> Iterator[Ruling]:
    """Judge whether someone reviews who does not post."""
    supervisor = context.values.people.supervisor
    operators = [operator.name for operator in context.values.people.operators]
    if supervisor is None:
        yield broken("missing", context.place(PATH))
    elif is_withheld(supervisor.name):
        yield unknown()
    elif plain(supervisor.name) in map(plain, operators):
        yield broken("operator", context.place(f"{PATH}.name"))
    elif is_withheld(*operators):
        yield unknown()
    else:
        yield kept()


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, value=check, watches=(PATH, "people.operators"))
