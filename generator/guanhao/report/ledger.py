"""What became of a ledger, for a terminal and for programs."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from guanhao.model.changes import label_at
from guanhao.model.finding import Language
from guanhao.model.ledger import Column, Imported, Remark, SheetRead, letters
from guanhao.model.types import Label
from guanhao.report.ledger_words import LEFT, STATUS, WHY_LEFT, fix, message
from guanhao.report.words import say, visible

_SHOWN = 60
"""Characters of a row that was left out."""

_FIELDS = {
    "account.id": Label("账号标识", "identifier"),
    "id": Label("账号路径", "account path"),
    "code": Label("备案号", "code"),
    "state": Label("账号状态", "state"),
    "certified": Label("是否认证", "whether certified"),
    "serial": Label("序号（不登记）", "serial number (not taken)"),
    "filed_on": Label("备案日期", "filed on"),
}
_HEADLESS = Label("（没有表头）", "(no header)")
_OPERATOR = Label("管理员", "operator")


def as_text(told: Imported, lang: Language) -> str:
    """Return the sheets one by one: header, columns, rows, what is wrong by cell; then what happens next."""
    parts = [line for sheet in told.sheets for line in (*_sheet(sheet, lang), "")]
    return "\n".join([*parts, *_end(told, lang), ""])


def as_json(told: Imported, lang: Language) -> str:
    """Return the report for programs. Texts of cells are in it only where a message names them."""
    report = {
        "version": 1,
        "file": told.file,
        "as_of": str(told.as_of),
        "written": told.is_written,
        "marked": told.marked,
        "counts": {status: told.count(status) for status in STATUS},
        "sheets": [_plain(sheet, lang) for sheet in told.sheets],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


FORMATS = {"text": as_text, "json": as_json}


def field_name(field: str, lang: Language) -> str:
    """Return what a column's field is called."""
    if field in _FIELDS:
        return say(_FIELDS[field], lang)
    if field.startswith("people.operators."):
        _, _, number, part = field.split(".")
        label = label_at(f"people.responsible.{part}") if part != "staff" else Label("身份", "staff or student")
        counted = f"{say(_OPERATOR, lang)}{int(number) + 1 if int(number) else ''}"
        return f"{counted}{'：' if lang == 'zh' else ', '}{say(label, lang).rpartition('：')[2].rpartition(', ')[2]}"
    return say(label_at(field), lang)


# --- a sheet ---------------------------------------------------------------------------------------------------------


