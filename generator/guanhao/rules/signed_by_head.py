"""申请和备案由第一责任人本人签字（`signed.name` 就是 `people.responsible.name`），签字日期不晚于填报日期。

为什么：签字代表主办单位认可这份材料。别人代签，或者先报后签，等于没有人负责。

怎么改：请第一责任人签字后再填报；姓名写法不一致的，改成同一种写法。姓名已经密封或者删除、日期已经删除的，无法判断。

Applications and filings are signed by the responsible person (`signed.name` is `people.responsible.name`), no later
than the day of filing. Have that person sign, or write the name alike in both places. What is sealed or was
redacted cannot be judged.
"""

from collections.abc import Iterator
from datetime import date

from guanhao.model.filing import Application, Filing
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import RecordContext, broken, is_withheld, kept, together, unknown

ID = "signed-by-head"
TITLE = Label("第一责任人签字", "signed by the responsible person")

MESSAGES = {
    "nobody": Message(
        "没有写明第一责任人，看不出是不是本人签字",
        "no responsible person is named, so there is no telling whose signature it should be",
        "填写 people.responsible",
        "fill in people.responsible",
    ),
    "other": Message(
        "签字的不是第一责任人本人",
        "it is not signed by the responsible person",
        "请第一责任人签字；本人已签、姓名写法不一致的，改成同一种写法",
        "have the responsible person sign, or write the name alike in both places",
    ),
    "after": Message(
        "签字日期晚于填报日期 {filed_on}",
        "it was signed after {filed_on}, the day of filing",
        "签字之后再填报；日期填错的请改正",
        "file it after it is signed, or correct the date",
    ),
}


def check(context: RecordContext[Model]) -> Iterator[Ruling]:
    """Judge who signed, and when."""
    record = context.record
    if isinstance(record, Application | Filing):
        yield from together(_signer(record), _day(record))


def _signer(record: Application | Filing) -> Ruling:
    head, name = record.people.responsible, record.signed.name
    if head is None:
        return broken("nobody", ("people", "responsible"))
    if is_withheld(head.name, name):
        return unknown()
    return kept() if name == head.name else broken("other", ("signed", "name"))


def _day(record: Application | Filing) -> Ruling:
    day = record.signed.on
    if not isinstance(day, date):
        return unknown()
    return kept() if day <= record.filed_on else broken("after", ("signed", "on"), filed_on=str(record.filed_on))


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, event=check, kinds=("application", "filing"))
