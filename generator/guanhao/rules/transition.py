"""什么状态下能办什么事：先申请或备案，备案之后才能变更、年审、处置、注销；注销之后只能作废。

为什么：次序错了，账号的状态就说不清，公众得到的答案也就靠不住。次序不对的账号一律显示“待核”。

怎么改：先补前一步；同一天的几份按申请、备案、变更、年审、事件、处置、注销、作废排序。填错的由归口管理部门作废。

What may be filed in which state: application or filing first; change, review, incident, order and closure only once it
is on file; after closure a void alone. File the step before it first, or have the registrar void the wrong record.
"""

from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.types import Label
from guanhao.rules.base import AccountContext, Rule
from guanhao.rules.order_faults import findings_of

ID = "transition"
TITLE = Label("材料与账号状态相符", "records that the state allows")

MESSAGES = {
    "kind": Message(
        "账号此时{state}，不能提交这种记录（{kind}）",
        "the account is {state} at that time and takes no record of this kind ({kind})",
        "核对填报日期和前面的记录；先补办前一步，或请归口管理部门作废",
        "check the dates and the records before it; file the step before, or have this one voided",
    ),
    "not-opened": Message(
        "账号还没有备案，注销原因只能是 withdrawn（撤回申请），不能是 {reason}",
        "the account was never filed, so it can only be closed as `withdrawn`, not `{reason}`",
        "把 reason 改为 withdrawn，或先办备案",
        "write withdrawn, or file the account first",
    ),
    "later-void": Message(
        "作废不能针对它自己或在它之后的作废记录（{name}）",
        "a void cannot take out itself or a later void ({name})",
        "改正要作废的文件名",
        "name the right file",
    ),
}


def check(context: AccountContext) -> Iterator[Finding]:
    """Yield records that the state did not allow."""
    return findings_of(ID, context)


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, account=check, is_waivable=False)
