"""在用的账号之间，平台 ID、账号 ID、网址、二维码都不能相同，备案号也不能相同。

为什么：同一个账号备了两次案，就有两份责任人、两种状态，公众查到的答案会自相矛盾。

怎么改：核对是不是重复备案；是就作废后一份，不是就改正填错的那一处。已注销的账号不算，本单位可以重新启用。

No two live accounts share platform and platform ID, handle, address or QR code, nor any two a code. One account filed
twice would have two persons responsible and two states. Void the later filing, or correct the value that is wrong.
"""

from collections import defaultdict
from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Pointer
from guanhao.model.types import Label
from guanhao.model.verdict import Identity
from guanhao.rules.base import RegisterContext, Rule

ID = "duplicate-identity"
TITLE = Label("一个账号只备案一次", "one filing an account")

MESSAGES = {
    "same": Message(
        "{label}“{value}”已由账号 {other} 备案",
        "the {label} `{value}` is already on file for {other}",
        "核对是否重复备案：重复的请作废，填错的请改正",
        "void this filing if it is a second one, or correct the value",
    ),
    "code": Message(
        "备案号 {value} 与账号 {other} 相同",
        "the code {value} is also that of {other}",
        "换一个账号文件夹名",
        "choose another name for the account's folder",
    ),
}

LABELS = {
    "platform_id": Label("平台 ID", "platform ID"),
    "handle": Label("账号 ID", "handle"),
    "url": Label("主页网址", "address"),
    "qr": Label("二维码内容", "QR payload"),
    "code": Label("备案号", "code"),
}
"""The identifying fields that two live accounts must not share."""


def check(context: RegisterContext) -> Iterator[Finding]:
    """Yield each identity that an earlier live account already has, at the later one."""
    alike: dict[tuple[str, str, str], list[Identity]] = defaultdict(list)
    for identity in context.identities:
        if identity.field in LABELS:
            alike[identity.platform, identity.field, identity.key].append(identity)
    for same in alike.values():
        if len(same) == 1:
            continue
        first, *later = sorted(same, key=lambda identity: (identity.order, identity.account))
        for identity in later:
            params: dict[str, str | Label] = {
                "label": LABELS[identity.field],
                "value": identity.value,
                "other": first.account,
            }
            code = "code" if identity.field == "code" else "same"
            yield Finding(ID, code, identity.path, Pointer(identity.keys), params, identity.account)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, register=check, is_waivable=False)
