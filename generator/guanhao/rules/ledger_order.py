"""迟交的记录，不能让已经合并的记录变得次序不对或“变更前”不符。

为什么：合并就是批准。后来补交的材料如果排到前面，把已经批准的变更推翻了，登记册就前后矛盾。

怎么改：把这份记录的填报日期改为实际提交的日期，让它排在后面，“变更前”照现值填写。

A late record does not make a merged one stale or impossible. A merge is an approval: what is filed afterwards does not
undo it by claiming an earlier day. File it under the day on which it is really handed in.
"""

from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Pointer
from guanhao.model.types import Label
from guanhao.rules.base import AccountContext, Rule
from guanhao.rules.order_faults import attributed

ID = "ledger-order"
TITLE = Label("迟交的不推翻已批的", "late records upset nothing")

MESSAGES = {
    "late": Message(
        "这份记录提交得晚、日期却排在前面，使已经合并的 {name} 不再成立",
        "handed in late but dated earlier, this record makes the merged {name} impossible",
        "把填报日期改为实际提交的日期，并照现值填写",
        "date it on the day it is handed in, and start from the present values",
    ),
}


def check(context: AccountContext) -> Iterator[Finding]:
    """Yield the late records that upset merged ones."""
    for fault, culprit in attributed(context):
        if culprit:
            params = {"name": fault.entry.name}
            yield Finding(ID, "late", culprit.path, Pointer(("filed_on",)), params, context.account.id)


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, account=check, is_waivable=False)
