"""登记的文字里不能有看不见的字符：零宽字符、方向控制符、控制字符、私用区和未分配的码位。表情符号内部的连接符除外。

为什么：看不见的字符能让两个不同的名称看起来一样，也能让文字倒着显示。官方名录里只能有看得见的字。

怎么改：把这一处删掉，手工重新输入，不要从网页或聊天窗口复制。

No zero-width, bidirectional, control, private-use or unassigned characters in any text; joiners inside an emoji are
fine. Invisible characters make two names look alike. Delete the place and type it by hand.
"""

import re
import unicodedata
from collections.abc import Iterator

from guanhao.model.finding import Finding, Message
from guanhao.model.location import Keys, Pointer
from guanhao.model.sheets import Sheet
from guanhao.model.types import Label
from guanhao.rules.base import DocumentContext, Rule

ID = "hidden-characters"
TITLE = Label("没有隐藏字符", "no hidden characters")

MESSAGES = {
    "hidden": Message(
        "第 {position} 个字后面有看不见的字符 {character}",
        "after character {position} there is an invisible {character}",
        "删去后手工重新输入，不要复制粘贴",
        "delete it and type the text by hand",
    ),
}

_HIDDEN = ("Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp")
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Invisible characters that Unicode calls letters, marks or symbols."""

_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_JOINED = re.compile(
    rf"{_EMOJI}(?:[\ufe0f\U0001f3fb-\U0001f3ff]*\u200d{_EMOJI})+[\ufe0e\ufe0f]?"
    rf"|{_EMOJI}[\ufe0e\ufe0f]"
    "|[0-9#*]\ufe0f\u20e3"
    "|\U0001f3f4\U000e0067\U000e0062(?:"
    "\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f"
)
"""Emoji joined into one or shown as a picture, key caps, and the three flags that are spelt in tag characters."""


def may_hide(text: str) -> bool:
    """Tell whether some value in a file may hold a hidden character; quick, and wrong only on the safe side."""
    plain = text.replace("\n", "").replace("\r", "").replace("\u3000", "")
    return not plain.isprintable() or "\\" in plain or UNSEEN.search(plain) is not None


def check(context: DocumentContext) -> Iterator[Finding]:
    """Yield the first hidden character of each text in the file."""
    document = context.document
    if not document.has_hidden:
        return
    texts = _sheet_texts(document.model) if isinstance(document.model, Sheet) else _texts(document.raw, ())
    for where, text in texts:
        if "from" in where.keys[2:3]:
            continue  # repeats a value that was judged where it was set
        hidden = _first_hidden(text)
        if hidden is not None:
            params = {"position": str(hidden), "character": f"U+{ord(text[hidden]):04X}"}
            yield Finding(ID, "hidden", document.path, where, params, context.account)


def _first_hidden(text: str) -> int | None:
    return next(_hidden(text), None)


def _hidden(text: str) -> Iterator[int]:
    """Yield the place of each hidden character."""
    if text.isprintable() and not UNSEEN.search(text):
        return
    joiners = {index for match in _JOINED.finditer(text) for index in range(*match.span())}
    for index, character in enumerate(text):
        if character in "\n\r" or index in joiners:
            continue
        if unicodedata.category(character) in _HIDDEN or UNSEEN.match(character):
            yield index


def without_hidden(text: str) -> str:
    """Return a text without its hidden characters."""
    hidden = set(_hidden(text))
    return "".join(character for index, character in enumerate(text) if index not in hidden)


def _texts(raw: object, keys: Keys) -> Iterator[tuple[Pointer, str]]:
    if isinstance(raw, str):
        yield Pointer(keys), raw
    elif isinstance(raw, dict):
        for key, value in raw.items():
            yield Pointer((*keys, key), "key"), key
            yield from _texts(value, (*keys, key))
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from _texts(value, (*keys, index))


def _sheet_texts(sheet: Sheet) -> Iterator[tuple[Pointer, str]]:  # type: ignore[type-arg]
    for line in sheet.lines:
        for name, value in line.row:
            if isinstance(value, str):
                yield Pointer(mark=(line.number, line.columns[name])), value


RULE = Rule(ID, TITLE, "value", MESSAGES, __doc__, document=check)
