"""账号的级别要与主办单位的类别相符；一级账号只能由学校或者归口管理部门主办。

为什么：级别说明账号替谁说话、由谁会签。部门的账号列为一级，公众会把一个部门的话当成学校的话。

怎么改：级别填错的，提交更正；主办单位填错的，改正主办单位。归口管理部门代学校主办的账号列为一级，本部门自己的账号按部门的级别。

参数：`tiers` 每一级（1、2、3）有哪些类别的单位：institution 学校、department 部门、school 院系、student-organisation
学生组织、club 社团、class 班级。没有列出的类别，只判断一级账号，其他级别不作判断。

The account's tier is that of its unit's kind; tier 1 is the institution's or the registrar's alone, and the registrar
may also have accounts of its own kind's tier. Correct the tier or the unit. `tiers` lists the kinds of unit of each
tier; of a kind that it does not list, only tier 1 is judged.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from guanhao.model.filing import Tier
from guanhao.model.finding import Message
from guanhao.model.institution import UnitKind
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ValueContext, broken, kept, unknown
from guanhao.rules.wording import said

ID = "tier"
TITLE = Label("级别与单位相符", "tier as the unit's kind")
PATH = "tier"

MESSAGES = {
    "first": Message(
        "级别写的是一级，但一级账号只能由学校或者归口管理部门主办，主办单位的类别是“{kind}”",
        "tier 1 is the institution's or the registrar's alone; this account's unit is neither (kind: {kind})",
        "改正级别（tier）；账号确由学校或者归口管理部门主办的，改正主办单位（unit）",
        "correct the tier; if the institution or the registrar runs it, correct the unit",
    ),
    "other": Message(
        "级别写的是 {tier} 级，类别为“{kind}”的单位主办的账号应为 {allowed} 级",
        "it is filed in tier {tier}; the tier for a unit of its kind ({kind}) is {allowed}",
        "改正级别（tier）；主办单位填错的，改正主办单位（unit）",
        "correct the tier, or the unit if that is wrong",
    ),
}


class Params(Model):
    """The kinds of unit whose accounts are of each tier."""

    tiers: Annotated[dict[Tier, tuple[UnitKind, ...]], Field(min_length=1), Label("各级的单位类别", "kinds by tier")]


def check(context: ValueContext[Params]) -> Iterator[Ruling]:
    """Judge the tier by the unit's kind."""
    unit, tier, institution = context.unit, context.values.tier, context.facts.institution
    if unit is None:
        yield unknown()
        return
    is_registrar = institution is not None and institution.registrar == context.values.unit
    listed = {level for level, kinds in context.params.tiers.items() if unit.kind in kinds}
    allowed = listed | {1} if is_registrar or unit.kind == "institution" else listed - {1}
    if tier in allowed:
        yield kept()
    elif tier == 1:
        yield broken("first", context.place(PATH), kind=said(unit.kind))
    elif listed and allowed:
        words = said(tuple(sorted(allowed)))
        yield broken("other", context.place(PATH), tier=str(tier), kind=said(unit.kind), allowed=words)


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, params=Params, value=check, watches=(PATH, "unit"))
