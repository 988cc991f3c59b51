"""有的级别的账号，申请、备案以及变更级别或主办单位，要由指定的单位会签，写在 `endorsements` 里。

为什么：学生组织、社团的账号由团委、学生工作部门指导，开办、改级、移交都要这些部门点头。

怎么改：请有关单位同意后，在 endorsements 里补写（unit 单位编号、name 会签人、on 日期）。这里写的是填报人的自述，
该单位审阅合并请求才算确认。会签单位已经删除、其余又不够的，无法判断。

参数：`tiers` 按级别写会签单位：`any` 其中一个就行，`all` 每一个都要，也可以两样都写。改级的，原来和以后的级别都算。

Accounts of some tiers are endorsed by given units: applications, filings, and changes of tier or unit that concern such
a tier, before or after, carry those units in `endorsements`. Get their consent and add it there: it is the author's
claim, which that unit's review of the request confirms. An endorsement whose unit was redacted may be anybody's; where
the rest does not suffice, nobody can tell. `tiers` gives the units by tier: `any` of them, `all` of them, or both.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from guanhao.model.filing import Tier
from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.records import Change
from guanhao.model.types import Label, Model, UnitId
from guanhao.rules.base import Rule
from guanhao.rules.bound import RecordContext, broken, is_redacted, kept, unknown
from guanhao.rules.facts import Facts

ID = "endorsement"
TITLE = Label("会签", "endorsements")

MESSAGES = {
    "any": Message(
        "{tier} 级账号要由{units}中至少一个单位会签，现在一个也没有；会签是填报人自述，要由该单位审阅确认",
        "a tier {tier} account needs the endorsement of one of {units} and has none; it is the author's claim, which "
        "that unit's review confirms",
        "请其中一个单位同意后，在 endorsements 里补写它的编号、会签人和日期",
        "get the consent of one of them, and add it to endorsements with name and date",
    ),
    "all": Message(
        "{tier} 级账号缺少{units}的会签；会签是填报人自述，要由该单位审阅确认",
        "a tier {tier} account lacks the endorsement of {units}; it is the author's claim, which that unit's review "
        "confirms",
        "请这些单位同意后，在 endorsements 里补写各单位的编号、会签人和日期",
        "get their consent, and add each to endorsements with name and date",
    ),
}


class Signatories(Model):
    """The units that endorse an account of a tier."""

    any: Annotated[Annotated[tuple[UnitId, ...], Field(min_length=1)] | None, Label("其中一个", "any of")] = None
    all: Annotated[Annotated[tuple[UnitId, ...], Field(min_length=1)] | None, Label("每一个", "all of")] = None

    @model_validator(mode="after")
    def _named(self) -> "Signatories":
        if self.any is None and self.all is None:
            raise PydanticCustomError("any-or-all", "any or all")
        return self


class Params(Model):
    """Which units endorse accounts of which tier."""

    tiers: Annotated[dict[Tier, Signatories], Field(min_length=1), Label("各级会签单位", "endorsing units by tier")]


def check(context: RecordContext[Params]) -> Iterator[Ruling]:
    """Judge a record by its endorsements, for each tier that it concerns."""
    record, tiers = context.record, context.params.tiers
    if isinstance(record, Change) and not any(change.field in ("tier", "unit") for change in record.changes):
        return
    held = {account.filing.tier for account in (context.before, context.after) if account.filing}
    concerned = sorted(tier for tier in held if tier in tiers)
    endorsed = {endorsement.unit for endorsement in record.endorsements or ()}
    wrong = [ruling for tier in concerned for ruling in _wrong(context.facts, tier, tiers[tier], endorsed)]
    if wrong and is_redacted(*endorsed):
        yield unknown()
    elif wrong:
        yield from wrong
    elif concerned:
        yield kept()


def _wrong(facts: Facts, tier: Tier, owed: Signatories, endorsed: Collection[str]) -> Iterator[Ruling]:
    missing = [unit for unit in owed.all or () if unit not in endorsed]
    if missing:
        yield broken("all", ("endorsements",), tier=str(tier), units=_names(facts, missing))
    if owed.any and not any(unit in endorsed for unit in owed.any):
        yield broken("any", ("endorsements",), tier=str(tier), units=_names(facts, owed.any))


def _names(facts: Facts, units: Sequence[str]) -> Label:
    names = [facts.unit_name(unit) for unit in units]
    return Label("、".join(names), ", ".join(names))


RULE = Rule(
    ID, TITLE, "event", MESSAGES, __doc__, params=Params, event=check, kinds=("application", "filing", "change")
)
