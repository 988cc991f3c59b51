"""The parts of an account's filing (备案): what is on file about an account, and what a change may change."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from guanhao.model.forms import SignedForm
from guanhao.model.persons import Personal, redacted_list
from guanhao.model.types import (
    REDACTED,
    Date,
    Email,
    Flag,
    Integer,
    Label,
    Model,
    Number,
    OrNull,
    PersonalDate,
    PersonalEmail,
    PersonalFlag,
    Prose,
    Slug,
    Text,
    Url,
)


def _tier(value: object) -> object:
    return int(value) if isinstance(value, str) and value in ("1", "2", "3") else value


Tier = Annotated[Literal[1, 2, 3], BeforeValidator(_tier)]
"""1 the institution's own, 2 a unit's, 3 a student organisation's."""


class Certified(Model):
    """The platform's certification (平台认证)."""

    on: Annotated[Date | None, Label("认证日期", "certified on")] = None
    subject: Annotated[Text | None, Label("认证主体", "certified subject")] = None


class AppliedAccount(Model):
    """The account as an application knows it: a name and a platform, and whatever else is fixed before it is opened."""

    name: Annotated[Text, Label("账号名称", "account name")]
    platform: Annotated[Slug, Label("平台", "platform")]
    platform_id: Annotated[Number | None, Label("平台 ID", "platform ID")] = None
    handle: Annotated[Number | None, Label("账号 ID（微信号、号码等）", "handle")] = None
    url: Annotated[Url | None, Label("主页网址", "page address")] = None
    qr: Annotated[Text | None, Label("二维码内容", "QR payload")] = None
    opened_on: Annotated[Date | None, Label("开通日期", "opened on")] = None
    certified: Annotated[Certified | None, Label("平台认证", "certification")] = None
    followers: Annotated[Integer | None, Label("关注人数", "followers")] = None


class FiledAccount(AppliedAccount):
    """The account as it was opened."""

    opened_on: Annotated[Date, Label("开通日期", "opened on")]


class Service(Model):
    """The office's public contact: published, so never a person's."""

    reply_within_days: Annotated[Integer | None, Label("承诺答复期限（天）", "replies within (days)")] = None
    phone: Annotated[Number | None, Label("办公电话", "office telephone")] = None
    email: Annotated[Email | None, Label("公共邮箱", "office e-mail")] = None


class Person(Personal):
    """A person answering for the account. Internal."""

    name: Annotated[Text, Label("姓名", "name")]
    title: Annotated[Text | None, Label("职务", "post")] = None
    phone: Annotated[Number | None, Label("联系电话", "telephone")] = None
    email: Annotated[PersonalEmail | None, Label("邮箱", "e-mail")] = None
    qq: Annotated[Number | None, Label("QQ 号", "QQ number")] = None
    wechat: Annotated[Number | None, Label("微信号", "WeChat ID")] = None


class Operator(Person):
    """A person who posts (管理员、信息员). `staff` tells staff from students. Internal."""

    staff: Annotated[PersonalFlag | None, Label("是否教职工", "member of staff")] = None


class People(Model):
    """Who answers for the account, who reviews and who posts. Internal."""

    responsible: Annotated[Person | None, Label("第一责任人", "responsible person")] = None
    supervisor: Annotated[Person | None, Label("主管领导（审核人）", "supervisor")] = None
    operators: Annotated[
        tuple[Operator, ...], BeforeValidator(redacted_list), OrNull(()), Label("管理员", "operators")
    ] = ()

    @model_validator(mode="before")
    @classmethod
    def _redacted(cls, value: Any) -> Any:
        """Take people redacted as a whole for people each of whom is: nobody can tell who was named."""
        return dict.fromkeys(cls.model_fields, REDACTED) if value == REDACTED else value


class Commitment(Personal):
    """The signed letter of commitment (承诺书). Internal."""

    signed_by: Annotated[Text, Label("承诺人", "signed by")]
    signed_on: Annotated[PersonalDate | None, Label("承诺日期", "signed on")] = None


Monitoring = Literal["24h", "working-hours"]
Maintenance = Literal["in-house", "outsourced", "students"]


class Declaration(Model):
    """What an application and a filing declare alike."""

    unit: Annotated[Slug, Label("主办单位", "unit")]
    tier: Annotated[Tier, Label("级别", "tier")]
    purpose: Annotated[Prose, Label("开办宗旨", "purpose")]
    scope: Annotated[tuple[Text, ...], Field(min_length=1), Label("信息发布范围", "scope")]
    service: Annotated[Service | None, Label("对外服务", "service contact")] = None
    monitoring: Annotated[Monitoring | None, Label("值守方式", "monitoring")] = None
    maintenance: Annotated[Maintenance | None, Label("维护方式", "maintenance")] = None
    copied_to: Annotated[tuple[Slug, ...] | None, Label("抄送部门", "copied to")] = None
    people: Annotated[People, Label("责任人员", "people")]
    commitment: Annotated[Commitment | None, Label("承诺书", "commitment")] = None


class Application(Declaration, SignedForm):
    """Asks leave to open an account (开通申请)."""

    kind: Literal["application"]
    account: Annotated[AppliedAccount, Label("账号", "account")]


class Filing(Declaration, SignedForm):
    """Puts an opened account on file (备案)."""

    kind: Literal["filing"]
    account: Annotated[FiledAccount, Label("账号", "account")]
    back_filing: Annotated[Flag, OrNull(absent=False), Label("补办备案", "back-filing")] = False
