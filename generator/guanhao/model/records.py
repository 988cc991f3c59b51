"""The kinds of record that a register holds: one event, one form, one file (design 1.1, 1.2)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from guanhao.model.changes import CORRECTION_ONLY, AnyFieldChange, FieldChange
from guanhao.model.filing import Application, Filing
from guanhao.model.forms import Form, Signature, SignedForm
from guanhao.model.types import (
    AccountId,
    Date,
    Flag,
    Integer,
    Label,
    Model,
    Number,
    OrNull,
    Prose,
    Slug,
    Text,
    Url,
)


class Change(SignedForm):
    """Changes what is on file (变更); a correction replaces a wrong value and leaves no former one."""

    kind: Literal["change"]
    happened_on: Annotated[Date, Label("变更发生日期", "happened on")]
    reason: Annotated[Prose, Label("变更原因", "reason")]
    changes: Annotated[tuple[AnyFieldChange, ...], Field(min_length=1), Label("变更内容", "changes")]
    late_reason: Annotated[Prose | None, Label("逾期说明", "reason for lateness")] = None
    correction: Annotated[Flag, OrNull(absent=False), Label("更正", "correction")] = False

    @model_validator(mode="after")
    def _immutable_id(self) -> "Change":
        change: FieldChange
        for position, change in enumerate(self.changes):
            if change.field == CORRECTION_ONLY and not self.correction:
                raise PydanticCustomError("correction-only", "{keys}", {"keys": f"changes.{position}.field"})
        return self

    @model_validator(mode="after")
    def _each_once(self) -> "Change":
        """Refuse a field's second change: which of the two is meant, nobody could tell."""
        seen: set[str] = set()
        change: FieldChange
        for position, change in enumerate(self.changes):
            if change.field in seen:
                raise PydanticCustomError("twice", "{keys}", {"keys": f"changes.{position}.field"})
            seen.add(change.field)
        return self


class ReviewReport(Model):
    """The unit's figures of the year."""

    posts: Annotated[Integer, Label("发布条数", "posts")]
    followers: Annotated[Integer, Label("关注人数", "followers")]
    last_post_on: Annotated[Date | None, Label("最近发布日期", "last post on")] = None
    incidents: Annotated[Integer, Label("不良信息事件数", "incidents")]
    summary: Annotated[Prose, Label("工作小结", "summary")]


ReviewResult = Literal["pass", "rectify", "fail"]


class Review(SignedForm):
    """The annual review (年审). Its merge confirms the result."""

    kind: Literal["review"]
    year: Annotated[Integer, Field(ge=1990, le=2099), Label("年审年度", "year")]
    report: Annotated[ReviewReport, Label("年度报告", "report")]
    result: Annotated[ReviewResult, Label("年审结果", "result")]
    remarks: Annotated[Prose | None, Label("审核意见", "remarks")] = None


class Grounds(Model):
    """The article an order rests on, and the facts."""

    article: Annotated[Text, Label("依据条款", "article")]
    text: Annotated[Prose, Label("事实与理由", "facts")]


class Order(SignedForm):
    """The registrar's order (处置通知)."""

    kind: Literal["order"]
    order: Annotated[Literal["rectify", "suspend", "resume", "close"], Label("处置措施", "order")]
    grounds: Annotated[Grounds, Label("处置依据", "grounds")]
    due_on: Annotated[Date | None, Label("完成期限", "due on")] = None


class Incident(SignedForm):
    """A crisis or harmful content met with (舆情、不良信息事件). Internal but for its count."""

    kind: Literal["incident"]
    happened_on: Annotated[Date, Label("发生日期", "happened on")]
    reported_on: Annotated[Date, Label("报告日期", "reported on")]
    summary: Annotated[Prose, Label("情况说明", "summary")]
    handling: Annotated[Prose | None, Label("处置情况", "handling")] = None
    resolved_on: Annotated[Date | None, Label("办结日期", "resolved on")] = None


class Closure(SignedForm):
    """Takes an account out of service for good (注销)."""

    kind: Literal["closure"]
    happened_on: Annotated[Date, Label("注销日期", "happened on")]
    reason: Annotated[
        Literal[
            "unused",
            "inactive",
            "review-failed",
            "violation",
            "merged",
            "platform-closed",
            "withdrawn",
            "filed-in-error",
        ],
        Label("注销原因", "reason"),
    ]
    successor: Annotated[AccountId | None, Label("承接账号", "successor")] = None


