"""The year's assessment."""

from collections.abc import Mapping

from guanhao.model.types import Label

STRINGS: Mapping[str, Label] = {
    "assessment.title": Label("年度考核", "Assessment"),
    "assessment.lead": Label(
        "各单位每年的考核加分，由归口管理部门登记，按现行办法计算。",
        "The points of each unit, year by year: entered by the registrar, counted by the regulation in force.",
    ),
    "assessment.basis": Label("计分办法见{article}。", "Counted by {article}."),
    "assessment.year": Label("{year} 年度", "{year}"),
    "assessment.points": Label("总分", "Points"),
    "assessment.standing": Label("评优资格", "Standing"),
    "assessment.eligible": Label("具备", "eligible"),
    "assessment.short": Label("不具备：未达到 {threshold} 分", "not eligible: under {threshold} points"),
    "assessment.open": Label("尚未达到 {threshold} 分", "under {threshold} points so far"),
    "assessment.vetoed": Label("不具备：一票否决", "not eligible: vetoed"),
    "assessment.going_on": Label(
        "截至 {day}，年度还没有结束，分数和资格还会变。", "As of {day}; the year is not over, and this may change."
    ),
    "assessment.uncounted": Label(
        "登记表里有 {count} 行有错，正在核对，没有计入。",
        "{count} rows of the sheet are being put right and do not count yet.",
    ),
    "assessment.details": Label("加分明细（{count} 项）", "What the points were given for ({count})"),
    "assessment.nobody": Label("没有单位参加这一年的考核。", "No unit took part that year."),
    "assessment.none": Label("还没有考核登记表。", "Nothing has been entered yet."),
}
