"""要公开的文字（名称、宗旨、发布范围、对外服务）里不能有手机号和身份证号。

为什么：这些内容会印在门户上，任何人都能看到。负责人和管理员的联系方式填在 people 里，不公开。

怎么改：对外服务填办公室座机和公共邮箱；个人号码移到 people。

Published free text (name, purpose, scope, service) holds no mobile or identity-card number: the portal shows it to
everyone. Give the office's telephone and mailbox; personal numbers go under `people`, which is never published.
"""

import unicodedata
from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.personal import ID_CARD, MOBILE
from guanhao.model.types import Label
from guanhao.rules.base import AccountContext, Rule, finding, values_set

ID = "personal-data-exposed"
TITLE = Label("公开文字不含个人信息", "no personal data in public text")
FIELDS = ("account.name", "purpose", "scope", "service.phone", "service.email")

MESSAGES = {
    "exposed": Message(
        "这里的内容会公开，却写有{what}",
        "this is published, and holds {what}",
        "改为办公电话或公共邮箱，个人号码填在 people 里",
        "give the office's contact; personal numbers go under `people`",
    ),
}

_NUMBERS = (
    (MOBILE, Label("手机号", "a mobile number")),
    (ID_CARD, Label("身份证号", "an identity-card number")),
)


def check(context: AccountContext) -> Iterator[Finding]:
    """Yield personal numbers in text that is published."""
    for field in FIELDS:
        for value in values_set(context, field):
            if what := _personal(value.value):
                yield finding(ID, "exposed", value, context.account.id, what=what)


def _personal(text: str) -> Label | None:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return next((label for pattern, label in _NUMBERS if pattern.search(plain)), None)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, account=check)
