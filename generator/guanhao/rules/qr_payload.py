"""二维码内容要指向该平台自己的域名。

为什么：二维码看不出内容，最容易被换掉。登记的二维码如果指向别处，等于替别人作保。

怎么改：用手机扫一扫账号的二维码，把读出的内容原样填入 account.qr。

The decoded payload of an account's QR code leads to the platform's own host. Nobody can read a QR code by eye, so a
filed one that leads elsewhere would vouch for a stranger. Scan the code and file what it says, to the letter.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from guanhao.model.finding import Finding, Message
from guanhao.model.types import Label
from guanhao.rules.base import AccountContext, Rule, finding, values_set

ID = "qr-payload"
TITLE = Label("二维码内容", "QR payload")

MESSAGES = {
    "none": Message(
        "{platform}账号没有二维码，不应填写",
        "accounts of this platform ({platform}) have no QR code",
        "删去 account.qr",
        "delete account.qr",
    ),
    "host": Message(
        "二维码内容“{value}”不是{platform}的，应指向 {hosts}",
        "the QR payload `{value}` is not {platform}'s; it should lead to {hosts}",
        "重新扫描账号的二维码，原样填入",
        "scan the account's code again and file what it says",
    ),
}


def check(context: AccountContext) -> Iterator[Finding]:
    """Yield QR payloads that lead to another host than the platform's."""
    platform = context.platform
    if platform is None:
        return
    name = Label(platform.name, platform.name_en)
    for value in values_set(context, "account.qr"):
        payload = value.value
        if platform.qr is None and platform.url and not platform.url.canonical:
            if not _host(payload):
                yield finding(ID, "host", value, context.account.id, platform=name, value=payload, hosts="http(s)://…")
        elif platform.qr is None:
            yield finding(ID, "none", value, context.account.id, platform=name)
        elif _host(payload) not in platform.qr.hosts:
            hosts = ", ".join(platform.qr.hosts)
            yield finding(ID, "host", value, context.account.id, platform=name, value=payload, hosts=hosts)


def _host(payload: str) -> str:
    try:
        parts = urlsplit(payload)
    except ValueError:
        return ""
    return parts.netloc.lower() if parts.scheme in ("http", "https") else ""


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, account=check)
