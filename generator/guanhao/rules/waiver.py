"""豁免要写明规则、账号、理由、批准人、批准文件和期限，由归口管理部门的审批人批准，期限不超过办法的规定。

为什么：规则可以有例外，但例外要有人负责、有据可查、到期自动失效。不合规定的豁免不起作用。

怎么改：按提示改正；批准人写 institution.yml 里归口管理部门审批人的姓名或代码平台账号。到期、没有用上的豁免只作提示。

A waiver names rule, account, reason, approver, document and term; an approver of the registrar grants it, for no longer
than the policy allows (parameter `max_days`). One that does not hold to this waives nothing. An expired or unused one
is only noted. Mend it as the message says.
"""

import difflib
from collections.abc import Iterator
from typing import Annotated

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Keys, Pointer
from guanhao.model.records import Waiver
from guanhao.model.types import Integer, Label, Model
from guanhao.rules.base import DocumentContext, Rule

ID = "waiver"
TITLE = Label("豁免合规", "proper waivers")

MESSAGES = {
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
    "not-waivable": Message(
        "规则 {value} 不能豁免：它保证材料读得懂、账号说得清",
        "the rule {value} cannot be waived: without it no record could be read and no account told",
        "删去这份豁免，按规则的提示改正材料",
        "delete the waiver and mend what the rule names",
    ),
    "approver": Message(
        "批准人（approved_by）不是归口管理部门的审批人",
        "the person in approved_by is no approver of the registrar",
        "由 institution.yml 里归口管理部门的审批人批准",
        "have it granted by an approver of the registrar, named in institution.yml",
    ),
    "term": Message(
        "截止日期 {value} 早于批准日期 {granted}",
        "it expires on {value}, before it is granted on {granted}",
        "核对两个日期",
        "check both dates",
    ),
    "too-long": Message(
        "豁免期限 {days} 天，超过规定的 {limit} 天",
        "it runs for {days} days, longer than the {limit} allowed",
        "缩短期限，到期前再办",
        "shorten it, and renew it before it expires",
    ),
    "expired": Message(
        "这份豁免已于 {value} 到期，以后的情况不再豁免（期内提交的记录仍按豁免看待）",
        "this waiver expired on {value}; what was filed while it ran stays waived, nothing else is",
        "仍有必要的，另批一份；没有必要的，不必处理",
        "grant a new one if it is still needed",
    ),
    "unused": Message(
        "这份豁免没有用上：豁免期内，账号 {account} 没有需要豁免规则 {value} 的事项",
        "this waiver is not used: while it runs, nothing of {account} needs to be excepted from {value}",
        "不再需要的，可以提前终止（改截止日期）",
        "end it early if it is not needed",
    ),
}


class Params(Model):
    """The longest term of a waiver."""

    max_days: Annotated[Integer | None, Label("最长期限（天）", "longest term (days)")] = None


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield what keeps a waiver from having effect."""
    waiver, facts = context.document.model, context.facts
    if not isinstance(waiver, Waiver):
        return
    if waiver.rule not in facts.waivable:
        near = next(iter(difflib.get_close_matches(waiver.rule, facts.waivable)), "")
        code = "unknown-rule-near" if near else "unknown-rule"
        yield _finding(context, code, ("rule",), value=waiver.rule, near=near)
    elif not facts.waivable[waiver.rule]:
        yield _finding(context, "not-waivable", ("rule",), value=waiver.rule)
    if facts.institution and waiver.approved_by not in _approvers(context):
        yield _finding(context, "approver", ("approved_by",))
    days = (waiver.expires - waiver.granted).days
    if days < 0:
        yield _finding(context, "term", ("expires",), value=str(waiver.expires), granted=str(waiver.granted))
    for bound in facts.policy.of(ID) if facts.policy else ():
        params = bound.on(waiver.granted)
        if isinstance(params, Params) and params.max_days is not None and days > params.max_days:
            limits = {"days": str(days), "limit": str(params.max_days)}
            yield _finding(context, "too-long", ("expires",), article=bound.article, **limits)


def _approvers(context: DocumentContext) -> set[str]:
    institution = context.facts.institution
    if institution is None:
        return set()
    granting = [a for a in institution.approvers if a.unit == institution.registrar]
    return {name for approver in granting for name in (approver.name, *approver.handles)}


def _finding(context: DocumentContext, code: str, keys: Keys, /, article: str | None = None, **params: str) -> Finding:
    return Finding(ID, code, context.document.path, Pointer(keys), params, article=article)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check, params=Params, is_waivable=False)
