"""Makes the table by which names are compared, `guanhao/verify/tables/fold.json`. Run: make tables.

Each character is brought to the one that stands for all that look like it: NFKC, lower case, ignorable characters out,
traditional to simplified (OpenCC), confusables (Unicode UTS #39), then the pairs of our own. Then the sound of each
Chinese character in use (pinyin without tones), by which names that sound alike are found. Python and the browser apply
this one table, so that no difference between their Unicode data can make them answer differently.
"""

import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from confusable_homoglyphs import confusables
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

TABLE = Path(__file__).parents[1] / "guanhao" / "verify" / "tables" / "fold.json"
SIMPLIFIED = OpenCC("t2s")

OWN = (
    "己已巳", "未末", "日曰", "土士", "人入", "大太", "天夭", "候侯", "戊戌戍", "千干", "工エ", "学字", "处外", "王玉", "江汇", "师帅", "体休",
    "团囝困", "问间", "刀力", "牛午", "贝见", "田由甲申", "白自", "石右", "今令", "毛手", "鸟乌", "免兔", "治冶", "拔拨", "晴睛", "情清",
    "班斑", "辩辨辫", "历厉", "折拆", "住往", "受爱", "北比", "林材", "科料", "论沦", "范笵", "委萎", "部郜", "易昜", "苑宛", "院阮",
    "技枝", "职耿", "业亚", "官宫", "招诏", "微徽", "政攻", "传伝", "网冈", "广厂", "文又", "方万", "公么", "分份", "化华",
)  # fmt: skip
"""Characters that the eye takes for each other; the first stands for them all."""

NOT_ALIKE = (
    "情清",
    "受爱",
    "北比",
    "方万",
    "分份",
    "化华",
    "问间",
    "白自",
    "石右",
    "林材",
    "广厂",
    "文又",
    "田由甲申",
    "班斑",
)
"""Considered and left out: each stands in so many different names that genuine ones would be taken for copies."""


def ignorable(char: str) -> bool:
    """Tell whether a character shows nothing, or only parts what is around it."""
    category = unicodedata.category(char)
    return category[0] in "ZPSCM" and category not in ("Sm", "Sc", "So")


def alike(char: str) -> str:
    """Return what stands for one character."""
    text = "".join(c for c in unicodedata.normalize("NFKC", char) if not ignorable(c))
    text = "".join(confusable(c) for c in text).lower()
    text = "".join(confusable(c) for c in SIMPLIFIED.convert(text))
    return text.translate(_OWN).lower()


def speaks(target: str) -> bool:
    """Tell whether a character's stand-in is what names are made of: letters, digits, Chinese characters."""
    return bool(target) and all((c.isascii() and c.isalnum()) or is_chinese(c) for c in target)


def confusable(char: str) -> str:
    """Return the character or characters that UTS #39 takes `char` for, in lower case."""
    if char.isascii():
        return {"0": "o", "1": "l"}.get(char, char)
    found = confusables.is_confusable(char, greedy=True)
    if not found:
        return char
    for candidate in found[0]["homoglyphs"]:
        target = candidate["c"]
        if target.isascii() and target.isalnum() and len(target) == 1:
            return {"0": "o", "1": "l"}.get(target.lower(), target.lower())
    targets = sorted(c["c"] for c in found[0]["homoglyphs"] if len(c["c"]) == 1 and is_chinese(c["c"]))
    return targets[0] if targets and not is_chinese(char) else char


def is_chinese(char: str) -> bool:
    """Tell whether a character is of the basic block of Chinese characters."""
    return "\u4e00" <= char <= "\u9fff"


_SOURCES = (*range(0x2FE0), *range(0x3000, 0x3400), *range(0x4E00, 0xA000), *range(0xA640, 0xAB70), *range(0xF900, 0xFFF0),
            *range(0x1D400, 0x1D800), *range(0x1F100, 0x1F200))  # fmt: skip
"""Where characters stand that people can type or paste: rare ideographs beyond are left as they are."""

_OWN = {ord(other): same[0] for same in OWN if same not in NOT_ALIKE for other in same[1:]}


def fold_table() -> dict[str, str]:
    """Return the target of each character that does not stand for itself → all those characters."""
    sources: dict[str, list[str]] = defaultdict(list)
    for number in _SOURCES:
        char = chr(number)
        if unicodedata.category(char) in ("Cn", "Cs", "Co"):
            continue
        target = char
        for _ in range(4):
            target = "".join(map(alike, target))
        if target != char and not ignorable(char) and speaks(target):
            sources[target].append(char)
    return {target: "".join(chars) for target, chars in sorted(sources.items())}


def sounds() -> dict[str, str]:
    """Return each syllable → the characters of GB 2312 that sound so."""
    heard: dict[str, list[str]] = defaultdict(list)
    for number in range(0x4E00, 0xA000):
        char = chr(number)
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            continue
        syllable = lazy_pinyin(char, style=Style.NORMAL)[0]
        if alike(char) == char:
            heard[syllable.replace("ü", "v")].append(char)
    return {syllable: "".join(chars) for syllable, chars in sorted(heard.items())}


def table() -> bytes:
    """Return the whole table."""
    made = {"version": 1, "fold": fold_table(), "sounds": sounds()}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(TABLE.read_bytes() != table())
    TABLE.write_bytes(table())
