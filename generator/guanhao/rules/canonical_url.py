"""账号的主页网址要写成该平台的规范网址：域名对、形式对，里面的 ID 与所填的平台 ID 一致。

为什么：同一个主页有手机版、分享链接、带跟踪参数的许多写法。只有都写成一种，公众贴来的任何一种链接才比得出真假；
网址里的 ID 对不上，说明网址或 ID 有一个是别人的。

怎么改：照提示里给出的规范网址填写；ID 对不上的，先核实哪一个是对的。

An account's address is the platform's canonical one, on the right host, and carries the account's own ID. One page has
many addresses (mobile, shared, tracked); only when all are brought to one can any pasted link be judged.
"""

from collections.abc import Iterator
from urllib.parse import quote

from guanhao.model.finding import Finding, Message
from guanhao.model.platforms import Platform
from guanhao.model.types import Label
from guanhao.rules.base import AccountContext, Rule, Value, finding, lacking, values_set
from guanhao.verify.canonical import canonical

ID = "canonical-url"
TITLE = Label("规范网址", "canonical address")

MESSAGES = {
    "no-address": Message(
        "{platform}账号没有主页网址，不应填写",
        "accounts of this platform ({platform}) have no address of their own",
        "删去 account.url",
        "delete account.url",
    ),
    "foreign": Message(
        "“{value}”不是{platform}账号的主页网址",
        "`{value}` is not the address of an account (platform: {platform})",
        "打开账号主页，从地址栏复制；规范网址形如 {example}",
        "open the account's page and copy its address; the canonical form is {example}",
    ),
    "not-canonical": Message(
        "网址不是规范写法", "the address is not in its canonical form", "改为 {right}", "write {right}"
    ),
    "other-id": Message(
        "网址里的 ID 是 {inside}，所填的 {field} 却是 {value}",
        "the address carries {inside}, but {field} is {value}",
        "核实哪一个对，改正另一个",
        "find out which is right and correct the other",
    ),
    "missing": Message(
        "{platform}账号没有填写主页网址（account.url）",
        "the address (account.url) is missing (platform: {platform})",
        "补写 url，形如 {example}",
        "add url, such as {example}",
    ),
}


def check(context: AccountContext) -> Iterator[Finding]:
    """Yield addresses that are no account's, not canonical, or another account's."""
    platform = context.platform
    if platform is None:
        return
    present = context.account.origin("account.url")
    for value in values_set(context, "account.url"):
        is_present = present == (value.entry, value.keys)
        yield from _address(context, platform, value, is_present=is_present)
    if platform.url and platform.url.required:
        yield from _missing(context, platform)


def _address(context: AccountContext, platform: Platform, value: Value, *, is_present: bool) -> Iterator[Finding]:
    account, url = context.account, value.value
    params: dict[str, str | Label] = {"platform": Label(platform.name, platform.name_en), "value": url}
    if platform.url is None:
        yield finding(ID, "no-address", value, account.id, **params)
        return
    right = canonical(url, platform)
    if right is None:
        yield finding(ID, "foreign", value, account.id, **params, example=example_of(platform))
        return
    preferred = _preferred(context, platform) if is_present else None
    if preferred and right.platform_id is None:
        yield finding(ID, "not-canonical", value, account.id, right=preferred)
    elif right.url != url:
        yield finding(ID, "not-canonical", value, account.id, right=right.url)
    for field in ("platform_id", "handle"):
        inside, filed = getattr(right, field), getattr(account.filing.account, field) if account.filing else None
        if is_present and inside and filed and platform.key(field, inside) != platform.key(field, filed):
            yield finding(ID, "other-id", value, account.id, inside=inside, field=field, value=filed)


def _missing(context: AccountContext, platform: Platform) -> Iterator[Finding]:
    place = lacking(context, "url")
    if place is None:
        return
    params: dict[str, str | Label] = {
        "platform": Label(platform.name, platform.name_en),
        "example": example_of(platform),
    }
    yield Finding(ID, "missing", *place, params, context.account.id)


def _preferred(context: AccountContext, platform: Platform) -> str | None:
    """Return the address that carries the platform ID on file, where the platform has such an address."""
    filing, templates = context.account.filing, platform.url.canonical if platform.url else ()
    if filing is None or filing.account.platform_id is None or not templates or "{platform_id}" not in templates[0]:
        return None
    right = canonical(templates[0].replace("{platform_id}", quote(filing.account.platform_id, safe="")), platform)
    return right.url if right else None


def example_of(platform: Platform) -> str:
    """Show a canonical address with the catalogue's own example identifiers."""
    template = platform.url.canonical[0] if platform.url and platform.url.canonical else "https://www.example.edu.cn/"
    for field in ("platform_id", "handle"):
        identifier = getattr(platform, field)
        template = template.replace(f"{{{field}}}", identifier.example if identifier else "…")
    return template


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, account=check)
