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


_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$^])")
_AT_START = re.compile(r" ?(?:(?=[-=])|[0-9]{1,9}(?=\.))")
"""What would begin a list or underline a heading."""
_JOINT = re.compile(
    r"""(?<=@)
    | (?<=[#!~$%&^])(?=[0-9A-Za-z_"])  # #1, GH!1, %milestone: references to what the forge holds
    | (?<=:)(?=//)
    | (?<=:)(?![0-9]{1,2}:)(?=[0-9A-Za-z_+-]+:)  # :emoji:
    | (?i:(?<=www))(?=\.)
    | (?<=[A-Z]-)(?=[0-9]) | (?i:(?<=gh-))(?=[0-9])  # tickets
    """,
    re.VERBOSE,
)
"""Where forges take plain text, even escaped, for a mention, a link, a reference or a picture."""
_HASH = re.compile(r"(?<![0-9A-Za-z_])(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{7,64}(?![0-9A-Za-z_])")
"""What may name a commit; a number does so only by chance, and people copy numbers."""
_BREAK = "\u200b"
"""A space of no width. Text that was made `visible` has none of its own."""


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
    """Write text as one line that Markdown, HTML and forges leave alone, wherever in a line or a table it stands.

    Escapes alone do not do: forges look for mentions, references and addresses in the text that they have rendered.
    There a space of no width breaks the word.
    """
    text = re.sub(r"\s+", " ", visible(text))
    text = _HASH.sub(lambda match: _BREAK.join(re.findall(".{1,6}", match[0])), text)
    text = _JOINT.sub(_BREAK, text)
    start = _AT_START.match(text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MARKUP.sub(r"\\\1", text)
    if start:
        text = text[: start.end()] + "\\" + text[start.end() :]
    return text.replace("@", "&#64;").replace(_BREAK, "&#8203;")


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
