"""账号开通后要在规定的天数内取得平台认证（备案表 `account.certified`）。

为什么：经平台认证的账号，公众在平台上一看便知是官方的，别人也难以仿冒。

怎么改：取得认证后提交变更，登记 `account.certified` 的认证日期（`on`）和认证主体（`subject`）。
没有写认证日期的，看登记认证的那份记录是不是按期填报的。
平台目录里写明不提供认证的平台（`certification: false`），不判断。

参数：`within_days` 开通后多少天，`null` 表示办法没有规定天数：已认证就算做到，没有认证的无法判断。
参数改过的，按账号开通那一天的数字算。已注销的账号不判断。

An account is certified by its platform within `within_days` of its opening. File a change that fills in the day and
the subject of `account.certified`. Without a day, what counts is when the record that tells of it was filed. A platform
that certifies nobody (`certification: false` in the catalogue) is not judged. `within_days: null` means that the policy
gives no figure: certified is enough, and of any other account nobody can tell. A figure that changed counts as it was
on the day of opening.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from guanhao.ledger.calendar import days_after
from guanhao.model.filing import Certified, Filing
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import Days, DutyContext, due, proof

ID = "certification"
TITLE = Label("平台认证", "certification")

MESSAGES = {
    "certified": Message(
        "已于 {certified_on} 取得平台认证",
        "the platform certified it on {certified_on}",
        "无需处理",
        "nothing to do",
    ),
    "stated": Message(
        "{filed_on} 填报的记录已登记平台认证",
        "the record filed on {filed_on} tells that it is certified",
        "无需处理；知道认证日期的，可以提交变更补写 account.certified.on",
        "nothing to do; file a change with the day of it if you know it",
    ),
    "late": Message(
        "{certified_on} 才取得平台认证，最迟应为 {due_on}（{opened_on} 开通，{days} 天内）",
        "the platform certified it on {certified_on}, after {due_on} (opened on {opened_on}, {days} days)",
        "已经认证，无需处理；日期填错的，提交更正",
        "nothing to do now; correct the day if it is wrong",
    ),
    "open": Message(
        "还没有平台认证，最迟 {due_on}（{opened_on} 开通，{days} 天内）",
        "it is not certified by its platform yet; it is due on {due_on} (opened on {opened_on}, {days} days)",
        "向平台申请认证，取得后提交变更登记 account.certified；平台不提供认证的，由归口管理部门在平台目录里写明",
        "get certified and file a change of account.certified; if it certifies nobody, have the catalogue say so",
    ),
    "undated": Message(
        "登记了平台认证而没有写日期，填报时（{filed_on}）已过 {due_on}，无法判断是不是按期认证的",
        "it is certified without a day, told only on {filed_on}, after {due_on}: whether in time nobody can tell",
        "提交变更，补写 account.certified.on",
        "file a change with the day, account.certified.on",
    ),
    "no-figure": Message(
        "还没有平台认证；办法没有规定几天内认证，无法判断是否逾期",
        "it is not certified by its platform; the policy gives no figure, so whether it is late nobody can tell",
        "平台提供认证的，取得后提交变更登记 account.certified",
        "have it certified where the platform does so, and file a change of account.certified",
    ),
}


class Params(Model):
    """How soon after its opening an account is certified."""

    within_days: Annotated[Days | None, Label("开通后天数", "days after opening")]


def check(context: DutyContext[Params]) -> Iterator[Ruling]:
    """Judge whether a filed account that is not closed was certified in time."""
    filing = context.account.filing
    if not isinstance(filing, Filing) or not context.account.is_live:
        return
    platform = context.facts.platforms.get(filing.account.platform)
    params = context.bound.on(filing.account.opened_on)
    if params is None or (platform and not platform.certification):
        return
    opened_on, certified, within = filing.account.opened_on, filing.account.certified, params.within_days
    due_on = None if within is None else days_after(opened_on, within)
    words = {"opened_on": str(opened_on), "days": str(within)}
    if certified is not None and certified != Certified():
        yield _certified(context, certified.on, due_on, words)
    elif due_on is None:
        yield due("not-assessed", "no-figure")
    else:
        told = proof(context.origin("account.opened_on")[0], "account", "opened_on")
        yield due(context.open(due_on), "open", due_on, told, words)


def _certified(
    context: DutyContext[Params], certified_on: date | None, due_on: date | None, words: dict[str, str]
) -> Ruling:
    """Rule on a certified account by the day that it states, else by that on which its record was filed."""
    entry, keys = context.origin("account.certified.on" if certified_on else "account.certified.subject")
    filed_on = entry.order[0]
    is_late = due_on is not None and (certified_on or filed_on) > due_on
    words |= {"certified_on": str(certified_on), "filed_on": str(filed_on)}
    told = proof(entry, *keys)
    if certified_on:
        return due("fail", "late", due_on, told, words) if is_late else due("pass", "certified", due_on, told, words)
    return (
        due("not-assessed", "undated", due_on, told, words) if is_late else due("pass", "stated", due_on, told, words)
    )


RULE = Rule(ID, TITLE, "duty", MESSAGES, __doc__, params=Params, duty=check)
