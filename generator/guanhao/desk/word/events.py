"""What forms of a change, a review, a closure and a release request say beside the account."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from guanhao.desk.word.matter import Matter, Surroundings
from guanhao.desk.word.pieces import BLANK_ROWS, Value, day_in_words, operator_rows
from guanhao.ledger.code import code_of
from guanhao.ledger.values import get_value
from guanhao.model.changes import INTERNAL_ROOT, FieldChange, label_at, label_of
from guanhao.model.persons import Personal, unless_sealed
from guanhao.model.records import Change, Closure, Media, Release, Review
from guanhao.model.types import Label
from guanhao.project.wording import Wording
from guanhao.rules.wording import size_of

_PEOPLE = ("people.responsible", "people.supervisor")
_OPERATORS = "people.operators"


def change_values(matter: Matter, around: Surroundings) -> dict[str, Value]:
    """Return what a change says; rows to write in where the form is to be filled by hand."""
    change = matter.record if isinstance(matter.record, Change) else None
    is_blank = matter.kind == "change" and change is None
    changed = [each for item in change.changes for each in _parted(item, matter)] if change else []
    others = [each for each in changed if each.field != _OPERATORS]
    is_of_operators = len(others) < len(changed)
    before, after = ((side.people.operators if side else ()) for side in (matter.before, matter.present))
    wording = Wording(
        units={id_: Label(unit.name, unit.name) for id_, unit in around.facts.units.items()},
        platforms={id_: Label(platform.name, platform.name_en) for id_, platform in around.facts.platforms.items()},
    )
    blank = [{"项目": "", "变更前": "", "变更后": ""}] * 2 * BLANK_ROWS
    return {
        "变更日期": day_in_words(change.happened_on if change else None),
        "变更原因": change.reason if change else "",
        "逾期说明": (change.late_reason or "") if change else "",
        "变更内容": blank if is_blank else [each.in_words(wording) for each in others],
        "管理员变更": "是" if is_of_operators or is_blank else "",
        "只变更管理员": "是" if is_of_operators and not others else "",
        "原管理员": operator_rows(before if is_of_operators else ()),
        "现管理员": operator_rows(after if is_of_operators else ()),
    }


@dataclass(frozen=True)
class _Changed:
    """A field with its value before and after."""

    field: str
    before: Any
    after: Any

    def in_words(self, wording: Wording) -> dict[str, str]:
        """Return the field and both values in words."""
        name = self.field.rpartition(".")[2]
        before, after = _said(name, self.before, wording), _said(name, self.after, wording)
        return {"项目": label_at(self.field).zh, "变更前": before, "变更后": after}


def _parted(item: FieldChange, matter: Matter) -> Iterator[_Changed]:
    """Yield a change; of people as a whole, those of whom something changes.

    What an author need not state of what was before is taken from the register.
    """
    before = item.from_ if item.states_former_value else get_value(matter.before, item.field)
    if item.field != INTERNAL_ROOT:
        yield _Changed(item.field, unless_sealed(before), unless_sealed(item.to))
        return
    for path in (*_PEOPLE, _OPERATORS):
        name = path.rpartition(".")[2]
        sides = [get_value(side, name) or () for side in (before, item.to)]
        if sides[0] != sides[1]:
            yield _Changed(path, sides[0], sides[1])


def _said(name: str, value: Any, wording: Wording) -> str:
    """Return a value in words: a mapping a line an item, where what is sealed is said once."""
    if isinstance(value, date):
        return day_in_words(value)
    if not isinstance(value, BaseModel):
        return wording.say(name, value).zh
    fields = {key: info for key, info in type(value).model_fields.items() if getattr(value, key) not in (None, ())}
    if isinstance(value, Personal):
        fields = {key: info for key, info in fields.items() if key in _HEADS or not value.is_sealed_at(key)}
    lines = ((label_of(info, key).zh, _said(key, getattr(value, key), wording)) for key, info in fields.items())
    return "\n".join(f"{label}：{said}" for label, said in lines)


_HEADS = ("name", "signed_by")


def review_values(matter: Matter) -> dict[str, Value]:
    """Return what a review says."""
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


def closure_values(matter: Matter, around: Surroundings) -> dict[str, Value]:
    """Return what a closure says."""
    closure = matter.record if isinstance(matter.record, Closure) else None
    successor = closure.successor if closure else None
    return {
        "注销日期": day_in_words(closure.happened_on if closure else None),
        "承接账号": f"{around.successor}（{code_of(successor)}，{successor}）" if successor else "",
    }


def release_values(matter: Matter, around: Surroundings) -> dict[str, Value]:
    """Return what a release request says."""
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