def _sheet(sheet: SheetRead, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    title = f"【{visible(sheet.name)}】"
    if sheet.why_left:
        why = say(WHY_LEFT[sheet.why_left], lang)
        tail = (
            (f"，{sheet.cells} 个格子没有读" if zh else f"; {sheet.cells} cells were not read") if sheet.cells else ""
        )
        yield f"{title}{'没有读：' if zh else ' left out: '}{why}{tail}"
        return
    counts = Counter(row.status for row in sheet.rows)
    yield title + ("，" if zh else ", ").join(
        f"{say(label, lang)} {counts[status]}" for status, label in STATUS.items()
    )
    alike: dict[tuple[Column, ...], list[int]] = {}
    for rows, columns in sheet.tables:
        alike.setdefault(columns, []).extend(rows)
    for columns, heads in alike.items():
        yield from _columns(heads, columns, sheet, lang)
    for line in sheet.left:
        text = visible(line.text)
        short = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        why = say(LEFT[line.why], lang)
        yield (
            f"  第 {line.number} 行没有导入（{why}）：{short}"
            if zh
            else f"  row {line.number} left out ({why}): {short}"
        )
    yield from _remarks(sheet.remarks, lang)


def _columns(rows: Sequence[int], columns: Sequence[Column], sheet: SheetRead, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    where = "、".join(map(str, rows))
    yield f"  {'表头：第' if zh else 'header: row'} {where}{' 行' if zh else ''}"
    if all(column.is_own for column in columns):
        yield f"  官号自己导出的表，{len(columns)} 列" if zh else f"  a table of our own export, {len(columns)} columns"
        return
    known = [
        f"{letters(c.number)} {visible(c.header)} → {field_name(c.field, lang)}{_guess(c, lang)}"
        for c in columns
        if c.field
    ]
    yield f"  {'认出的列：' if zh else 'columns: '}" + ("；" if zh else "; ").join(known)
    headers = {c.number: visible(c.header) for c in columns}
    unread = [
        f"{letters(n)} {headers.get(n) or say(_HEADLESS, lang)} ({count})"
        for n, count in sheet.unread.items()
        if n not in headers or any(c.number == n and not c.field for c in columns)
    ]
    if unread:
        yield f"  {'不认识的列，没有导入（格数）：' if zh else 'columns not known, not taken (cells): '}" + "；".join(
            unread
        )


def _guess(column: Column, lang: Language) -> str:
    if not column.is_guess:
        return ""
    return "（按左边的人）" if lang == "zh" else " (of the person to its left)"


def _remarks(remarks: Sequence[Remark], lang: Language) -> Iterator[str]:
    """Yield what is said of cells; what is said alike of many rows is said once, with its rows."""
    mend = "改法：" if lang == "zh" else "fix: "
    alike = [r for r in remarks if not r.spot.column]
    single = [r for r in remarks if r.spot.column]
    for _, group in groupby(sorted(alike, key=_words), key=_words):
        same = list(group)
        rows = _ranges([remark.spot.row for remark in same if remark.spot.row])
        head = f"{visible(same[0].spot.sheet)} {'第' if lang == 'zh' else 'rows'} {rows}{' 行' if lang == 'zh' else ''}"
        head = head if rows else visible(same[0].spot.sheet)
        yield f"  {_mark(same[0])} {head}  {message(same[0], lang)}"
        yield f"      {mend}{fix(same[0], lang)}"
    for remark in {(remark.spot, *_words(remark)): remark for remark in single}.values():
        yield f"  {_mark(remark)} {visible(str(remark.spot))}  {message(remark, lang)}"
        if remark.severity == "error" or remark.code not in ("canonical", "from-address"):
            yield f"      {mend}{fix(remark, lang)}"


def _words(remark: Remark) -> tuple[str, str, str]:
    return remark.severity, message(remark, "zh"), fix(remark, "zh")


def _mark(remark: Remark) -> str:
    return "×" if remark.severity == "error" else "·"


def _ranges(rows: Sequence[int]) -> str:
    """Write row numbers, neighbours as a range."""
    parts: list[list[int]] = []
    for row in sorted(set(rows)):
        if parts and parts[-1][-1] == row - 1:
            parts[-1][1:] = [row]
        else:
            parts.append([row])
    return "、".join("–".join(map(str, part)) for part in parts)


# --- the whole -------------------------------------------------------------------------------------------------------


def _end(told: Imported, lang: Language) -> Iterator[str]:
    zh = lang == "zh"
    right, faulty, present = (told.count(status) for status in STATUS)
    yield (
        f"截至 {told.as_of}：{len(told.rows)} 行，可以导入 {right}，有问题 {faulty}，已在册 {present}。"
        if zh
        else f"As of {told.as_of}: {len(told.rows)} rows; {right} right, {faulty} faulty, {present} on file already."
    )
    if told.is_written and right:
        yield f"已写入 {right} 份补办备案。" if zh else f"Wrote {right} back-filings."
    elif right:
        yield (
            "这是试读，什么都没有写。核对无误后加上 --write 写入。"
            if zh
            else "This was a trial; nothing was written. Add --write once it is right."
        )
    if told.marked:
        yield (
            f"标出问题的副本：{visible(told.marked)}" if zh else f"Copy with the faults marked: {visible(told.marked)}"
        )
    if not told.rows:
        yield (
            "没有读到账号。表头要有账号名称，以及平台、单位等列。"
            if zh
            else "No account was found: a header needs the account's name, its platform, its unit and so on."
        )


def _plain(sheet: SheetRead, lang: Language) -> dict[str, Any]:
    return {
        "sheet": sheet.name,
        "left_out": say(WHY_LEFT[sheet.why_left], lang) if sheet.why_left else None,
        "cells": sheet.cells,
        "tables": [
            {
                "header_rows": list(rows),
                "columns": [
                    {
                        "column": letters(c.number),
                        "header": c.header,
                        "field": c.field,
                        "cells_not_taken": sheet.unread.get(c.number, 0),
                    }
                    for c in columns
                ],
            }
            for rows, columns in sheet.tables
        ],
        "rows": [
            {"row": row.number, "rows": list(row.rows), "status": row.status, "account": row.account, "path": row.path}
            for row in sheet.rows
        ],
        "left": [{"row": line.number, "why": line.why, "text": line.text} for line in sheet.left],
        "remarks": [
            {
                "cell": str(remark.spot),
                "row": remark.row,
                "severity": remark.severity,
                "rule": remark.rule or None,
                "code": remark.code,
                "message": message(remark, lang),
                "fix": fix(remark, lang),
            }
            for remark in sheet.remarks
        ],
    }
