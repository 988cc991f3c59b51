"""Findings as Markdown, for a job summary or a comment."""

import re

from guanhao.model.finding import Language
from guanhao.model.verdict import Examination
from guanhao.report.basis import Line, lines
from guanhao.report.text import summary
from guanhao.report.words import fix, level, message, visible

MAX_ROWS = 200
"""Rows of the table; a comment that nobody can read to its end helps nobody."""

_HEAD = {
    "zh": "| 位置 | 级别 | 问题 | 改法 | 依据 |\n|---|---|---|---|---|",
    "en": "| Where | Severity | Problem | Fix | Rule |\n|---|---|---|---|---|",
}


def as_markdown(examination: Examination, lang: Language) -> str:
    """Return a summary and a table of the findings; text of the records can neither break it, link nor mention."""
    title = "## 登记册校验" if lang == "zh" else "## Check of the register"
    parts = [title, "", escape(summary(examination, lang)), ""]
    found = list(lines(examination, examination.findings))
    if found:
        parts += [_HEAD[lang], *(_row(line, lang) for line in found[:MAX_ROWS]), ""]
    if (rest := len(found) - MAX_ROWS) > 0:
        parts += [f"还有 {rest} 处未列出。" if lang == "zh" else f"{rest} more are not listed.", ""]
    return "\n".join(parts)


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
