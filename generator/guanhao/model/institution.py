"""The institution and its units (design 1.3)."""

from typing import Annotated, Literal

from pydantic import Field

from guanhao.model.recipient import Recipient
from guanhao.model.types import Date, Email, Label, Model, Number, Slug, Text, Timezone, Url


class Approver(Model):
    """A person whose merges approve, if `unit` is the registrar. E-mails are internal."""

    name: Annotated[Text, Label("姓名", "name")]
    unit: Annotated[Slug, Label("所在单位", "unit")]
    handles: Annotated[tuple[Text, ...], Label("代码平台账号", "forge accounts")] = ()
    emails: Annotated[tuple[Email, ...], Label("邮箱", "e-mails")] = ()


class Repository(Model):
    """Where the register is kept."""

    forge: Annotated[Text | None, Label("代码平台", "forge")] = None
    url: Annotated[Url | None, Label("仓库网址", "repository")] = None
    branch: Annotated[Text, Label("主分支", "main branch")] = "main"
    visibility: Annotated[Literal["private", "internal", "public"], Label("可见范围", "visibility")] = "private"
    signing_keys: Annotated[tuple[Text, ...], Label("签名公钥", "signing keys")] = ()


class ReportContact(Model):
    """Where the public reports an impostor. Public."""

    email: Annotated[Email | None, Label("举报邮箱", "e-mail")] = None
    phone: Annotated[Number | None, Label("举报电话", "telephone")] = None


class Encryption(Model):
    """Who can open sealed values (design 1.8)."""

    recipients: Annotated[tuple[Recipient, ...], Field(min_length=1), Label("收件公钥", "recipients")]


class Institution(Model):
    """The institution whose register this is."""

    name: Annotated[Text, Label("单位名称", "name")]
    name_en: Annotated[Text | None, Label("英文名称", "English name")] = None
    short_names: Annotated[tuple[Text, ...], Label("简称", "short names")] = ()
    protected_names: Annotated[tuple[Text, ...], Label("受保护名称", "protected names")] = ()
    site: Annotated[Url | None, Label("官方网站", "web site")] = None
    portal: Annotated[Url | None, Label("门户网址", "portal")] = None
    timezone: Annotated[Timezone, Label("时区", "time zone")] = "Asia/Shanghai"
    opening_on: Annotated[Date | None, Label("期初日期", "opening balance until")] = None
    registrar: Annotated[Slug, Label("归口管理部门", "registrar")]
    policy: Annotated[Slug, Label("现行办法", "policy in force")]
    approvers: Annotated[tuple[Approver, ...], Label("审批人", "approvers")] = ()
    repository: Annotated[Repository | None, Label("代码仓库", "repository")] = None
    report: Annotated[ReportContact | None, Label("举报方式", "report to")] = None
    encryption: Annotated[Encryption | None, Label("加密", "encryption")] = None

    @property
    def recipients(self) -> tuple[str, ...]:
        """The public keys that names and contacts are sealed to; empty where they are not sealed."""
        return self.encryption.recipients if self.encryption else ()

    @property
    def is_public(self) -> bool:
        """Whether everybody can read the repository."""
        return self.repository is not None and self.repository.visibility == "public"


UnitKind = Literal["institution", "department", "school", "student-organisation", "club", "class"]


class Unit(Model):
    """A unit (主办单位): anything that can host accounts. Maintainers are internal."""

    name: Annotated[Text, Label("名称", "name")]
    aliases: Annotated[tuple[Text, ...] | None, Label("曾用名或别名", "aliases")] = None
    kind: Annotated[UnitKind, Label("类别", "kind")]
    parent: Annotated[Slug | None, Label("上级单位", "parent")] = None
    maintainers: Annotated[tuple[Text, ...] | None, Label("填报人账号", "maintainers")] = None
    closed_on: Annotated[Date | None, Label("撤销日期", "closed on")] = None
    merged_into: Annotated[Slug | None, Label("并入单位", "merged into")] = None
