"""变更记录里写的“变更前”要与登记册现有的值一致。

为什么：两个人同时改同一项，后一个看到的已经不是现状；不核对，前一个人的变更就被悄悄盖掉了。

怎么改：用 `guanhao show 账号` 查看现值，把 from 改成现值；如果现值已经是想要的，这份变更就不用交了。

The former value that a change states equals the present one. Two requests that race would otherwise undo each other
unseen. Look the present value up with `guanhao show` and write it as `from`.
"""

from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.types import Label
from guanhao.rules.base import AccountContext, Rule
from guanhao.rules.order_faults import findings_of

ID = "stale-change"
TITLE = Label("变更前与现值相符", "changes start from the present")

MESSAGES = {
    "stale": Message(
        "{field} 的“变更前”与登记册现有的值不符",
        "the former value stated for {field} is not the present one",
        "用 guanhao show 查看现值，照现值填写 from",
        "look the present value up with `guanhao show` and write it as `from`",
    ),
    "no-parent": Message(
        "登记册里还没有 {parent}，不能单独变更 {field}",
        "there is no {parent} yet, so {field} cannot be changed alone",
        "把 field 改为 {parent}，整项填写",
        "change {parent} as a whole",
    ),
}


def check(context: AccountContext) -> Iterator[Finding]:
    """Yield changes that do not start from the present value."""
    return findings_of(ID, context)


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, account=check, is_waivable=False)
