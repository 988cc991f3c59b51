"""Findings for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from guanhao.model.finding import Language, Placed
from guanhao.model.types import Label
from guanhao.model.verdict import Examination
from guanhao.report.basis import Line, lines
from guanhao.report.words import SEVERITY, fix, level, message, say, visible

NEW = Label("本次请求带来的问题", "What this request brings")
OLD = Label("原来就有的问题（不影响本次请求）", "What was there before (and does not gate)")


def as_text(examination: Examination, lang: Language) -> str:
    """Return the findings file by file, each with place, severity, rule, article, words and mend; then a summary.

    Those of a request that were there before it come last, under a heading of their own.
    """
    new, old = examination.parted
    parts = [f"【{say(NEW, lang)}】", ""] if old and new else []
    parts += _files(examination, new, lang)
    if old:
        parts += [f"【{say(OLD, lang)}】", "", *_files(examination, old, lang)]
    parts.append(summary(examination, lang))
    return "\n".join(parts) + "\n"


def _files(examination: Examination, findings: Sequence[Placed], lang: Language) -> Iterator[str]:
    for path, found in groupby(lines(examination, findings), key=lambda line: line.placed.finding.path):
        yield visible(path)
        yield from (as_line(line, lang) for line in found)
        yield ""


def summary(examination: Examination, lang: Language) -> str:
    """Return one sentence on the whole run, of a request on what it brings; what a waiver excepts is counted apart."""
    if examination.changed is not None:
        return _summary_of_request(examination, examination.changed, lang)
    counts, waived = _counted(examination.findings)
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


def _summary_of_request(examination: Examination, changed: int, lang: Language) -> str:
    new, old = examination.parted
    counts, waived = _counted(new)
    if not changed:
        return (
            f"截至 {examination.as_of}：本次请求没有改动任何文件（还没有提交的改动不算）。"
            if lang == "zh"
            else f"As of {examination.as_of}: the request changes no file (what is not committed does not count)."
        )
    if lang == "zh":
        head = f"截至 {examination.as_of}：本次请求改动 {changed} 个文件"
        found = f"新增错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['notice']}"
        found += f"，已豁免 {waived}" if waived else ""
        return f"{head}；{found if new else '没有带来问题'}{f'；原有问题 {len(old)}' if old else ''}。"
    head = f"As of {examination.as_of}: the request changes {changed} files"
    found = f"it brings {counts['error']} errors, {counts['warning']} warnings, {counts['notice']} notices"
    found += f", {waived} waived" if waived else ""
    return f"{head}; {found if new else 'it brings no fault'}{f'; {len(old)} were there before' if old else ''}."


def _counted(findings: Sequence[Placed]) -> tuple[dict[str, int], int]:
    """Return how many findings there are of each severity, and how many a waiver excepts."""
    gating = [p.finding for p in findings if p.finding.waived is None]
    return {s: sum(finding.severity == s for finding in gating) for s in SEVERITY}, len(findings) - len(gating)


def as_line(line: Line, lang: Language) -> str:
    """Return place, severity, rule, article, words and mend of a finding."""
    placed, found = line.placed, line.placed.finding
    severity, words, mend = level(found, lang), message(found, lang), fix(found, lang)
    if lang == "zh":
        return (
            f"  第 {placed.line} 行第 {placed.column} 列  {severity}：{words}  [{line.basis(lang)}]\n      改法：{mend}"
        )
    return f"  {placed.line}:{placed.column}  {severity}: {words}  [{line.basis(lang)}]\n      fix: {mend}"
