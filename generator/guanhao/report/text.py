"""Findings for a terminal."""

from itertools import groupby

from guanhao.model.finding import Language
from guanhao.model.verdict import Examination
from guanhao.report.basis import Line, lines
from guanhao.report.words import SEVERITY, fix, level, message, visible


def as_text(examination: Examination, lang: Language) -> str:
    """Return the findings file by file, each with place, severity, rule, article, words and mend; then a summary."""
    parts = []
    for path, found in groupby(lines(examination, examination.findings), key=lambda line: line.placed.finding.path):
        parts.append(visible(path))
        parts.extend(_line(line, lang) for line in found)
        parts.append("")
    parts.append(summary(examination, lang))
    return "\n".join(parts) + "\n"


def summary(examination: Examination, lang: Language) -> str:
    """Return one sentence on the whole run; what a waiver excepts is counted apart."""
    gating = [p.finding for p in examination.findings if p.finding.waived is None]
    counts = {s: sum(finding.severity == s for finding in gating) for s in SEVERITY}
    waived = len(examination.findings) - len(gating)
    accounts, records = examination.accounts, examination.records
    if lang == "zh":
        head = f"截至 {examination.as_of}：{accounts} 个账号，{records} 份记录"
        if not examination.findings:
            return f"{head}，没有发现问题。"
        tail = f"，已豁免 {waived}" if waived else ""
        return f"{head}；错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['notice']}{tail}。"
    head = f"As of {examination.as_of}: {accounts} accounts, {records} records"
    if not examination.findings:
        return f"{head}, nothing found."
    tail = f", {waived} waived" if waived else ""
    return f"{head}; {counts['error']} errors, {counts['warning']} warnings, {counts['notice']} notices{tail}."


def _line(line: Line, lang: Language) -> str:
    placed, found = line.placed, line.placed.finding
    severity, words, mend = level(found, lang), message(found, lang), fix(found, lang)
    if lang == "zh":
        return (
            f"  第 {placed.line} 行第 {placed.column} 列  {severity}：{words}  [{line.basis(lang)}]\n      改法：{mend}"
        )
    return f"  {placed.line}:{placed.column}  {severity}: {words}  [{line.basis(lang)}]\n      fix: {mend}"
