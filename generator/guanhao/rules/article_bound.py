"""办法的每一条、每个附件，都要绑定到执行它的规则（参数写对），或者说明为什么不由规则执行。

为什么：条文写了而没有规则执行，等于没有人管；绑定写错了，规则就按错的数字判断。

怎么改：按提示补写条款、改正规则名或参数，规则和参数见 `guanhao explain`。正文和绑定里条款的写法要一致；
同号的第二条写成 `第十九条（二）`。

Every article and annex of a policy is bound to the rules that carry it out, with right parameters, or says why no rule
does. Add the article, or correct the rule or its parameter as the message says; `guanhao explain` lists the rules.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Keys, Pointer
from guanhao.model.policy import ArticleText, is_article
from guanhao.model.types import Label
from guanhao.rules import schema, unknown_reference
from guanhao.rules.base import DocumentContext, Rule
from guanhao.rules.problems import findings_of

ID = "article-bound"
TITLE = Label("条款逐条绑定", "every article bound")

SHAPES = (
    "missing",
    "empty",
    "integer",
    "text",
    "blank",
    "one-line",
    "slug",
    "choice",
    "mapping",
    "list",
    "too-few",
    "range",
)
"""What can be wrong with a parameter; said in the words that the schema has for it."""

MESSAGES = {
    "unbound": Message(
        "正文里的{article}没有绑定：既没有规则，也没有说明",
        "{article} of the text is bound to no rule and has no reason for that",
        "在 articles 下补写“{article}”，写 rules 或者 manual 及理由",
        "add `{article}` below articles, with rules, or manual and a reason",
    ),
    "no-such-article": Message(
        "办法正文里没有{article}",
        "the text of the policy has no {article}",
        "核对条号；正文里条款要写成标题，如“### {article}”",
        "check the number; in the text an article is a heading such as `### {article}`",
    ),
    "neither": Message(
        "{article}既没有规则，也没有说明",
        "{article} has neither rules nor a reason for having none",
        "写 rules，或者 manual 及理由",
        "write rules, or manual and a reason",
    ),
    "no-text": Message(
        "{article}只有标题，没有正文",
        "{article} has a heading and no text",
        "在标题下写明条文",
        "write the article below its heading",
    ),
    "unknown-rule": Message(
        "没有叫“{value}”的规则",
        "there is no rule `{value}`",
        "核对规则编号；全部规则见 guanhao explain",
        "check the rule's id; `guanhao explain` lists them all",
    ),
    "unknown-rule-near": Message(
        "没有叫“{value}”的规则，是不是“{near}”？",
        "there is no rule `{value}`, is it `{near}`?",
        "改为 {near}",
        "write {near}",
    ),
    "quote": Message(
        "quote 应为条文里的一句原话",
        "quote should be words of the article",
        "照抄条文里的关键词句，或删去 quote",
        "copy the words that matter, or delete quote",
    ),
    "no-such-day": Message(
        "日历上没有 {value} 这一天",
        "no calendar has the day {value}",
        "核对参数的起始日期",
        "check the day from which the parameter holds",
    ),
    "parameter-any-or-all": Message(
        "{name} 没有写哪些单位",
        "{name} names no units",
        "写 any（其中一个就行）或者 all（每一个都要），后面列出单位编号",
        "write `any` (one of them will do) or `all` (each of them), and the ids of the units",
    ),
    **{f"parameter-{code}": unknown_reference.MESSAGES[code] for code in ("unit", "unit-near")},
    **{f"parameter-{code}": schema.MESSAGES[code] for code in SHAPES},
    "parameter-unknown-key": Message(
        "{rule} 没有“{name}”这个参数",
        "`{name}` is no parameter of {rule}",
        "这里可以写的有：{choices}",
        "what can be written here: {choices}",
    ),
    "parameter-unknown-key-near": Message(
        "{rule} 没有“{name}”这个参数，是不是“{near}”？",
        "`{name}` is no parameter of {rule}, is it `{near}`?",
        "把键名改为 {near}；这里可以写的有：{choices}",
        "write {near}; what can be written here: {choices}",
    ),
    "name": Message(
        "“{article}”不是条款的写法",
        "`{article}` is not how an article is written",
        "写成“第三条”、“附件一”那样；同号的第二条写成“第十九条（二）”",
        "write it as 第三条 or 附件一; the second of one number as 第十九条（二）",
    ),
}


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield articles without a binding, bindings without an article, and rules and parameters that are not so."""
    document = context.document
    if document.kind != "policy":
        return
    for found in findings_of(ID, context):
        yield replace(found, article=_article_in(found.where.keys))
    bound = document.raw.get("articles") if isinstance(document.raw, dict) else None
    if not document.is_whole or not isinstance(bound, dict):
        return
    for article, binding in bound.items():
        if not is_article(article):
            yield _finding(context, "name", ("articles", article), article)
        if isinstance(binding, dict) and not any(binding.values()):
            yield _finding(context, "neither", ("articles", article), article)
    policy = context.facts.binding_at(document.path)
    if policy and policy.texts is not None:
        yield from _against_text(context, bound, policy.texts)


def _against_text(
    context: DocumentContext, bound: Collection[str], texts: Mapping[str, ArticleText]
) -> Iterator[Finding]:
    for article, text in texts.items():
        if article not in bound:
            yield _finding(context, "unbound", ("articles",), article)
        if not text.text:
            path = context.document.path.removesuffix(".yml") + ".md"
            where = Pointer((article,), mark=(text.line, 1))
            yield Finding(ID, "no-text", path, where, {"article": article}, article=article)
    for article in filter(is_article, bound):
        if article not in texts:
            yield _finding(context, "no-such-article", ("articles", article), article)


def _article_in(keys: Keys) -> str | None:
    match keys:
        case ("articles", str(article), *_):
            return article
        case _:
            return None


def _finding(context: DocumentContext, code: str, keys: Keys, article: str) -> Finding:
    where = Pointer(keys, "key")
    return Finding(ID, code, context.document.path, where, {"article": article}, article=article)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check, is_waivable=False)
