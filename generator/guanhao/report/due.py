"""What is due, for a terminal, for programs and for a page."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from guanhao.model.due import DueList, Duty
from guanhao.model.finding import Language
from guanhao.report.json_format import article_page
from guanhao.report.markdown import escape
from guanhao.report.words import OUTCOME, remedy, say, sentence, visible

_COUNTED = ("fail", "due-soon", "pass", "waived", "not-assessed")
_HEAD = {
    "zh": "| 最后一天 | 情况 | 账号 | 事项 | 怎么办 | 依据 | 凭据 |\n|---|---|---|---|---|---|---|",
    "en": "| Last day | Outcome | Account | Duty | To do | Rule | Proof |\n|---|---|---|---|---|---|---|",
}


def as_text(due: DueList, lang: Language) -> str:
    """Return the duties unit by unit, each with its last day, outcome, words, remedy and proof; then a summary."""
    parts: list[str] = []
    for unit, duties in _by_unit(due):
        parts += [_unit(due, unit, lang), *(_line(duty, lang) for duty in duties), ""]
    return "\n".join([*parts, summary(due, lang), ""])


def as_json(due: DueList, lang: Language) -> str:
    """Return the contract's JSON (design 1.5): version, as_of, duties."""
    report = {"version": 1, "as_of": str(due.as_of), "duties": [_plain(due, duty, lang) for duty in due.duties]}
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def as_markdown(due: DueList, lang: Language) -> str:
    """Return a table a unit; text of the records can neither break it, link nor mention."""
    title = "## 到期事项" if lang == "zh" else "## What is due"
    parts = [title, "", escape(summary(due, lang)), ""]
    for unit, duties in _by_unit(due):
        parts += [f"### {escape(_unit(due, unit, lang))}", "", _HEAD[lang], *(_row(duty, lang) for duty in duties), ""]
    return "\n".join(parts)


def summary(due: DueList, lang: Language) -> str:
    """Return one sentence on all duties, those that nobody could judge included."""
    known = [f"{say(OUTCOME[outcome], lang)} {due.counts[outcome]}" for outcome in _COUNTED]
    total = sum(due.counts[outcome] for outcome in _COUNTED)
    if lang == "zh":
        return f"截至 {due.as_of}：共 {total} 项，" + "，".join(known) + "。"
    return f"As of {due.as_of}: {total} duties; " + ", ".join(known) + "."


def _by_unit(due: DueList) -> Iterator[tuple[str, list[Duty]]]:
    for unit, duties in groupby(due.duties, key=lambda duty: duty.judgement.unit or ""):
        yield unit, list(duties)


def _unit(due: DueList, unit: str, lang: Language) -> str:
    name = visible(due.units.get(unit, unit))
    return f"{name}（{unit}）" if lang == "zh" else f"{name} ({unit})"


def words(duty: Duty, lang: Language) -> tuple[str, str]:
    """Return what is due and what to do about it."""
    rule, ruling = duty.judgement.rule, duty.judgement.ruling
    return sentence(rule, ruling.code, ruling.params, lang), remedy(rule, ruling.code, ruling.params, lang)


def proof(duty: Duty) -> str | None:
    """Return the record or row that proved the outcome, with its line."""
    evidence = duty.judgement.ruling.evidence
    return f"{visible(evidence.path)}:{duty.line}" if evidence else None


def _line(duty: Duty, lang: Language) -> str:
    judged, (what, do) = duty.judgement, words(duty, lang)
    due_on, outcome = str(judged.ruling.due_on or "—"), say(OUTCOME[judged.outcome], lang)
    source = f"{judged.rule}，{judged.article}" if lang == "zh" else f"{judged.rule}, {judged.article}"
    lines = [f"  {due_on:10}  {outcome}  {judged.account}  {what}  [{source}]"]
    mend, proved = ("怎么办：", "凭据：") if lang == "zh" else ("to do: ", "proof: ")
    lines += [f"      {mend}{do}"] if judged.outcome in ("fail", "due-soon") else []
    lines += [f"      {proved}{found}"] if (found := proof(duty)) else []
    return "\n".join(lines)


def _row(duty: Duty, lang: Language) -> str:
    judged, (what, do) = duty.judgement, words(duty, lang)
    cells = (
        str(judged.ruling.due_on or "—"),
        say(OUTCOME[judged.outcome], lang),
        judged.account or "",
        what,
        do,
        f"{judged.rule} {judged.article}",
        proof(duty) or "—",
    )
    return "| " + " | ".join(escape(cell) for cell in cells) + " |"


def _plain(due: DueList, duty: Duty, lang: Language) -> dict[str, Any]:
    judged, evidence = duty.judgement, duty.judgement.ruling.evidence
    return {
        "rule": judged.rule,
        "account": judged.account,
        "unit": judged.unit,
        "due_on": str(judged.ruling.due_on) if judged.ruling.due_on else None,
        "outcome": judged.outcome,
        "message": words(duty, lang)[0],
        "article": article_page(due.policy, judged.article),
        "evidence": {"path": visible(evidence.path), "line": duty.line} if evidence else None,
    }
