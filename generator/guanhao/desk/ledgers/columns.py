"""The columns of an exported register, each with the header by which it is known again when it comes back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from guanhao.model.types import Label

_PERSON = {
    "name": Label("姓名", "name"),
    "title": Label("职务", "post"),
    "phone": Label("电话", "telephone"),
    "email": Label("邮箱", "e-mail"),
    "qq": Label("QQ 号", "QQ"),
    "wechat": Label("微信号", "WeChat"),
}
_STAFF = Label("是否教职工", "member of staff")
_ROLES = {"responsible": Label("第一责任人", "responsible person"), "supervisor": Label("主管领导", "supervisor")}
_OPERATOR = Label("管理员", "operator")

_FIRST: Mapping[str, Label] = {
    "id": Label("账号路径", "account path"),
    "code": Label("备案号", "code"),
    "unit": Label("主办单位", "unit"),
    "tier": Label("级别", "tier"),
    "account.platform": Label("平台", "platform"),
    "account.name": Label("账号名称", "account name"),
    "account.handle": Label("账号 ID（微信号、号码等）", "handle"),
    "account.platform_id": Label("平台 ID", "platform ID"),
    "account.url": Label("主页网址", "page address"),
    "account.qr": Label("二维码内容", "QR payload"),
    "account.opened_on": Label("开通日期", "opened on"),
    "account.certified.subject": Label("认证主体", "certified subject"),
    "account.certified.on": Label("认证日期", "certified on"),
    "account.followers": Label("关注人数", "followers"),
    "state": Label("账号状态", "state"),
    "purpose": Label("开办宗旨", "purpose"),
    "scope": Label("信息发布范围", "scope"),
    "service.reply_within_days": Label("承诺答复期限（天）", "replies within (days)"),
    "service.phone": Label("对外办公电话", "office telephone"),
    "service.email": Label("公共邮箱", "office e-mail"),
    "monitoring": Label("值守方式", "monitoring"),
    "maintenance": Label("维护方式", "maintenance"),
    "copied_to": Label("抄送部门", "copied to"),
}
_LAST: Mapping[str, Label] = {
    "commitment.signed_by": Label("承诺人", "commitment signed by"),
    "commitment.signed_on": Label("承诺日期", "commitment signed on"),
    "document": Label("原件档案号", "archive number"),
    "filed_on": Label("备案日期", "filed on"),
    "signed.name": Label("签字人", "signed by"),
    "signed.title": Label("签字人职务", "post of who signed"),
    "signed.on": Label("签字日期", "signed on"),
    "note": Label("备注", "note"),
}
_MOST = 30
"""Operators of one account whose headers are known again."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: the dotted path of a filing (operators counted from 0), and its header."""

    field: str
    label: Label

    @property
    def is_personal(self) -> bool:
        """Whether the column names persons, so that it is not to be published."""
        return self.field.startswith(("people.", "signed.", "commitment."))


def headings(operators: int) -> list[Heading]:
    """Return the columns of a register in which no account has more operators than that."""
    return [
        *(Heading(field, label) for field, label in _FIRST.items()),
        *(
            Heading(f"people.{role}.{part}", _joined(label, _PERSON[part]))
            for role, label in _ROLES.items()
            for part in _PERSON
        ),
        *(heading for number in range(operators) for heading in _operator(number)),
        *(Heading(field, label) for field, label in _LAST.items()),
    ]


def _operator(number: int) -> Iterator[Heading]:
    label = Label(f"{_OPERATOR.zh}{number + 1}", f"{_OPERATOR.en} {number + 1}")
    for part, called in {**_PERSON, "staff": _STAFF}.items():
        yield Heading(f"people.operators.{number}.{part}", _joined(label, called))


def _joined(label: Label, part: Label) -> Label:
    return Label(f"{label.zh}{part.zh}", f"{label.en} {part.en}")


@cache
def own_headers() -> Mapping[str, str]:
    """Return header of an exported table, in either language or as the path itself → field."""
    found: dict[str, str] = {}
    for heading in headings(_MOST):
        for text in (heading.label.zh, heading.label.en, heading.field):
            found[_key(text)] = heading.field
    return found


def own_field(header: str) -> str | None:
    """Return the field whose exported column is headed just so."""
    return own_headers().get(_key(header))


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()
