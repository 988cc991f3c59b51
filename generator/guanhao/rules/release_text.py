"""申请发布的正文不超过规定的字数（`text_chars` 不大于 `max_chars`）。

为什么：手机上没有人读完长文，审核也要在规定的时间里看完。

怎么改：压缩正文，或者分成几篇；改完后按实际字数改写 `text_chars`。

参数：`max_chars` 最多字数，`null` 表示办法没有规定字数，不作判断。

The text of a release is no longer than `max_chars` characters. Cut it, or make several of it, and correct `text_chars`.
`max_chars: null` means that the policy gives no figure.
"""

from collections.abc import Iterator
from typing import Annotated

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Integer, Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ReleaseContext, broken, kept

ID = "release-text"
TITLE = Label("发布正文字数", "length of a release")

MESSAGES = {
    "too-long": Message(
        "正文有 {chars} 字，规定不超过 {limit} 字",
        "the text has {chars} characters; the policy allows {limit}",
        "压缩到 {limit} 字以内，再改写 text_chars",
        "cut it to {limit} characters and correct text_chars",
    ),
}


class Params(Model):
    """The longest text."""

    max_chars: Annotated[Integer | None, Label("最多字数", "at most (characters)")]


def check(context: ReleaseContext[Params]) -> Iterator[Ruling]:
    """Judge the length of the text."""
    chars, limit = context.release.text_chars, context.params.max_chars
    if limit is None:
        return
    if chars > limit:
        yield broken("too-long", ("text_chars",), chars=str(chars), limit=str(limit))
    else:
        yield kept()


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, params=Params, release=check)
