"""A year's assessment for a terminal, for programs and for spreadsheets."""

import json
from collections import Counter
from collections.abc import Iterator

from guanhao.model.assessment import Assessment, UnitPoints
from guanhao.model.finding import Language
from guanhao.model.types import Label
from guanhao.report.columns import aligned
from guanhao.report.words import say, visible
from guanhao.rules.wording import FLAGS, term
from guanhao.spreadsheet import as_csv as table_as_csv

UNIT, UNIT_ID = Label("单位", "unit"), Label("单位编号", "unit id")
POINTS, VETOED, ELIGIBLE = Label("总分", "points"), Label("一票否决", "vetoed"), Label("评优资格", "eligible")
STANDINGS = {
    "eligible": Label("具备", "eligible"),
    "vetoed": Label("不具备：一票否决", "not eligible: vetoed"),
    "short": Label("不具备：未达到 {threshold} 分", "not eligible: under {threshold} points"),
    "open": Label("尚未达到 {threshold} 分", "under {threshold} points so far"),
}
"""How a unit stands, in words."""


def as_text(assessed: Assessment, lang: Language) -> str:
    """Return a table, a unit a row, the most points first; below it what counts and what was not counted."""
    items = [say(term(item), lang) for item in assessed.scoring.items]
    rows: list[list[str | int]] = [[say(UNIT, lang), *items, say(POINTS, lang), say(ELIGIBLE, lang)]]
    rows += [
        [_named(assessed, unit, lang), *_figures(unit), _said(assessed, _standing(assessed, unit), lang)]
        for unit in assessed.units
    ]
    table = aligned(rows) if assessed.units else []
    return "\n".join([_title(assessed, lang), "", *table, "", _summary(assessed, lang), *notes(assessed, lang), ""])


def as_json(assessed: Assessment, _lang: Language) -> str:
    """Return the contract's JSON (design 1.5): version, year, units."""
    units = [
        {"unit": u.unit, "points": u.points, "items": dict(u.items), "vetoed": u.vetoed, "eligible": u.eligible}
        for u in assessed.units
    ]
    return json.dumps({"version": 1, "year": assessed.year, "units": units}, ensure_ascii=False, indent=1) + "\n"


def as_csv(assessed: Assessment, lang: Language) -> str:
    """Return a table for spreadsheets, with a byte order mark and a header."""
    items = [say(term(item), lang) for item in assessed.scoring.items]
    head = [say(UNIT_ID, lang), say(UNIT, lang), *items, *(say(label, lang) for label in (POINTS, VETOED, ELIGIBLE))]
    rows = [
        [u.unit, assessed.names.get(u.unit), *_figures(u), say(FLAGS[u.vetoed], lang), say(FLAGS[u.eligible], lang)]
        for u in assessed.units
    ]
    return table_as_csv([head, *rows], line_end="\n")


def notes(assessed: Assessment, lang: Language) -> Iterator[str]:
    """Yield what a reader of the figures has to know: rows that were not counted, no sheet, a year that goes on."""
    if assessed.sheet is None:
        path = f"registry/contributions/{assessed.year}.csv"
        yield f"没有 {path}，各单位都按 0 分列出。" if lang == "zh" else f"There is no {path}: every unit has 0 points."
    if assessed.uncounted and lang == "zh":
        yield f"登记表里有 {assessed.uncounted} 行有错，没有计入；运行 guanhao check 看是哪些行。"
    elif assessed.uncounted:
        yield f"{assessed.uncounted} rows of the sheet have a fault and do not count; see `guanhao check`."
    if not assessed.is_over:
        over = Label("年度还没有结束，分数和资格还会变。", "The year is not over: points and standings may change.")
        yield say(over, lang)


def _title(assessed: Assessment, lang: Language) -> str:
    if lang == "zh":
        return f"{assessed.year} 年度考核（依据{assessed.article}，截至 {assessed.as_of}）"
    return f"Assessment of {assessed.year} (by {assessed.article}, as of {assessed.as_of})"


def _named(assessed: Assessment, unit: UnitPoints, lang: Language) -> str:
    name = visible(assessed.names.get(unit.unit, unit.unit))
    return f"{name}（{unit.unit}）" if lang == "zh" else f"{name} ({unit.unit})"


def _figures(unit: UnitPoints) -> list[int]:
    return [*unit.items.values(), unit.points]


def _standing(assessed: Assessment, unit: UnitPoints) -> str:
    if unit.eligible or unit.vetoed:
        return "vetoed" if unit.vetoed else "eligible"
    return "short" if assessed.is_over else "open"


def _said(assessed: Assessment, standing: str, lang: Language) -> str:
    return say(STANDINGS[standing], lang).format(threshold=assessed.scoring.threshold)


def _summary(assessed: Assessment, lang: Language) -> str:
    counts = Counter(_standing(assessed, unit) for unit in assessed.units)
    listed = [(_said(assessed, standing, lang), counts[standing]) for standing in STANDINGS if counts[standing]]
    if lang == "zh":
        return f"共 {len(assessed.units)} 个单位" + "".join(f"；{words} {count} 个" for words, count in listed) + "。"
    return f"{len(assessed.units)} units" + "".join(f"; {count} {words}" for words, count in listed) + "."
