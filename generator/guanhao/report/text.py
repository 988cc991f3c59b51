"""Findings for a terminal."""

from itertools import groupby

from guanhao.model.finding import Language, Placed
from guanhao.model.verdict import Examination
from guanhao.report.words import SEVERITY, fix, message, say, visible


def as_text(examination: Examination, lang: Language) -> str:
    """Return the findings file by file, each with place, severity, rule, article, words and mend; then a summary."""
    parts = []
    for path, placed in groupby(examination.findings, key=lambda p: p.finding.path):
        parts.append(visible(path))
        parts.extend(_line(examination, one, lang) for one in placed)
        parts.append("")
    parts.append(summary(examination, lang))
    return "\n".join(parts) + "\n"


def summary(examination: Examination, lang: Language) -> str:
    """Return one sentence on the whole run."""
    counts = {s: sum(p.finding.severity == s for p in examination.findings) for s in SEVERITY}
    accounts, records = examination.accounts, examination.records
    if lang == "zh":
        head = f"截至 {examination.as_of}：{accounts} 个账号，{records} 份记录"
        if not examination.findings:
            return f"{head}，没有发现问题。"
        return f"{head}；错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['notice']}。"
    head = f"As of {examination.as_of}: {accounts} accounts, {records} records"
    if not examination.findings:
        return f"{head}, nothing found."
    return f"{head}; {counts['error']} errors, {counts['warning']} warnings, {counts['notice']} notices."


def _line(examination: Examination, placed: Placed, lang: Language) -> str:
    found = placed.finding
    severity = say(SEVERITY[found.severity], lang)
    article = examination.article_of(found)
    source = f"{found.rule}，{article}" if article and lang == "zh" else ", ".join(filter(None, (found.rule, article)))
    words, mend = message(found, lang), fix(found, lang)
    if lang == "zh":
        return f"  第 {placed.line} 行第 {placed.column} 列  {severity}：{words}  [{source}]\n      改法：{mend}"
    return f"  {placed.line}:{placed.column}  {severity}: {words}  [{source}]\n      fix: {mend}"
