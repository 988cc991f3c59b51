"""学校的全称、简称和受保护名称，单独用作账号名称的，只限一级账号。

为什么：名称和学校一模一样的账号，公众会当成学校的主账号。

怎么改：在名称里加上主办单位的名称，到平台上改名后提交变更；确为一级账号的，改正级别。全角半角、大写小写、空格不计。

A name that by itself stands for the institution (its name, a short name or a protected name) is tier 1's alone: the
public takes an account of that name for the institution's own. Add the unit's name to it and file a change, or correct
the tier. Width, case and blanks make no difference.
"""

from collections.abc import Iterator

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ValueContext, broken, kept
from guanhao.verify.names import plain

ID = "reserved-name"
TITLE = Label("受保护的名称", "reserved names")
PATH = "account.name"

MESSAGES = {
    "reserved": Message(
        "“{name}”是学校的名称，只有一级账号可以单独用它作名称；这个账号是 {tier} 级",
        "`{name}` is the institution's name, which by itself only an account of tier 1 may bear; this one is of "
        "tier {tier}",
        "在名称里加上主办单位的名称；确为一级账号的，改正级别（tier）",
        "add the unit's name to it, or correct the tier",
    ),
}


def check(context: ValueContext[Model]) -> Iterator[Ruling]:
    """Judge whether an account below tier 1 bears the institution's name."""
    name, tier = str(context.get(PATH)), context.values.tier
    if tier == 1:
        return
    if plain(name) in context.facts.reserved_names:
        yield broken("reserved", context.place(PATH), name=name, tier=str(tier))
    else:
        yield kept()


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, value=check, watches=(PATH, "tier"))
