"""账号在平台上的 ID（原始 ID、UID、群号等）和用户看得见的账号 ID，要按该平台的格式填写，必填的不能缺。

为什么：名称可以改，也可以被人冒用，平台 ID 不会变。公众核对真假，靠的就是它；错一个字符，真账号就会被说成查无此号。

怎么改：在平台后台复制 ID，按提示的样例填写。已经合并的，另交一份变更记录，注明 correction: true。

The platform's own ID and the handle that people see follow the platform's pattern, and the obligatory ones are given.
Names can change hands, the platform ID cannot: it is what the public compares. Copy it from the platform; mend a merged
one by a change with `correction: true`.
"""

import re
from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.platforms import Identifier, Platform
from guanhao.model.types import Label
from guanhao.rules.base import AccountContext, Rule, finding, lacking, values_set

ID = "platform-id"
TITLE = Label("平台 ID 和账号 ID", "platform IDs and handles")
FIELDS = ("platform_id", "handle")

MESSAGES = {
    "pattern": Message(
        "{platform}的{label}“{value}”格式不对，应如 {example}",
        "the {label} `{value}` is not of {platform}'s form, such as {example}",
        "在平台后台核对后照样例填写",
        "copy it from the platform's settings",
    ),
    "missing": Message(
        "{platform}账号没有填写{label}（account.{field}）",
        "the {label} (account.{field}) is missing (platform: {platform})",
        "补写 {field}，如 {example}",
        "add {field}, such as {example}",
    ),
}


def check(context: AccountContext) -> Iterator[Finding]:
    """Yield identifiers of the wrong form, and obligatory ones that the account lacks."""
    platform = context.platform
    if platform is None:
        return
    for field in FIELDS:
        identifier: Identifier | None = getattr(platform, field)
        if identifier is None:
            continue
        for value in values_set(context, f"account.{field}"):
            if not re.fullmatch(identifier.expression, value.value):
                params = {**_params(platform, identifier, field), "value": value.value}
                yield finding(ID, "pattern", value, context.account.id, **params)
        if identifier.required:
            yield from _missing(context, platform, identifier, field)


def _missing(context: AccountContext, platform: Platform, identifier: Identifier, field: str) -> Iterator[Finding]:
    place = lacking(context, field)
    if place:
        yield Finding(ID, "missing", *place, _params(platform, identifier, field), context.account.id)


def _params(platform: Platform, identifier: Identifier, field: str) -> dict[str, str | Label]:
    return {
        "platform": Label(platform.name, platform.name_en),
        "label": Label(identifier.label, identifier.label_en),
        "example": identifier.example,
        "field": field,
    }


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, account=check)
