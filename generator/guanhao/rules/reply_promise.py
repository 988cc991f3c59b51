"""账号要公布答复期限（`service.reply_within_days`），并且不超过规定的天数。

为什么：公众在账号上提问，不能即时答复的，要说清几天内答复。

怎么改：备案表里填写 service.reply_within_days；已备案的，提交变更。

参数：`max_days` 最长天数，`null` 表示办法没有规定天数，写明即可。

An account promises in how many days it answers (`service.reply_within_days`), within `max_days`. Fill it in, or file a
change. `max_days: null` means that the policy gives no figure: any promise will do.
"""

from collections.abc import Iterator
from typing import Annotated

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Integer, Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ValueContext, broken, kept

ID = "reply-promise"
TITLE = Label("承诺答复期限", "promise to answer")
PATH = "service.reply_within_days"

MESSAGES = {
    "missing": Message(
        "没有承诺几天内答复公众提问",
        "there is no promise in how many days questions are answered",
        "填写 service.reply_within_days",
        "fill in service.reply_within_days",
    ),
    "too-long": Message(
        "承诺 {days} 天内答复，超过规定的 {limit} 天",
        "it promises an answer within {days} days; the policy allows {limit}",
        "把答复期限改到 {limit} 天以内",
        "promise an answer within {limit} days",
    ),
}


class Params(Model):
    """The longest promise."""

    max_days: Annotated[Integer | None, Label("最长天数", "longest (days)")] = None


def check(context: ValueContext[Params]) -> Iterator[Ruling]:
    """Judge the promise of an answer."""
    days, limit = context.get(PATH), context.params.max_days
    if not isinstance(days, int):
        yield broken("missing", context.place(PATH))
    elif limit is not None and days > limit:
        yield broken("too-long", context.place(PATH), days=str(days), limit=str(limit))
    else:
        yield kept()


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, params=Params, value=check, watches=(PATH,))
