"""账号开通后超过 `within_days` 天才备案的，按补办备案处理：写 `back_filing: true`，并在 `note` 里说明情况。

为什么：迟报的账号要看得出来，也要说得清为什么迟。把老账号当成新账号报，历史就对不上。

怎么改：确实迟报的，写 back_filing: true 和 note；开通日期填错的，改正日期。不管过了多少天，凡写了 back_filing: true
的都要有 note。

参数：`within_days` 天数，`null` 表示办法没有规定天数，只看写了 back_filing: true 的有没有 note。

An account filed more than `within_days` days after it was opened is filed as a back-filing: `back_filing: true`, and a
`note` that says why. Whatever is marked so needs the note. `within_days: null` means that the policy gives no figure:
then only the note of a marked back-filing is judged.
"""

from collections.abc import Iterator
from typing import Annotated

from guanhao.model.filing import Filing
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Integer, Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import RecordContext, broken, kept

ID = "back-filing"
TITLE = Label("按期备案、补办说明", "filed in time or as a back-filing")

MESSAGES = {
    "unmarked": Message(
        "账号开通 {days} 天后才备案，规定是 {limit} 天内，却没有写明是补办备案",
        "filed {days} days after the account was opened; the policy allows {limit}; it is not marked as a back-filing",
        "写 back_filing: true，并在 note 里说明迟报的原因；日期填错的请改正",
        "write back_filing: true and say why in note, or correct the date",
    ),
    "no-note": Message(
        "写明是补办备案，却没有说明情况",
        "it is marked as a back-filing, and nothing says why",
        "填写 note，如实说明为什么补办；不是补办的，删去 back_filing",
        "say why in note; delete back_filing where it is none",
    ),
}


class Params(Model):
    """How soon an account is filed."""

    within_days: Annotated[Integer | None, Label("天数", "days")]


def check(context: RecordContext[Params]) -> Iterator[Ruling]:
    """Judge a filing by the days from opening, and a back-filing by its note."""
    filing, limit = context.record, context.params.within_days
    if not isinstance(filing, Filing):
        return
    days = (filing.filed_on - filing.account.opened_on).days
    if filing.back_filing:
        yield kept() if filing.note else broken("no-note", ("note",))
    elif limit is not None and days > limit:
        yield broken("unmarked", ("back_filing",), days=str(days), limit=str(limit))
    elif limit is not None:
        yield kept()


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, params=Params, event=check, kinds=("filing",))
