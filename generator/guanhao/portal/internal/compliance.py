"""How far the policy in force is kept: by rule, by unit, and each unit against each rule."""

from collections.abc import Iterator

from guanhao.model.internal import Figures
from guanhao.model.judgement import Outcome
from guanhao.portal.internal.page import Edition, sheets
from guanhao.portal.view import View

SHOWN: tuple[Outcome, ...] = ("pass", "fail", "due-soon", "waived", "not-assessed")
"""Outcomes in the order of the columns; together they are the denominator."""
UNITS = 60
CASES = 200


def compliance_views(edition: Edition) -> Iterator[View]:
    """Yield the pages of the matrix, the figures of each rule on the first."""
    internal, t = edition.internal, edition.t
    by_rule = [(rule, title, internal.figures_by_rule[rule]) for rule, title in internal.rules]
    units = [unit for unit in internal.units if unit.id in internal.figures_by_unit]
    for sheet, rows in sheets("internal/compliance/", units, UNITS):
        yield edition.view(
            sheet.path,
            t("internal.compliance"),
            "compliance.html",
            here="compliance",
            sheet=sheet,
            by_rule=by_rule,
            total=internal.total,
            rows=[(unit, internal.figures_by_unit[unit.id]) for unit in rows],
            outcomes=SHOWN,
            worst=worst,
        )


def rule_views(edition: Edition) -> Iterator[View]:
    """Yield the pages of each rule: its figures by unit, then every case that does not simply keep it."""
    internal = edition.internal
    for rule, title in internal.rules:
        named = title.zh if edition.lang == "zh" else title.en
        cases = [c for c in internal.cases if c.rule == rule and c.outcome in ("fail", "due-soon", "waived")]
        units = [
            (unit, internal.figures[unit.id, rule]) for unit in internal.units if (unit.id, rule) in internal.figures
        ]
        for sheet, rows in sheets(f"internal/rules/{rule}/", cases, CASES):
            yield edition.view(
                sheet.path,
                named,
                "rule.html",
                here="compliance",
                rule=rule,
                sheet=sheet,
                rows=rows,
                units=units if sheet.number == 1 else [],
                figures=internal.figures_by_rule[rule],
                outcomes=SHOWN,
            )


def worst(figures: Figures | None) -> str:
    """Return the outcome that a cell of the matrix is coloured by: never that of a pass where something is unknown."""
    if not figures:
        return "none"
    return next(o for o in ("fail", "due-soon", "not-assessed", "waived", "pass") if figures[o])
