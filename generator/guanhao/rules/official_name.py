"""账号名称里要有学校的名称，或者主办单位的名称。

为什么：名称里有单位，公众一看就知道是谁办的；冒用名称的，也查得出来。

怎么改：在平台上给账号改名，再提交变更；单位另有通用名称的，请归口管理部门在单位信息里加上别名（aliases）。学校的全称、简称、
英文名称、受保护名称，单位的名称、别名，有一个就可以；全角半角、大写小写、空格不计。

The account's name carries a name of the institution (its name, short names, English name or protected names) or of its
unit (name or aliases). Rename the account and file a change; a name that the unit goes by as well is added to its
aliases by the registrar. Width, case and blanks make no difference.
"""

from collections.abc import Iterator

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ValueContext, broken, kept, unknown
from guanhao.verify.names import plain

ID = "official-name"
TITLE = Label("名称写明单位", "a name that tells whose it is")
PATH = "account.name"

MESSAGES = {
    "neither": Message(
        "账号名称“{name}”里没有学校的名称，也没有主办单位“{unit}”的名称",
        "the account's name `{name}` carries neither a name of the institution nor one of its unit, `{unit}`",
        "在名称里加上其中之一；单位另有通用名称的，请归口管理部门登记为别名",
        "put one of them into the name; have the registrar enter a name that the unit goes by as an alias",
    ),
}


def check(context: ValueContext[Model]) -> Iterator[Ruling]:
    """Judge whether the account's name tells whose it is."""
    name, facts, unit = str(context.get(PATH)), context.facts, context.unit
    own = facts.unit_names.get(context.values.unit, ())
    if any(official in plain(name) for official in (*facts.institution_names, *own)):
        yield kept()
    elif unit is None:
        yield unknown()
    else:
        yield broken("neither", context.place(PATH), name=name, unit=unit.name)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, value=check, watches=(PATH, "unit"))
