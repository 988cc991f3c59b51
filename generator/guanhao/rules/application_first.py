"""开办账号先申请、后开通：备案之前要有开通申请，申请的填报日期早于账号的开通日期，当天提交也算迟。

为什么：账号开出来再审，名称、平台不合适的只能注销，公众已经看到的收不回来。

怎么改：先开后报已成事实的，在备案表的 note 里如实说明，错误就降为警告；统计仍按没有做到计。
日期填错的，改正日期。办法施行以前就有的老账号，写 back_filing: true，按补办备案处理，不要求申请。

Leave is asked first: an application is filed before the day on which the account is opened; on that day it is too late.
What is done cannot be undone: say why in the filing's `note` and the error becomes a warning, while figures still count
it as failed. A back-filing (`back_filing: true`) needs no application.
"""

from collections.abc import Iterator

from guanhao.model.filing import Filing
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import RecordContext, kept, missed, unknown

ID = "application-first"
TITLE = Label("先申请后开通", "application before opening")

MESSAGES = {
    "none": Message(
        "账号于 {opened_on} 开通，此前没有提交开通申请",
        "the account was opened on {opened_on} without an application",
        "在 note 里说明没有申请的原因；办法施行以前就有的老账号，写 back_filing: true",
        "say why in note; an old account is filed with back_filing: true",
    ),
    "late": Message(
        "{applied_on} 才提交开通申请，账号 {opened_on} 已经开通，应当在开通的前一天或者更早提交",
        "the application was filed on {applied_on}, not before {opened_on}, when the account was opened",
        "在 note 里说明先开后报的原因；日期填错的请改正",
        "say why in note, or correct the date",
    ),
}


def check(context: RecordContext[Model]) -> Iterator[Ruling]:
    """Judge a filing by the application before it. A second filing is `transition`'s to refuse."""
    filing, application, before = context.record, context.application, context.before
    if not isinstance(filing, Filing) or filing.back_filing or isinstance(before.filing, Filing):
        return
    opened_on = filing.account.opened_on
    if application is None and any(fault.rule == "unreadable" for fault in before.faults):
        yield unknown()
    elif application is None:
        yield missed(filing, "none", ("account", "opened_on"), opened_on=str(opened_on))
    elif application.filed_on >= opened_on:
        days = {"applied_on": str(application.filed_on), "opened_on": str(opened_on)}
        yield missed(filing, "late", ("account", "opened_on"), **days)
    else:
        yield kept()


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, event=check, kinds=("filing",))
