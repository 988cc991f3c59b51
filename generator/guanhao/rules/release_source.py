"""转载的内容要注明来源（`source`）。

为什么：来源不明的内容，出了错找不到人核对，还可能侵犯别人的著作权。

怎么判断：写了 `source` 就算做到。没有写的，标题、摘要或备注里说是转载（转载、转自、转发、摘自、摘编、原载、
reprint、repost）的，算没有做到；没有说的，记为“无法判断”，因为申请表里没有一项写明是不是转载，不能当作原创。
“不得转载”“欢迎转发”一类的话不算。

怎么改：在 `source` 里写明最初的来源，如“新华网”；其实是原创的，改掉标题、摘要或备注里的说法。

What is reprinted names its `source`. Without one, a request fails if its title, summary or note says that it is a
reprint or a repost, and is not assessed if none does: no field of the form says whether it is one, so that nobody can
take it for original. Name where it first stood, or correct the words.
"""

import re
from collections.abc import Iterator

from guanhao.model.finding import Message
from guanhao.model.judgement import Ruling
from guanhao.model.types import Label, Model
from guanhao.rules.base import Rule
from guanhao.rules.bound import ReleaseContext, broken, kept, unknown

ID = "release-source"
TITLE = Label("转载注明来源", "source of a repost")

MESSAGES = {
    "missing": Message(
        "{field}里说是转载（“{words}”），却没有注明来源",
        "the {field} says that it is reprinted (`{words}`), but no source is named",
        "填写 source，写明最初的来源；不是转载的，改掉这个说法",
        "name where it first stood in source; if it is no reprint, change the words",
    ),
}

SAYING = {"title": Label("标题", "title"), "summary": Label("内容摘要", "summary"), "note": Label("备注", "note")}
"""Where a request may say that it is a reprint."""

_NO_REPRINT = (
    "非", "不是", "不得", "不要", "不能", "不许", "可", "允许", "禁止", "严禁", "谢绝", "勿", "请",
    "欢迎", "鼓励", "点赞", "no ", "not ", "not a ",
)  # fmt: skip
_REPRINT = re.compile(
    "".join(f"(?<!{words})" for words in _NO_REPRINT)
    + "(?:转载|转自|摘自|摘编|原载|转发(?![量数率抽])|(?<![a-z])re-?(?:post|print)(?:ed|s)?(?![a-z]))",
    re.IGNORECASE,
)
"""Words of a reprint, but not of leave, refusal or invitation to reprint ours."""


def check(context: ReleaseContext[Model]) -> Iterator[Ruling]:
    """Judge whether a reprint names its source."""
    release = context.release
    if release.source:
        yield kept()
        return
    for field, label in SAYING.items():
        said = _REPRINT.search(getattr(release, field) or "")
        if said:
            yield broken("missing", (field,), field=label, words=said[0])
            return
    yield unknown()


RULE = Rule(ID, TITLE, "event", MESSAGES, __doc__, release=check)
