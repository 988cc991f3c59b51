"""平台认证的主体，应当是学校或者主办单位，不能是个人或者外单位。

为什么：平台只认认证主体。认证在个人名下的账号，人一走就收不回来。

怎么改：到平台上把认证主体改为学校或者主办单位，再提交变更；只是写法不同的（如漏字），提交更正，照登记册里的名称写。可以写学校的名称、
简称、英文名称，单位的名称、别名，也可以把单位名称连在学校名称后面。

The certified subject, where one is given, is the institution or one of its units, never a person: to the platform the
account is whose that is. Have the certification changed, then file a change; correct a name that is only written
otherwise than in the register.
"""

from collections.abc import Iterator

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ValueContext, broken, kept
from guanhao.verify.names import plain

ID = "individual-holder"
TITLE = Label("不由个人持有", "not held by an individual")
PATH = "account.certified"
SUBJECT = f"{PATH}.subject"

MESSAGES = {
    "other": Message(
        "认证主体既不是学校，也不是登记册里的单位",
        "the certified subject is neither the institution nor a unit of the register",
        "在平台上把认证主体改为学校或者主办单位；只是写法不同的，照登记册里的名称写",
        "have the platform certify the institution or the unit; if it is only written otherwise, write the name as "
        "the register has it",
    ),
}


def check(context: ValueContext[Model]) -> Iterator[Ruling]:
    """Judge who the platform certified; a person's name is not repeated."""
    subject = context.get(SUBJECT)
    if not isinstance(subject, str):
        return
    if plain(subject) in context.facts.official_names:
        yield kept()
    else:
        yield broken("other", context.place(SUBJECT))


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, value=check, watches=(PATH,))
