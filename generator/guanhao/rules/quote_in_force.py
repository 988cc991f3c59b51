"""绑定里引的条文（quote），必须是该条正文里的原话。

为什么：规则的数字来自条文。条文改了、绑定没有跟着改，规则就在执行已经作废的规定；引一句原话，条文一改这里就会报错。

怎么改：对照该条正文，改引文，同时核对参数是否也要改；条文里空格、换行不计。

The words that a binding quotes stand in that article of the policy's text, spaces and line breaks aside. Where the text
has changed, correct the quote, and see whether the parameters have to follow.
"""

import re
from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Pointer
from guanhao.model.types import Label
from guanhao.rules.base import DocumentContext, Rule

ID = "quote-in-force"
TITLE = Label("引文与条文相符", "quotes that stand")

MESSAGES = {
    "not-there": Message(
        "{article}的正文里没有“{quote}”这句话",
        "{article} does not say `{quote}`",
        "对照正文改引文，并核对这条规则的参数",
        "quote what the article says now, and check the rule's parameters",
    ),
    "no-text": Message(
        "引了{article}，但登记册里没有这份办法的正文（{file}）",
        "{article} is quoted, but the register lacks the policy's text ({file})",
        "补上正文，或删去引文",
        "add the text, or delete the quote",
    ),
}


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield quotes that do not stand."""
    path = context.document.path
    policy = context.facts.binding_at(path)
    if policy is None:
        return
    for article, rule, quote in policy.quotes:
        where = Pointer(("articles", article, "rules", rule, "quote"))
        params = {"article": article, "quote": quote, "file": f"{policy.id}.md"}
        if policy.texts is None:
            yield Finding(ID, "no-text", path, where, params, article=article)
        elif article in policy.texts and not _says(policy.texts[article].text, quote):
            yield Finding(ID, "not-there", path, where, params, article=article)


def _says(text: str, quote: str) -> bool:
    return re.sub(r"\s+", "", quote) in re.sub(r"\s+", "", text)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check, is_waivable=False)
