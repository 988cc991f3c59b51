"""每年按单位统计考核加分：各项分别计分、分别封顶，总分封顶；未达到分数的，或者当年受到处置的，没有评优资格。

加分项登记在 `registry/contributions/<年>.csv`，一行一次，由归口管理部门填写。参数按当年 12 月 31 日有效的算。
当年有账号在册的单位都列出，没有加分的是 0 分。处置通知算在发出当天主办该账号的单位名下，作废了的不算。
`guanhao assessment --year <年>` 看结果；年度没有结束时，没有达到分数的单位记为“无法判断”。

为什么：评优有据可查，谁都可以按登记表重算一遍。

怎么改：登记表里有错的行不计分，按提示改正：加分项只用办法列出的，日期要在当年，同一件事只登记一行。

参数：`items` 加分项，每项写 `points`（每次几分）和 `cap`（最多几分，可以不写）；`total_cap` 总分最多几分；`threshold`
具备评优资格的分数；`veto` 哪些处置一票否决（rectify 整改、suspend 暂停、close 关闭）。后三样不写，就是没有这项规定。

Each unit's points of a year: every row of `registry/contributions/<year>.csv` counts by its item, within the item's cap
and the cap of the whole. A unit is eligible from `threshold` points on, unless an order that `veto` names was filed
that year against an account that it hosted on that day; voided orders do not count. Parameters are those of the year's
last day. Rows with a fault count nothing: mend the item, the date, or delete the row that stands twice.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from guanhao.model.assessment import Assessment, Scoring
from guanhao.model.finding import Finding, Message
from guanhao.model.judgement import Ruling
from guanhao.model.location import Pointer
from guanhao.model.policy import BoundPolicy
from guanhao.model.sheets import ContributionRow, Line, Sheet
from guanhao.model.types import Label
from guanhao.rules.base import DocumentContext, Rule
from guanhao.rules.bound import kept, unknown

ID = "assessment"
TITLE = Label("年度考核", "the year's assessment")
KIND = "contributions"

MESSAGES = {
    "item": Message(
        "办法没有“{value}”这一加分项，这一行没有计分",
        "the policy has no item `{value}`; the row counts nothing",
        "改为办法列出的加分项：{choices}",
        "write an item of the policy: {choices}",
    ),
    "year": Message(
        "日期 {value} 不在 {year} 年，这一行没有计分",
        "{value} is no day of {year}; the row counts nothing",
        "改正日期，或移到当年的登记表",
        "correct the date, or move the row to the sheet of its year",
    ),
    "twice": Message(
        "这一行与{earlier}完全相同，没有重复计分",
        "the row is the same as that on {earlier}, and counts once",
        "删去重复的一行；确是两件事的，在标题里写清楚",
        "delete one of them; if these are two things, tell them apart in the title",
    ),
}


class Fault(NamedTuple):
    """What is wrong with a row: which message, of which cell, in which words."""

    code: str
    cell: str
    params: dict[str, str | Label]


def year_of(path: str) -> int:
    """Return the year of a sheet by its file's name."""
    return int(PurePosixPath(path).stem)


def scoring_of(policy: BoundPolicy | None, year: int) -> tuple[str, Scoring] | None:
    """Return the article that binds the assessment, and how it counts on 31 December of a year; None if it does not."""
    last = date(year, 12, 31)
    for bound in policy.of(ID) if policy and not policy.spares(last) else ():
        scoring = bound.on(last)
        if isinstance(scoring, Scoring):
            return bound.article, scoring
    return None


def rows_of(
    sheet: Sheet[ContributionRow], year: int, scoring: Scoring
) -> Iterator[tuple[Line[ContributionRow], list[Fault]]]:
    """Yield each row of a year's sheet and what is wrong with it: of a row that counts, nothing."""
    first: dict[ContributionRow, int] = {}
    for line in sheet.lines:
        row, faults = line.row, []
        earlier = first.setdefault(row, line.number)
        if earlier != line.number:
            faults.append(Fault("twice", "unit", {"earlier": Label(f"第 {earlier} 行", f"line {earlier}")}))
        else:
            if row.item not in scoring.items:
                faults.append(Fault("item", "item", {"value": row.item, "choices": ", ".join(scoring.items)}))
            if row.date.year != year:
                faults.append(Fault("year", "date", {"value": str(row.date), "year": str(year)}))
        yield line, faults


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield the rows of a year's contributions that cannot count."""
    path, sheet = context.document.path, context.document.model
    if context.document.kind != KIND or not isinstance(sheet, Sheet):
        return
    year = year_of(path)
    bound = scoring_of(context.facts.policy, year)
    if bound is None:
        return
    article, scoring = bound
    for line, faults in rows_of(sheet, year, scoring):
        words = ",".join(str(value) for _, value in line.row)
        for code, cell, params in faults:
            where = Pointer((words,), mark=(line.number, line.columns[cell]))
            yield Finding(ID, code, path, where, params, article=article)


def rulings(assessment: Assessment) -> Iterator[tuple[str, Ruling]]:
    """Yield each unit and whether it is eligible; before the year is over, nobody can tell that it will not be."""
    for unit in assessment.units:
        if unit.eligible:
            yield unit.unit, kept()
        else:
            yield unit.unit, Ruling("fail") if unit.vetoed or assessment.is_over else unknown()


RULE = Rule(ID, TITLE, "report", MESSAGES, __doc__, document=check, params=Scoring, is_waivable=False)
