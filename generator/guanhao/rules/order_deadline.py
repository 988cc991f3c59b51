"""处置通知写明了完成期限（`due_on`）的，要在期限以内办结：整改、暂停的，有恢复通知或者注销；关闭的，有注销。

为什么：通知发了没有人落实，等于没有处置。

怎么改：按通知办好，由归口管理部门发恢复通知（order: resume），或者由主办单位提交注销表。以填报日期为准。
没有写完成期限的通知和恢复通知，没有什么到期。办法施行以前已经办结的，不判断。账号注销后，以前的通知仍然判断。

没有参数。

An order to rectify or suspend that names a day (`due_on`) is met by an order to resume or a closure filed by that day;
an order to close by a closure alone. Do what the order asks, and have that record filed. An order without a day, or one
to resume, owes nothing; what was met before the policy took effect is not judged. There is nothing to set.
"""

from collections.abc import Iterator
from datetime import date

from guanhao.model.account import Entry
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.records import AccountRecord, Closure, Order
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import DutyContext, due, proof
from guanhao.rules.wording import TERMS

ID = "order-deadline"
TITLE = Label("处置按期办结", "orders met in time")

MESSAGES = {
    "met": Message(
        "{filed_on} 的{order}通知已于 {met_on} 办结，期限是 {due_on}",
        "the order of {filed_on} to {order} was met on {met_on}; it was due on {due_on}",
        "无需处理",
        "nothing to do",
    ),
    "late": Message(
        "{filed_on} 的{order}通知于 {met_on} 才办结，迟于期限 {due_on}",
        "the order of {filed_on} to {order} was met on {met_on}, after {due_on}",
        "已经办结，无需处理",
        "nothing to do now",
    ),
    "open": Message(
        "{filed_on} 的{order}通知还没有办结，期限是 {due_on}",
        "the order of {filed_on} to {order} is not met yet; it is due on {due_on}",
        "按通知办好，由归口管理部门发恢复通知；不再办的，提交注销表",
        "do what it asks and have an order to resume filed, or file the closure",
    ),
    "open-close": Message(
        "{filed_on} 的关闭通知还没有办结，期限是 {due_on}",
        "the order of {filed_on} to close is not met yet; it is due on {due_on}",
        "在平台上关闭或者清空账号，提交注销表",
        "close or empty the account on its platform, and file the closure",
    ),
}


def check(context: DutyContext[Model]) -> Iterator[Ruling]:
    """Judge each order that names a day."""
    for entry, later in context.applied():
        order = entry.record
        if isinstance(order, Order) and order.due_on and order.order != "resume":
            answer = next((e for e in later if _meets(e.record, order)), None)
            if not (answer and context.policy.spares(answer.order[0])):
                yield _ruling(context, entry, order, order.due_on, answer)


def _meets(record: AccountRecord | None, order: Order) -> bool:
    if isinstance(record, Order):
        return record.order == "resume" and order.order != "close"
    return isinstance(record, Closure)


def _ruling(context: DutyContext[Model], entry: Entry, order: Order, due_on: date, answer: Entry | None) -> Ruling:
    words: dict[str, str | Label] = {"filed_on": str(order.filed_on), "order": TERMS[order.order]}
    if answer is None:
        code = "open-close" if order.order == "close" else "open"
        return due(context.open(due_on), code, due_on, proof(entry, "due_on"), words)
    met_on = answer.order[0]
    words |= {"met_on": str(met_on)}
    if met_on > due_on:
        return due("fail", "late", due_on, proof(answer, "filed_on"), words)
    return due("pass", "met", due_on, proof(answer, "filed_on"), words)


RULE = Rule(ID, TITLE, "duty", MESSAGES, __doc__, duty=check)