class Void(SignedForm):
    """Takes a wrong record out of the fold (作废); both files stay."""

    kind: Literal["void"]
    voids: Annotated[Text, Label("作废的文件", "voided file")]
    reason: Annotated[Prose, Label("作废原因", "reason")]


class Media(Model):
    """A file that goes with a release request. `bytes` is its size."""

    file: Annotated[Text, Label("文件名", "file")]
    format: Annotated[Text | None, Label("格式", "format")] = None
    bytes: Annotated[Integer | None, Label("大小（字节）", "size (bytes)")] = None


class Release(SignedForm):
    """Asks leave to publish something through an account (信息发布申请). Internal."""

    kind: Literal["release"]
    unit: Annotated[Slug, Label("申请部门", "unit")]
    channel: Annotated[AccountId, Label("发布账号", "channel")]
    planned_on: Annotated[Date, Label("拟发布日期", "planned on")]
    title: Annotated[Text, Label("标题", "title")]
    text_chars: Annotated[Integer, Label("正文字数", "characters")]
    summary: Annotated[Prose, Label("内容摘要", "summary")]
    cover: Annotated[Media | Text | None, Label("封面图", "cover")] = None
    images: Annotated[tuple[Media, ...] | None, Label("配图", "images")] = None
    video: Annotated[Media | None, Label("视频", "video")] = None
    source: Annotated[Text | None, Label("转载来源", "source")] = None


class Impostor(Form):
    """An account that pretends to be ours (假冒账号)."""

    kind: Literal["impostor"] = "impostor"
    filed_on: Annotated[Date | None, Label("填报日期", "filed on")] = None
    signed: Annotated[Signature | None, Label("负责人签字", "signature")] = None
    name: Annotated[Text, Label("名称", "name")]
    platform: Annotated[Slug, Label("平台", "platform")]
    platform_id: Annotated[Number | None, Label("平台 ID", "platform ID")] = None
    handle: Annotated[Number | None, Label("账号 ID", "handle")] = None
    url: Annotated[Url | None, Label("主页网址", "page address")] = None
    imitates: Annotated[AccountId | None, Label("被假冒的账号", "imitates")] = None
    seen_on: Annotated[Date | None, Label("发现日期", "seen on")] = None
    reported_on: Annotated[Date | None, Label("投诉日期", "reported on")] = None
    taken_down_on: Annotated[Date | None, Label("下架日期", "taken down on")] = None

    IDENTIFIERS: ClassVar = ("platform_id", "handle", "url")

    @model_validator(mode="after")
    def _identified(self) -> "Impostor":
        if all(getattr(self, name) is None for name in self.IDENTIFIERS):
            raise PydanticCustomError("no-identifier", "{keys}", {"keys": ""})
        return self


class Waiver(Form):
    """An exception to a rule for one account, granted by the registrar (豁免); `expires` is its last day."""

    kind: Literal["waiver"] = "waiver"
    filed_on: Annotated[Date | None, Label("填报日期", "filed on")] = None
    signed: Annotated[Signature | None, Label("负责人签字", "signature")] = None
    rule: Annotated[Slug, Label("规则", "rule")]
    account: Annotated[AccountId, Label("账号", "account")]
    reason: Annotated[Prose, Label("豁免理由", "reason")]
    approved_by: Annotated[Text, Label("批准人", "approved by")]
    document: Annotated[Text, Label("批准文件", "document")]
    granted: Annotated[Date, Label("批准日期", "granted")]
    expires: Annotated[Date, Label("截止日期（含）", "expires")]


AccountRecord = Application | Filing | Change | Review | Incident | Order | Closure | Void
"""A record of an account's folder."""

ACCOUNT_KINDS: dict[str, type[AccountRecord]] = {
    "application": Application,
    "filing": Filing,
    "change": Change,
    "review": Review,
    "incident": Incident,
    "order": Order,
    "closure": Closure,
    "void": Void,
}
"""Kind → model, in the order in which records of one day stand (design 1.1)."""
