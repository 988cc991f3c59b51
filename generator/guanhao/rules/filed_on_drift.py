"""填报日期是提出请求的当天或之前七天以内的一天，不能是以后。

为什么：记录按填报日期排列、按当天有效的规定判断。日期可以随便写，迟交就能写成按时，还能排到已经批准的记录前面。

怎么改：把 `filed_on` 改为实际提交的日期，文件名跟着改。签字、发生、开通的日期照实写，不受这条限制；迟交的写明原因。

`filed_on` is the day of the request, or one of the seven days before it; never a later one. Records stand in its order
and are judged by what is in force on it, so that a free choice would make what is late look in time. Write the day on
which the record is really handed in, and rename the file; when things happened is said elsewhere in the record.
"""

from collections.abc import Iterator
from datetime import date

from guanhao.ledger.order import parse_name
from guanhao.model.finding import Finding, Message
from guanhao.model.location import Pointer
from guanhao.model.types import Label
from guanhao.rules.base import Rule
from guanhao.rules.request import Changed, RequestContext, at_file

ID = "filed-on-drift"
TITLE = Label("填报日期如实", "the true day of filing")

MAX_DAYS = 7

MESSAGES = {
    "early": Message(
        "填报日期 {filed_on} 比提出请求的日期 {requested_on} 早 {days} 天，最多早 {limit} 天",
        "filed on {filed_on}, {days} days before the request of {requested_on}; {limit} at most",
        "把 filed_on 和文件名改为实际提交的日期；迟交的写明原因",
        "date it, and name it, by the day on which it is handed in; say why it is late",
    ),
    "future": Message(
        "填报日期 {filed_on} 晚于提出请求的日期 {requested_on}",
        "filed on {filed_on}, after the request of {requested_on}",
        "把 filed_on 和文件名改为实际提交的日期",
        "date it, and name it, by the day on which it is handed in",
    ),
}


def check(context: RequestContext) -> Iterator[Finding]:
    """Yield new records that bear a day other than that of the request, or of the week before it."""
    for file in context.files:
        filed_on = _filed_on(file) if file.delta.kind == "added" else None
        if filed_on is None:
            continue
        days = (context.requested_on - filed_on).days
        told = {"filed_on": str(filed_on), "requested_on": str(context.requested_on)}
        if days > MAX_DAYS:
            yield at_file(ID, "early", file, Pointer(("filed_on",)), days=str(days), limit=str(MAX_DAYS), **told)
        elif days < 0:
            yield at_file(ID, "future", file, Pointer(("filed_on",)), **told)


def _filed_on(file: Changed) -> date | None:
    """Return the day on which a new record says it is filed; where nobody can read that, the day of its name."""
    filed_on = getattr(file.new_record, "filed_on", None)
    if isinstance(filed_on, date):
        return filed_on
    named = parse_name(file.name) if file.place == "record" else None
    return named[0] if named else None


RULE = Rule(ID, TITLE, "request", MESSAGES, __doc__, request=check, is_waivable=False)
