"""Is a name too like one of ours? The same answer for a query, for a record and in the browser.

A name is taken for another when it differs only by characters that look alike or sound alike, by one character too
many, too few or out of place, or by words such as 官方 or 新生群; and when it carries a protected name. A character
replaced by one that neither looks nor sounds like it makes another name: 江汉 is not 江城.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from guanhao.verify.fold import fold, solid, syllables

Likeness = Literal["looks", "words", "sounds", "edit", "carries"]

WORDS = (
    "官方微博", "官方账号", "官方", "官微", "官博", "官网", "official", "微信公众号", "公众号", "订阅号", "服务号",
    "视频号", "小程序", "抖音号", "新生群", "通知群", "家长群", "交流群", "咨询群", "qq群", "群", "表白墙", "校园墙",
    "万能墙", "树洞", "客服", "小助手", "助手", "招生", "新生", "资讯", "咨询", "订阅", "服务平台", "平台", "服务",
    "在线", "账号", "微博", "微信", "认证", "唯一", "正版", "新版",
)  # fmt: skip
"""Words that make no other account of a name; the longer before the shorter."""

MIN_CORE, MIN_SOUND, MIN_EDIT = 2, 3, 4
"""Characters that a name must have for its core, its sound, or a name one edit away to count as a likeness."""


@dataclass(frozen=True)
class Name:
    """A name, and what is compared of it."""

    text: str

    @cached_property
    def folded(self) -> str:
        """What it looks like, words parted by blanks."""
        return fold(self.text)

    @cached_property
    def solid(self) -> str:
        """What it looks like, without blanks."""
        return solid(self.folded)

    @cached_property
    def core(self) -> str:
        """What is left of it without the words that make no other account."""
        return core(self.solid)

    @cached_property
    def sound(self) -> tuple[str, ...]:
        """What it sounds like."""
        return syllables(self.solid)

    @cached_property
    def core_sound(self) -> tuple[str, ...]:
        """What its core sounds like."""
        return syllables(self.core)


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    return tuple(solid(fold(word)) for word in WORDS)


def core(text: str) -> str:
    """Return a folded name without added words and years; the whole of it where too little would be left."""
    left = _without_years(text)
    for word in _words():
        left = left.replace(word, "")
    return left if len(left) >= MIN_CORE else text


def _without_years(text: str) -> str:
    """Return a text without `20xx` and a following 级, 届 or 年 (digits as they are folded: 0 as o, 1 as l)."""
    if "2o" not in text:
        return text
    left, place = [], 0
    while place < len(text):
        if text.startswith("2o", place) and all(c in "ol23456789" for c in text[place : place + 4]):
            place += 4
            place += text[place : place + 1] in ("级", "届", "年")
        else:
            left.append(text[place])
            place += 1
    return "".join(left)


def likeness(query: Name, ours: Name) -> Likeness | None:
    """Tell in what way a name is like one of ours; None if it is another name."""
    if query.solid == ours.solid:
        return "looks" if ours.solid else None
    if query.core == ours.core and len(ours.core) >= MIN_CORE:
        return "words"
    if _sounds(query.sound, ours.sound) or _sounds(query.core_sound, ours.core_sound):
        return "sounds"
    if _one_edit(query.sound, ours.sound) or _one_edit(query.core_sound, ours.core_sound):
        return "edit"
    return None


def carries(query: Name, protected: Iterable[Name]) -> Name | None:
    """Return the protected name that a name carries, by look or by sound."""
    return next((name for name in protected if _carries(query, name)), None)


def _carries(query: Name, name: Name) -> bool:
    if not name.solid:
        return False
    if name.solid.isascii():
        return f" {name.folded} " in f" {_apart(query.folded)} "
    if len(name.solid) < MIN_SOUND:
        return query.solid.startswith(name.solid)
    size = len(name.sound)
    return name.solid in query.solid or any(
        query.sound[start : start + size] == name.sound for start in range(len(query.sound) - size + 1)
    )


def _apart(folded: str) -> str:
    """Part runs of Latin letters and digits from the rest."""
    parted: list[str] = []
    was_latin = False
    for char in folded:
        is_latin = char.isascii() and char != " "
        if parted and is_latin != was_latin:
            parted.append(" ")
        parted.append(char)
        was_latin = is_latin
    return "".join(parted)


def _sounds(query: tuple[str, ...], ours: tuple[str, ...]) -> bool:
    return len(ours) >= MIN_SOUND and query == ours


def _one_edit(query: tuple[str, ...], ours: tuple[str, ...]) -> bool:
    """Tell whether one syllable is too many, too few, or out of place with its neighbour."""
    if min(len(query), len(ours)) < MIN_EDIT or abs(len(query) - len(ours)) > 1:
        return False
    start = 0
    while start < min(len(query), len(ours)) and query[start] == ours[start]:
        start += 1
    if len(query) == len(ours):
        swapped = (*ours[:start], *ours[start : start + 2][::-1], *ours[start + 2 :])
        return query == swapped
    longer, shorter = (query, ours) if len(query) > len(ours) else (ours, query)
    return longer[start + 1 :] == shorter[start:]


def keys_of(name: Name) -> Iterator[str]:
    """Yield the keys by which names that may be like this one are found: its sounds, whole and without each syllable.

    Two names that are like each other share one of them (but for a protected name that one carries).
    """
    for sound in dict.fromkeys((name.sound, name.core_sound)):
        yield "-".join(sound)
        for place in range(len(sound)):
            yield "-".join((*sound[:place], *sound[place + 1 :]))
