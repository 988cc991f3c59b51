"""管理员的人数要在规定的范围内，其中教职工不少于规定的人数。

为什么：没有管理员，账号没有人管；管理员太多，谁发的说不清。学生会毕业离校，账号要有教职工接得住。

怎么改：管理员有增减的，提交变更；是教职工的，写明 `staff: true`，没有写明的不算教职工。

参数：`min` 最少几名，`max` 最多几名，`staff` 其中教职工至少几名（写 `true` 就是一名）。三项都可以不写，不写的不作判断。

The number of operators is within `min` and `max`, and at least `staff` of them are members of staff (`true` for one).
File a change; say `staff: true` of whoever is: operators of whom it is not said do not count. What is left out of the
parameters is not judged.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from guanhao.model.filing import Operator
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import REDACTED, Flag, Integer, Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ValueContext, broken, is_redacted, kept, unknown

ID = "operators"
TITLE = Label("管理员", "operators")
PATH = "people.operators"

MESSAGES = {
    "too-few": Message(
        "管理员有 {count} 名，少于规定的 {limit} 名",
        "the number of operators is {count}; the policy asks for at least {limit}",
        "增加管理员，或者补写漏填的管理员（people.operators）",
        "name more operators in people.operators",
    ),
    "too-many": Message(
        "管理员有 {count} 名，多于规定的 {limit} 名",
        "the number of operators is {count}; the policy allows {limit}",
        "减少管理员",
        "name fewer operators",
    ),
    "staff": Message(
        "写明是教职工的管理员有 {count} 名，少于规定的 {limit} 名",
        "the operators said to be members of staff number {count}; the policy asks for at least {limit}",
        "是教职工的，写明 staff: true；都不是的，增加一名教职工",
        "say staff: true of those who are; if too few are, name a member of staff",
    ),
}

_ERASED = Operator(name=REDACTED)
"""An operator of whom nothing is left; alone, it may stand for a whole list."""


class Params(Model):
    """How many operators an account has, and how many of them are members of staff."""

    min: Annotated[Integer | None, Label("最少人数", "at least")] = None
    max: Annotated[Integer | None, Label("最多人数", "at most")] = None
    staff: Annotated[Integer | Flag | None, Label("其中教职工至少", "members of staff at least")] = None

    @model_validator(mode="after")
    def _ordered(self) -> "Params":
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError("range", "{keys}", {"keys": "min", "le": f"max ({self.max})"})
        return self


def check(context: ValueContext[Params]) -> Iterator[Ruling]:
    """Judge the number of operators, then that of the members of staff among them."""
    params, operators = context.params, context.values.people.operators
    if params.min is None and params.max is None and params.staff is None:
        return
    count, staff = len(operators), sum(operator.staff is True for operator in operators)
    if operators == (_ERASED,):
        yield unknown()
    elif params.min is not None and count < params.min:
        yield broken("too-few", context.place(PATH), count=str(count), limit=str(params.min))
    elif params.max is not None and count > params.max:
        yield broken("too-many", context.place(PATH), count=str(count), limit=str(params.max))
    elif params.staff is None or staff >= params.staff:
        yield kept()
    elif staff + sum(is_redacted(operator.staff) or operator == _ERASED for operator in operators) >= params.staff:
        yield unknown()
    else:
        yield broken("staff", context.place(PATH), count=str(staff), limit=str(int(params.staff)))


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, params=Params, value=check, watches=(PATH,))
