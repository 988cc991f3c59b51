"""Markdown of unknown origin, made safe to be posted in the name of a workflow.

It may keep its headings, tables and code. It may mention nobody, link and embed nothing, hold no HTML (and so no
marker of ours), and be no longer than a forge takes. A zero-width space is what keeps a forge from seeing a name or a
reference: it looks for them after it has read backslashes and entities.
"""

import re
from collections.abc import Iterator

from guanhao.model.finding import Language
from guanhao.report.words import visible

MAX_BODY = 60_000
"""Characters of a comment or issue; GitHub takes 65,536."""

_CUT = {"zh": "……内容太长，以下从略。", "en": "… too long; the rest was left out."}

_OPENS = re.compile(r"(`{3,})([^`]*)|(~{3,})(.*)")
_LANGUAGES = ("yaml", "diff", "text")
"""What a block of code may be called: a forge draws pictures of some others."""

_UNSAFE = (
    (re.compile(r"&(?!(?:lt|gt|amp|#8203|#46|#58|#64;&#8203);)"), "&amp;"),
    (re.compile("<"), "&lt;"),
    (re.compile("@"), "@&#8203;"),
    (re.compile(r"(?<!&)#(?![# ]|$)"), "#&#8203;"),
    (re.compile(r"(?i)\bGH-(?=[0-9])"), "GH-&#8203;"),
    (re.compile("://"), ":&#8203;//"),
    (re.compile(r"(?i)\bwww\."), "www&#8203;."),
    (re.compile(r"\](?=[\[(:])"), r"]&#8203;"),
)


def harmless(text: str, lang: Language, limit: int = MAX_BODY) -> str:
    """Return Markdown of at most `limit` characters and a line that says where it was cut."""
    kept: list[str] = []
    length, fence = 0, ""
    for line, open_fence in _lines(text):
        length += len(line) + 1
        if length > limit:
            kept += [fence] if fence else []
            return "\n".join([*kept, "", _CUT[lang]])
        kept.append(line)
        fence = open_fence
    return "\n".join([*kept, fence] if fence else kept)


def as_code(text: str, lang: Language, limit: int = MAX_BODY) -> str:
    """Return text as one block of code, in which a forge reads nothing."""
    lines = [visible(line) for line in text.splitlines()]
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 3)
    return harmless("\n".join([f"{fence}text", *lines, fence]), lang, limit)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line made safe, and the fence of the code block that is open after it.

    Only what begins at the margin is taken for a fence: one within a list or a quotation may end where its line does
    not say so.
    """
    fence = ""
    for raw in text.splitlines():
        line = visible(raw)
        opens = _OPENS.fullmatch(line)
        if fence:
            ended = re.fullmatch(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*", line)
            fence = "" if ended else fence
        elif opens:
            fence = opens[1] or opens[3]
            language = (opens[2] or opens[4] or "").strip()
            line = f"{fence}{language if language in _LANGUAGES else ''}"
        else:
            for pattern, instead in _UNSAFE:
                line = pattern.sub(instead, line)
        yield line, fence
