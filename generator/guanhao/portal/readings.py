"""How Chinese text is read, syllable by syllable, for those who look for it by pinyin or by initials.

The checker's sounds are a character's own. Names of institutions are full of words in which a character is read
otherwise; those a reader would type are listed here.
"""

import re
from functools import lru_cache

from guanhao.verify.fold import fold, solid, tables

WORDS = {
    "音乐": "yin yue",
    "乐团": "yue tuan",
    "乐队": "yue dui",
    "民乐": "min yue",
    "声乐": "sheng yue",
    "器乐": "qi yue",
    "管乐": "guan yue",
    "乐器": "yue qi",
    "会计": "kuai ji",
    "财会": "cai kuai",
    "银行": "yin hang",
    "行业": "hang ye",
    "同行": "tong hang",
    "重庆": "chong qing",
    "重阳": "chong yang",
    "长沙": "chang sha",
    "长春": "chang chun",
    "长江": "chang jiang",
    "长安": "chang an",
    "长城": "chang cheng",
    "厦门": "xia men",
    "都市": "du shi",
    "成都": "cheng du",
    "首都": "shou du",
    "传记": "zhuan ji",
    "藏族": "zang zu",
    "西藏": "xi zang",
    "参差": "cen ci",
    "便宜": "pian yi",
    "角色": "jue se",
    "畜牧": "xu mu",
    "校对": "jiao dui",
    "番禺": "pan yu",
    "蚌埠": "beng bu",
    "单县": "shan xian",
}
"""Word → how it is read."""

# fmt: off
CHARACTERS = {
    "拨": "bo", "拆": "chai", "干": "gan", "冈": "gang", "耿": "geng", "攻": "gong", "宫": "gong",
    "徽": "hui", "汇": "hui", "见": "jian", "睛": "jing", "困": "kun", "力": "li", "料": "liao",
    "令": "ling", "么": "me", "末": "mo", "入": "ru", "阮": "ruan", "士": "shi", "手": "shou", "戍": "shu",
    "帅": "shuai", "巳": "si", "太": "tai", "兔": "tu", "外": "wai", "宛": "wan", "往": "wang", "乌": "wu",
    "午": "wu", "休": "xiu", "戌": "xu", "亚": "ya", "冶": "ye", "已": "yi", "玉": "yu", "曰": "yue",
    "枝": "zhi", "字": "zi", "夭": "yao", "郜": "gao", "拚": "pan", "囝": "jian", "麽": "mo",
}
# fmt: on
"""Character → how it is read, where the checker's folding makes another of it, such as 士 and 土."""

_WORD = re.compile("|".join(sorted(WORDS, key=lambda word: (-len(word), word))))


@lru_cache(maxsize=4096)
def reading(text: str) -> str:
    """Return the syllables of a text, parted by blanks; what has no sound of its own stands for itself."""
    parts, start = [], 0
    for word in _WORD.finditer(text):
        parts += map(_sound, text[start : word.start()])
        parts.append(WORDS[word.group()])
        start = word.end()
    parts += map(_sound, text[start:])
    return " ".join(part for part in parts if part)


@lru_cache(maxsize=32768)
def _sound(char: str) -> str:
    if char in CHARACTERS:
        return CHARACTERS[char]
    folded = solid(fold(char))
    return tables().sound.get(folded, folded)
