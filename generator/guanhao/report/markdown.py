"""Findings as Markdown, for a job summary or a comment."""

import re
from collections.abc import Iterator, Sequence

from guanhao.model.finding import Language
from guanhao.model.types import Label
from guanhao.model.verdict import Examination
from guanhao.report.basis import Line, lines
from guanhao.report.text import OLD, summary
from guanhao.report.words import fix, level, message, say, visible

_TITLE = Label("登记册校验", "Check of the register")
_TITLE_OF_REQUEST = Label("合并请求校验", "Check of the request")

MAX_ROWS = 200
"""Rows of the table; a comment that nobody can read to its end helps nobody."""

_HEAD = {
    "zh": "| 位置 | 级别 | 问题 | 改法 | 依据 |\n|---|---|---|---|---|",
    "en": "| Where | Severity | Problem | Fix | Rule |\n|---|---|---|---|---|",
}


def as_markdown(examination: Examination, lang: Language) -> str:
    """Return a summary and a table of the findings; text of the records can neither break it, link nor mention."""
    title = _TITLE_OF_REQUEST if examination.changed is not None else _TITLE
    parts = [f"## {say(title, lang)}", "", escape(summary(examination, lang)), ""]
    new, old = examination.parted
    parts += _table(list(lines(examination, new)), lang)
    if old:
        parts += [f"### {say(OLD, lang)}", "", *_table(list(lines(examination, old)), lang)]
    return "\n".join(parts)


def _table(found: Sequence[Line], lang: Language) -> Iterator[str]:
    if found:
        yield from (_HEAD[lang], *(_row(line, lang) for line in found[:MAX_ROWS]), "")
    if (rest := len(found) - MAX_ROWS) > 0:
        yield from (f"还有 {rest} 处未列出。" if lang == "zh" else f"{rest} more are not listed.", "")


def escape(text: str) -> str:
    """Write text so that Markdown, HTML, mentions and automatic links leave it alone.

    Forges look for mentions and references when they have read backslashes and entities: a zero-width space hides them.
    """
    text = re.sub(r"\s+", " ", visible(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_{}\[\]()#+!|~$^])", r"\\\1", text)
    text = text.replace("@", "&#64;&#8203;").replace("://", "&#58;//")
    text = re.sub(r"(?i)(\\#|\bGH-)(?=[0-9&])", r"\1&#8203;", text)
    return re.sub(r"(?i)\bwww\.", "www&#46;", text)


def _row(line: Line, lang: Language) -> str:
    placed, found = line.placed, line.placed.finding
    cells = (
        f"{found.path}:{placed.line}:{placed.column}",
        level(found, lang),
        message(found, lang),
        fix(found, lang),
        line.basis(lang),
    )
    return "| " + " | ".join(escape(cell) for cell in cells) + " |"
