"""What stands in the placeholders of a form. Every form has every placeholder; what does not concern it is empty."""

from collections.abc import Mapping
from typing import Any

from guanhao.desk.word.events import change_values, closure_values, release_values, review_values
from guanhao.desk.word.matter import Matter, Surroundings
from guanhao.desk.word.pieces import Code, Value, day_in_words, operator_rows, person_values
from guanhao.desk.word.ticks import ticks
from guanhao.ledger.code import code_of

_DIGITS = "零一二三四五六七八九十"


def placeholders(matter: Matter, around: Surroundings) -> dict[str, Value]:
    """Return placeholder → value for a form: text, a `Code`, a mapping, or a list of mappings."""
    return {
        **_common(matter, around),
        **_account(matter, around),
        **_people(matter),
        **change_values(matter, around),
        **review_values(matter),
        **closure_values(matter, around),
        **release_values(matter, around),
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
        "第一责任人": person_values(people.responsible if people else None),
        "审核人": person_values(people.supervisor if people else None),
        "管理员": operator_rows(people.operators if people else ()),
        "承诺": {
            "姓名": commitment.signed_by if commitment else "",
            "日期": day_in_words(commitment.signed_on) if commitment and commitment.signed_on else "",
        },
    }


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
