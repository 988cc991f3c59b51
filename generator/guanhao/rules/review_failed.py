"""年审不合格的账号，要在规定的天数内重新通过年审，或者注销。

为什么：不合格的账号还在运行，年审就成了走过场。

怎么改：整改后再提交一份年审表（同一年度或者以后的年度，结果为合格）；不再办的，提交注销表。
以提交日期为准，从不合格的那份年审表的填报日期算起。年审结果为“整改”的，这条规则不管。

参数：`within_days` 天数，`null` 表示办法没有规定天数：没有了结以前一直算没有做到，了结以后算做到。
参数改过的，按不合格的年审表填报那一天的数字算。办法施行以前已经了结的，不判断。账号注销后，以前的不合格仍然判断。

A failed review is followed by a closure, or by a later review of the same or a later year that passes, filed within
`within_days` of the failed one. Mend what was wrong and file a review again, or close the account. `within_days: null`
means that the policy gives no figure: it fails until something followed, and is kept from then on. The figure is that
in force when the failed review was filed; what was settled before the policy took effect is not judged.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated

from guanhao.ledger.calendar import days_after
from guanhao.model.account import Entry
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.records import AccountRecord, Closure, Review
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import Days, DutyContext, due, proof

ID = "review-failed"
TITLE = Label("年审不合格的处理", "after a failed review")

MESSAGES = {
    "settled": Message(
        "{year} 年度年审不合格（{filed_on}），已于 {settled_on} 了结（{answer}）",
        "the review of {year} failed on {filed_on}; it was settled on {settled_on} ({answer})",
        "无需处理",
        "nothing to do",
    ),
    "late": Message(
        "{year} 年度年审不合格（{filed_on}），{settled_on} 才了结（{answer}），最迟应为 {due_on}",
        "the review of {year} failed on {filed_on}; it was settled on {settled_on} ({answer}), after {due_on}",
        "已经了结，无需处理",
        "nothing to do now",
    ),
    "open": Message(
        "{year} 年度年审不合格（{filed_on}），还没有重新通过，也没有注销，最迟 {due_on}",
        "the review of {year} failed on {filed_on} and nothing followed yet; it is due on {due_on}",
        "整改后重新提交 {year} 年度的年审表；不再办的，提交注销表",
        "mend it and file the review of {year} again, or file the closure",
    ),
    "at-once": Message(
        "{year} 年度年审不合格（{filed_on}），还没有重新通过，也没有注销",
        "the review of {year} failed on {filed_on} and nothing followed yet",
        "整改后重新提交 {year} 年度的年审表；不再办的，提交注销表",
        "mend it and file the review of {year} again, or file the closure",
    ),
}

ANSWERS: Mapping[type, Label] = {
    Review: Label("重新通过", "a later one passed"),
    Closure: Label("注销", "the account was closed"),
}


class Params(Model):
    """How soon a failed review is settled."""

    within_days: Annotated[Days | None, Label("天数", "days")]


def check(context: DutyContext[Params]) -> Iterator[Ruling]:
    """Judge what followed each failed review."""
    for entry, later in context.applied():
        failed = entry.record
        if not isinstance(failed, Review) or failed.result != "fail":
            continue
        params = context.bound.on(failed.filed_on)
        answer = next((e for e in later if _answers(e.record, failed)), None)
        if params and not (answer and context.policy.spares(answer.order[0])):
            yield _ruling(context, entry, failed, answer, params.within_days)


def _answers(record: AccountRecord | None, failed: Review) -> bool:
    if isinstance(record, Review):
        return record.result == "pass" and record.year >= failed.year
    return isinstance(record, Closure)


def _ruling(
    context: DutyContext[Params], entry: Entry, failed: Review, answer: Entry | None, within: int | None
) -> Ruling:
    due_on = None if within is None else days_after(failed.filed_on, within)
    words: dict[str, str | Label] = {"year": str(failed.year), "filed_on": str(failed.filed_on)}
    if answer is None:
        told = proof(entry, "result")
        if due_on is None:
            return due("fail", "at-once", None, told, words)
        return due(context.open(due_on), "open", due_on, told, words)
    settled_on = answer.order[0]
    words |= {"settled_on": str(settled_on), "answer": ANSWERS[type(answer.record)]}
    if due_on is not None and settled_on > due_on:
        return due("fail", "late", due_on, proof(answer, "filed_on"), words)
    return due("pass", "settled", due_on, proof(answer, "filed_on"), words)


RULE = Rule(ID, TITLE, "duty", MESSAGES, __doc__, params=Params, duty=check)
