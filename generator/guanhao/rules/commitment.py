"""备案时附第一责任人签署的承诺书：写明承诺人和签署日期，日期不晚于填报日期。

为什么：承诺书写明账号由谁负责、违规怎么办。没有签，或者备案以后才补签，就起不到约束作用。

怎么改：请第一责任人签署承诺书，填写 commitment（signed_by 承诺人、signed_on 签署日期）。姓名已经密封或者删除、
日期已经删除的，以及没有写明第一责任人的，无法判断。

A filing comes with a letter of commitment that the responsible person has signed and dated, no later than the day of
filing. Have it signed, and fill in `commitment` (`signed_by`, `signed_on`). What is sealed or was redacted, and the
letter of an account for which no responsible person is named, cannot be judged.
"""

from collections.abc import Iterator
from datetime import date

from guanhao.model.filing import Commitment, Filing, Person
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import RecordContext, broken, is_redacted, is_withheld, kept, together, unknown

ID = "commitment"
TITLE = Label("承诺书", "letter of commitment")

MESSAGES = {
    "missing": Message(
        "没有附承诺书",
        "there is no letter of commitment",
        "请第一责任人签署承诺书，填写 commitment",
        "have the responsible person sign one, and fill in commitment",
    ),
    "other": Message(
        "承诺书不是第一责任人本人签的",
        "the letter of commitment is not signed by the responsible person",
        "请第一责任人签署；本人已签、姓名写法不一致的，改成同一种写法",
        "have the responsible person sign it, or write the name alike in both places",
    ),
    "undated": Message(
        "承诺书没有签署日期",
        "the letter of commitment bears no date",
        "填写 commitment.signed_on",
        "fill in commitment.signed_on",
    ),
    "after": Message(
        "承诺书的签署日期晚于填报日期 {filed_on}",
        "the letter of commitment was signed after {filed_on}, the day of filing",
        "签署之后再填报；日期填错的请改正",
        "file after it is signed, or correct the date",
    ),
}


def check(context: RecordContext[Model]) -> Iterator[Ruling]:
    """Judge who gave the commitment, and when."""
    filing = context.record
    if not isinstance(filing, Filing):
        return
    if filing.commitment is None:
        yield broken("missing", ("commitment",))
    else:
        letter = filing.commitment
        yield from together(_signer(letter, filing.people.responsible), _day(letter, filing.filed_on))


def _signer(letter: Commitment, head: Person | None) -> Ruling:
    if head is None or is_withheld(letter.signed_by, head.name):
        return unknown()
    return kept() if letter.signed_by == head.name else broken("other", ("commitment", "signed_by"))


def _day(letter: Commitment, filed_on: date) -> Ruling:
    """Judge the date. That of a letter redacted as a whole is absent too."""
    day = letter.signed_on
    if isinstance(day, date):
        return kept() if day <= filed_on else broken("after", ("commitment", "signed_on"), filed_on=str(filed_on))
    if is_redacted(day, letter.signed_by):
        return unknown()
    return broken("undated", ("commitment", "signed_on"))


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, event=check, kinds=("filing",), watches=("commitment",))
