"""What stands in the placeholders of a form. Every form has every placeholder; what does not concern it is empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guanhao.desk.word.matter import Matter, Surroundings
from guanhao.desk.word.ticks import ticks
from guanhao.ledger.code import code_of
from guanhao.ledger.values import get_value
from guanhao.model.changes import FieldChange, label_at
from guanhao.model.filing import Operator, Person
from guanhao.model.records import Change, Closure, Media, Release, Review
from guanhao.model.types import Label
from guanhao.project.wording import STAFF, Wording
from guanhao.rules.wording import size_of

Text = str
Value = Any
"""Text, a picture, a mapping or a list of such."""

OPERATORS = "people.operators"
BLANK_DATE = "　　　年　　月　　日"
_DIGITS = "零一二三四五六七八九十"
_BLANK_ROWS = 2


@dataclass(frozen=True)
class Code:
    """A QR code of a text, to be drawn `side` millimetres wide."""

    payload: str
    side: float


def placeholders(matter: Matter, around: Surroundings) -> dict[str, Value]:
    """Return placeholder → value for a form: text, a `Code`, a mapping, or a list of mappings."""
    return {
        **_common(matter, around),
        **_account(matter, around),
        **_people(matter),
        **_change(matter, around),
        **_review(matter),
        **_closure(matter, around),
        **_release(matter, around),
        "勾": ticks(matter),
        "要求": _asked(matter, around),
    }


def _common(matter: Matter, around: Surroundings) -> dict[str, Value]:
    facts, record = around.facts, matter.record
    institution = facts.institution
    registrar = facts.unit_name(institution.registrar) if institution else ""
    page = f"{around.portal}accounts/{matter.account}/" if around.portal and matter.account else ""
    keepers = [registrar, *map(facts.unit_name, _copied(matter, around)), "主办单位"]
    signed = record.signed if record else None
    filed_on = record.filed_on if record else None
    return {
        "单位全称": institution.name if institution else "",
        "归口管理部门": registrar,
        "公开邮箱": institution.report.email or "" if institution and institution.report else "",
        "办法名称": around.policy.title if around.policy else "",
        "办法文号": (around.policy.document or "") if around.policy else "",
        "账号编号": matter.account or "",
        "备案号": code_of(matter.account) if matter.account else "",
        "核验网址": page,
        "核验码": Code(page, 19) if page else "",
        "核验说明": "扫码核验" if page else "",
        "记录文件": matter.path or "",
        "办理情况": _standing(matter),
        "填报日期": day_in_words(filed_on or (matter.day if matter.account else None)),
        "份数": _DIGITS[len(keepers)] if len(keepers) < len(_DIGITS) else str(len(keepers)),
        "存档部门": "、".join(dict.fromkeys(keepers)),
        "签字": {
            "姓名": signed.name if signed else "",
            "职务": (signed.title or "") if signed else "",
            "日期": day_in_words(signed.on) if signed else "",
        },
        "会签部门": _endorsers(matter, around),
        "会签": [
            {
                "部门": facts.unit_name(given.unit),
                "姓名": given.name,
                "职务": given.title or "",
                "日期": day_in_words(given.on) if given.on else "",
            }
            for given in (record.endorsements or () if record else ())
        ],
        "档案号": (record.document or "") if record else "",
        "备注": (record.note or "") if record else "",
    }


def _standing(matter: Matter) -> str:
    """Say whether the record is in effect, and until when what is on file of the account is shown."""
    if matter.path is None:
        return ""
    if matter.state is not None:
        return f"（截至{day_in_words(matter.day)}的登记内容{_NOT_WELL.get(matter.state, '')}）"
    return "（已生效）" if matter.is_in_effect else "（尚未生效）"


_NOT_WELL = {"suspended": "，账号已暂停", "closed": "，账号已注销", "under-review": "，有记录待核"}


def _account(matter: Matter, around: Surroundings) -> dict[str, Value]:
    present, facts = matter.present, around.facts
    account = present.account if present else None
    certified = account.certified if account else None
    service = present.service if present else None

    def text(value: Any) -> str:
        return "" if value is None else str(value)

    return {
        "账号名称": account.name if account else "",
        "平台": facts.platform_name(account.platform).zh if account else "",
        "平台编号": account.platform if account else "",
        "平台ID": text(account.platform_id) if account else "",
        "账号ID": text(account.handle) if account else "",
        "主页网址": text(account.url) if account else "",
        "二维码内容": text(account.qr) if account else "",
        "账号二维码": Code(account.qr, 17) if account and account.qr else "",
        "开通日期": day_in_words(account.opened_on if account else None),
        "认证主体": text(certified.subject) if certified else "",
        "认证日期": day_in_words(certified.on) if certified and certified.on else "",
        "关注人数": text(account.followers) if account else "",
        "主办单位": facts.unit_name(present.unit) if present else "",
        "级别": _DIGITS[present.tier] + "级" if present else "",
        "开办宗旨": present.purpose if present else "",
        "信息发布范围": "、".join(present.scope) if present else "",
        "答复期限": text(service.reply_within_days) if service else "",
        "办公电话": text(service.phone) if service else "",
        "公共邮箱": text(service.email) if service else "",
        "抄送部门": "、".join(map(facts.unit_name, present.copied_to or ())) if present else "",
    }


def _people(matter: Matter) -> dict[str, Value]:
    people = matter.present.people if matter.present else None
    commitment = matter.present.commitment if matter.present else None
    return {
        "第一责任人": _person(people.responsible if people else None),
        "审核人": _person(people.supervisor if people else None),
        "管理员": _operators(people.operators if people else ()),
        "承诺": {
            "姓名": commitment.signed_by if commitment else "",
            "日期": day_in_words(commitment.signed_on) if commitment and commitment.signed_on else "",
        },
    }


def _person(person: Person | None) -> dict[str, str]:
    staff = person.staff if isinstance(person, Operator) else None
    return {
        "姓名": person.name if person else "",
        "职务": (person.title or "") if person else "",
        "电话": (person.phone or "") if person else "",
        "邮箱": (person.email or "") if person else "",
        "QQ": (person.qq or "") if person else "",
        "微信": (person.wechat or "") if person else "",
        "身份": "" if staff is None else STAFF[staff].zh if isinstance(staff, bool) else staff,
    }


def _operators(operators: Iterable[Operator]) -> list[dict[str, str]]:
    """Return the operators; rows to write in where there is none."""
    return [_person(operator) for operator in operators] or [_person(None)] * _BLANK_ROWS


def _change(matter: Matter, around: Surroundings) -> dict[str, Value]:
    change = matter.record if isinstance(matter.record, Change) else None
    is_blank = matter.kind == "change" and change is None
    concerns = [item.field == OPERATORS for item in change.changes] if change else []
    before, after = ((side.people.operators if side else ()) for side in (matter.before, matter.present))
    wording = Wording(
        units={id_: Label(unit.name, unit.name) for id_, unit in around.facts.units.items()},
        platforms={id_: Label(platform.name, platform.name_en) for id_, platform in around.facts.platforms.items()},
    )
    empty = {"项目": "", "变更前": "", "变更后": ""}
    return {
        "变更日期": day_in_words(change.happened_on if change else None),
        "变更原因": change.reason if change else "",
        "逾期说明": (change.late_reason or "") if change else "",
        "变更内容": [_changed(item, matter, wording) for item in change.changes if item.field != OPERATORS]
        if change
        else [empty] * 2 * _BLANK_ROWS
        if is_blank
        else [],
        "管理员变更": "是" if any(concerns) or is_blank else "",
        "只变更管理员": "是" if concerns and all(concerns) else "",
        "原管理员": _operators(before if any(concerns) else ()),
        "现管理员": _operators(after if any(concerns) else ()),
    }


def _changed(item: FieldChange, matter: Matter, wording: Wording) -> dict[str, str]:
    """Return a change in words; what an author need not state of what was before is taken from the register."""
    last = item.field.rpartition(".")[2]
    before = item.from_ if item.states_former_value else get_value(matter.before, item.field)
    return {
        "项目": label_at(item.field).zh,
        "变更前": wording.say(last, before).zh,
        "变更后": wording.say(last, item.to).zh,
    }


def _review(matter: Matter) -> dict[str, Value]:
    review = matter.record if isinstance(matter.record, Review) else None
    report = review.report if review else None
    followers = {"关注人数": str(report.followers)} if report else {}
    return {
        "年审年度": str(review.year) if review else "",
        "发布条数": str(report.posts) if report else "",
        "最近发布日期": day_in_words(report.last_post_on if report else None),
        "不良信息事件数": str(report.incidents) if report else "",
        "工作小结": report.summary if report else "",
        "审核意见": (review.remarks or "") if review else "",
        **followers,
    }


def _closure(matter: Matter, around: Surroundings) -> dict[str, Value]:
    closure = matter.record if isinstance(matter.record, Closure) else None
    successor = closure.successor if closure else None
    return {
        "注销日期": day_in_words(closure.happened_on if closure else None),
        "承接账号": f"{around.successor}（{code_of(successor)}，{successor}）" if successor else "",
    }


def _release(matter: Matter, around: Surroundings) -> dict[str, Value]:
    release = matter.record if isinstance(matter.record, Release) else None
    images = release.images or () if release else ()
    cover = release.cover if release else None
    return {
        "申请部门": around.facts.unit_name(release.unit) if release else "",
        "拟发布日期": day_in_words(release.planned_on if release else None),
        "标题": release.title if release else "",
        "正文字数": str(release.text_chars) if release else "",
        "内容摘要": release.summary if release else "",
        "封面图": cover if isinstance(cover, str) else _media(cover),
        "配图": f"{len(images)} 张：{'；'.join(map(_media, images))}" if images else "",
        "配图张数": str(len(images)) if release else "",
        "视频": _media(release.video if release else None),
        "转载来源": (release.source or "") if release else "",
    }


def _media(media: Media | None) -> str:
    if media is None:
        return ""
    size = size_of(media.bytes).zh if media.bytes is not None else None
    about = "，".join(filter(None, (media.format, size)))
    return f"{media.file}（{about}）" if about else media.file


def _copied(matter: Matter, around: Surroundings) -> tuple[str, ...]:
    """Return the offices that get a copy: those on file, else those that the policy names."""
    filed = matter.present.copied_to if matter.present else None
    return filed or tuple(_parameter(matter, around, "copied-offices", "units") or ())


def _endorsers(matter: Matter, around: Surroundings) -> str:
    """Return the units that endorse the form: those that did, else those that the policy names for the tier.

    Of a form to be filled by hand, those for any tier.
    """
    name = around.facts.unit_name
    given = [endorsement.unit for endorsement in (matter.record.endorsements or () if matter.record else ())]
    if given:
        return "、".join(map(name, dict.fromkeys(given)))
    if matter.kind not in ("application", "filing"):
        return ""
    tiers: Mapping[Any, Any] = _parameter(matter, around, "endorsement", "tiers") or {}
    asked = [tiers.get(matter.present.tier)] if matter.present else tiers.values()
    ways = (("或".join(map(name, each.any or ())), "、".join(map(name, each.all or ()))) for each in asked if each)
    return "、".join(dict.fromkeys(way for pair in ways for way in pair if way))


def _asked(matter: Matter, around: Surroundings) -> dict[str, str]:
    """Return the figures of the policy that forms speak of; empty where it sets none."""
    asked = {
        "变更天数": _parameter(matter, around, "change-deadline", "days"),
        "更新天数": _parameter(matter, around, "update-interval", "days"),
        "答复天数": _parameter(matter, around, "reply-promise", "max_days"),
        "年审月份": _parameter(matter, around, "annual-review", "month"),
        "管理员上限": _parameter(matter, around, "operators", "max"),
        "提前天数": _parameter(matter, around, "release-lead-time", "min_days"),
        "正文字数上限": _parameter(matter, around, "release-text", "max_chars"),
        "配图张数下限": _parameter(matter, around, "release-images", "min"),
    }
    return {name: "" if value is None else str(value) for name, value in asked.items()}


def _parameter(matter: Matter, around: Surroundings, rule: str, name: str) -> Any:
    """Return what the policy in force sets for a rule on the form's day; None where it sets nothing."""
    policy = around.facts.policy
    bounds = policy.of(rule) if policy else ()
    found = (getattr(params, name, None) for bound in bounds if (params := bound.on(matter.day)))
    return next((value for value in found if value is not None), None)


def day_in_words(day: date | str | None) -> str:
    """Return a day as forms write it; room to write one where there is none; a word that stands for one as it is."""
    if day is None:
        return BLANK_DATE
    return day if isinstance(day, str) else f"{day.year}年{day.month}月{day.day}日"
