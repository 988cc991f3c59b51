"""What a header means: which field of a filing stands below it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from guanhao.desk.ledgers.columns import own_field, own_headers
from guanhao.load.ledger_words import ledger_words, meanings, plain_word
from guanhao.model.platforms import Platform

TEN_THOUSAND = 10_000
_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_INNER = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]")
_NUMBER = re.compile(r"[(（]?([0-9一二三四五六七八九])[)）]?")
_PARTED = re.compile(r"[/、或及和]")
_LEADING = re.compile(r"^[0-9]+[.、．]")
_ID_FIELDS = frozenset(["account.id", "account.handle", "account.platform_id"])
_MIXED = re.compile("新媒体|[、和及与/]")
"""What the title of a sheet says whose accounts are on more than the platform that it names."""
_OF_ACCOUNTS = re.compile(
    "(号|微博|网站|抖音|快手|微信|群|b站|小红书|头条|知乎|贴吧)(平台)?(账号)?(台账|[^a-z]{0,6}表|名单|[0-9年度]*)$"
)
_IDS = ("id", "uid", "微信号", "账号id", "id号", "号码")
_OF_ONE = {
    "微信号": "wechat-official",
    "公众号微信号": "wechat-official",
    "微信账号": "wechat-official",
    "公众号原始id": "wechat-official",
    "抖音号": "douyin",
    "快手号": "kuaishou",
    "小红书号": "xiaohongshu",
    "群号": "qq-group",
    "视频号id": "wechat-channels",
    "微博uid": "weibo",
}
"""Identifiers that accounts of one platform alone have."""
_GENERAL = ("新媒体", "账号", "帐号", "官方", "平台", "账户", "政务")
_OWN_TO_PLATFORM = {"名称": "account.name", "昵称": "account.name", "名": "account.name", "简介": "purpose"}
"""What after a platform's name is a header of that platform's accounts."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header means. A person's field is `people.<role>.<part>`; a part whose role is not said has none."""

    field: str
    is_strong: bool = False
    scale: int = 1
    platform: str | None = None
    also: tuple[str, ...] = ()
    """Other fields that the same words are used for."""
    number: int = 1
    """Which of several operators, where the header counts them."""

    @property
    def part(self) -> str | None:
        """The part of a person that a header names without saying whose."""
        return self.field.removeprefix("part.") if self.field.startswith("part.") else None


@dataclass(frozen=True)
class Headers:
    """Looks headers up; knows the register's platforms."""

    platforms: Mapping[str, Platform]

    @cached_property
    def platform_words(self) -> Mapping[str, str]:
        """Wordings in plain form → platform: names and labels of the catalogue, then those of the table."""
        found: dict[str, str] = {}
        for id_, platform in self.platforms.items():
            for word in (id_, platform.name, platform.name_en, *platform.labels):
                found.setdefault(plain_word(word), id_)
        for word, id_ in meanings("platforms").items():
            if id_ in self.platforms:
                found.setdefault(word, id_)
        return found

    def platform_of(self, text: str) -> str | None:
        """Return the platform that a text names, in any wording; None where it names none, or several."""
        word = plain_word(text)
        found = self._platform(word) or self._platform(_BRACKETS.sub("", word))
        if found:
            return found
        pieces = [piece for piece in re.split(r"[、,，;；/+()（）\[\]]|和|及", word) if piece]
        named = {self._platform(piece) for piece in pieces} if len(pieces) > 1 else set()
        return named.pop() if len(named) == 1 else None

    def _platform(self, word: str) -> str | None:
        words = self.platform_words
        for form in (word, word.removesuffix("平台"), word.removesuffix("账号"), word.removeprefix("官方")):
            if form in words:
                return words[form]
        return None

    def platform_of_all(self, text: str) -> str | None:
        """Return the platform that the name or the title of a sheet says all of its accounts are on."""
        word = plain_word(text)
        named = self.platforms_in(text)
        return named.pop() if len(named) == 1 and not _MIXED.search(word) and _OF_ACCOUNTS.search(word) else None

    def platforms_in(self, text: str) -> set[str]:
        """Return every platform that a longer text, such as the name of a sheet, speaks of."""
        word, found = plain_word(text), set()
        for label in sorted(self.platform_words, key=len, reverse=True):
            if len(label) > 1 and not label.isascii() and label in word:
                found.add(self.platform_words[label])
                word = word.replace(label, "|")
        return found

    def is_listed(self, value: object) -> bool:
        """Tell at once whether a cell says just what a header does: where hardly one does, the row is none of them."""
        return isinstance(value, str) and plain_word(value) in self._listed

    @cached_property
    def _listed(self) -> frozenset[str]:
        """Every wording of a header or a platform, in plain form."""
        lists = (_fields("strong"), _fields("weak"), meanings("roles"), meanings("parts"), self.platform_words)
        return frozenset().union(*lists, map(plain_word, own_headers()))

    def meaning(self, levels: Sequence[str]) -> Meaning | None:
        """Return what a header of one or more rows means, the uppermost first; None where nobody can tell."""
        levels = [level for position, level in enumerate(levels) if level not in levels[:position]]
        if not levels:
            return None
        if len(levels) == 1:
            return self.single(levels[0])
        own = self.single(levels[-1])
        for above in reversed(levels[:-1]):
            role = _role_of(plain_word(above))
            part = own.part if own else None
            if role and (part or own is None or own.field in _PARTS_OF_ACCOUNTS):
                part = part or _part_of(plain_word(levels[-1]))
                if part:
                    return Meaning(f"people.{role[0]}.{part}", number=role[1])
            platform = self.platform_words.get(plain_word(above))
            if platform and own and own.field.startswith(("account.", "purpose")):
                return replace(own, platform=platform, is_strong=True)
        return own or self.single("".join(levels))

    def single(self, text: str) -> Meaning | None:
        """Return what a header of one row means."""
        word = _LEADING.sub("", plain_word(text))
        inner = "".join(_INNER.findall(word))
        scale = TEN_THOUSAND if "万" in inner or word.endswith("/万") else 1
        bare = _BRACKETS.sub("", word).removesuffix("/万")
        found = (
            _identified(bare, inner) or _listed(word) or _person(word, inner) or _listed(bare) or _person(bare, inner)
        )
        found = found or self._of_platform(bare) or self._alternatives(bare) or _general(bare) or _of_export(text)
        return replace(found, scale=scale) if found and scale > 1 else found

    def _of_platform(self, word: str) -> Meaning | None:
        """Read a platform's name and a field in one, such as 微博链接."""
        for label in sorted(self.platform_words, key=len, reverse=True):
            rest = word.removeprefix(label)
            if rest and rest != word:
                field = _OWN_TO_PLATFORM.get(rest)
                found = Meaning(field, is_strong=True) if field else _listed(rest)
                if found and found.field.startswith(("account.", "purpose")) and found.field != "account.platform":
                    return replace(found, is_strong=True, platform=self.platform_words[label])
        return None

    def _alternatives(self, word: str) -> Meaning | None:
        """Read several wordings in one, such as 微信号/ID, where all mean one thing."""
        pieces = [piece for piece in _PARTED.split(word) if piece]
        found = [_listed(piece) or _general(piece) for piece in pieces]
        if len(found) < 2 or not all(found):
            return None
        fields = {meaning.field for meaning in found if meaning}
        if len(fields) == 1:
            return found[0]
        return Meaning("account.id", is_strong=True) if fields <= _ID_FIELDS else None


_PARTS_OF_ACCOUNTS = ("account.handle", "account.name", "account.id")
"""What a word such as 微信号 or 名称 means where it stands by itself, and not under a person."""


def _of_export(text: str) -> Meaning | None:
    """Read a header of an export, such as those in English."""
    field = own_field(text)
    if field is None:
        return None
    if field.startswith("people.operators."):
        _, _, number, part = field.split(".")
        return Meaning(f"people.operators.{part}", number=int(number) + 1)
    return Meaning(field, is_strong=field.startswith("account."))


def _identified(bare: str, inner: str) -> Meaning | None:
    """Read a header that says in brackets that identifiers stand below it, such as 平台账号（ID）."""
    found = _listed(bare) if inner in _IDS else None
    return Meaning("account.id", is_strong=True) if found and found.field in ("account.name", "account.id") else None


def _listed(word: str) -> Meaning | None:
    strong, weak = _fields("strong"), _fields("weak")
    fields = strong.get(word) or weak.get(word)
    if fields is None:
        part = _part_of(word)
        return Meaning(f"part.{part}") if part and word not in ("信息", "情况") else None
    return Meaning(fields[0], word in strong, platform=_OF_ONE.get(word), also=tuple(fields[1:]))


@cache
def _fields(name: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field, wordings in ledger_words()[name].items():
        for wording in wordings:
            for form in (plain_word(wording), _BRACKETS.sub("", plain_word(wording))):
                if form and field not in found.setdefault(form, []):
                    found[form].append(field)
    return found


def _general(word: str) -> Meaning | None:
    """Read a header behind a word that says nothing more, such as 新媒体."""
    for start in _GENERAL:
        rest = word.removeprefix(start)
        if rest and rest != word and (found := _listed(rest)):
            return found
    return None


def _person(word: str, inner: str) -> Meaning | None:
    """Read a role, or a role and a part of it: 负责人, 负责人电话, 电话（负责人）, 管理员1姓名."""
    role = _role_of(word)
    if role:
        return Meaning(f"people.{role[0]}.name", number=role[1])
    for name in sorted(meanings("roles"), key=len, reverse=True):
        if word.startswith(name):
            rest = word.removeprefix(name).removeprefix("的")
            number, rest = _counted(rest)
            part = _part_of(rest) or _part_of(_BRACKETS.sub("", rest)) or _part_of(rest.strip("()（）"))
            if part:
                return Meaning(f"people.{meanings('roles')[name]}.{part}", number=number)
    of = _role_of(inner) if inner else None
    part = _part_of(_BRACKETS.sub("", word))
    if of and part:
        return Meaning(f"people.{of[0]}.{part}", number=of[1])
    return None


def _role_of(word: str) -> tuple[str, int] | None:
    roles = meanings("roles")
    for form in (word, _BRACKETS.sub("", word)):
        for suffix in ("", *ledger_words()["suffixes"]):
            name = form.removesuffix(suffix)
            if name in roles:
                return roles[name], 1
            for base in (name[:-1], name[:-3]):
                number, rest = _counted(name.removeprefix(base)) if base in roles else (1, "-")
                if not rest:
                    return roles[base], number
    return None


def _counted(text: str) -> tuple[int, str]:
    """Part a number at the beginning of a text from the rest: 1 where there is none."""
    found = _NUMBER.match(text)
    if not found:
        return 1, text
    digit = found[1]
    return int(digit) if digit.isdigit() and digit.isascii() else "一二三四五六七八九".index(digit) + 1, text[
        found.end() :
    ]


def _part_of(word: str) -> str | None:
    """Return the part of a person that a word means; a name with more beside it is read as a name."""
    parts = meanings("parts")
    pieces = [parts.get(piece) for piece in _PARTED.split(word)]
    return parts.get(word) or ("name" if len(pieces) > 1 and pieces[0] == "name" and all(pieces) else None)


def is_plain_text(value: object) -> bool:
    """Tell whether a value could be a header at all."""
    return isinstance(value, str) and len(_BRACKETS.sub("", unicodedata.normalize("NFKC", value))) <= 40


def known(meanings_: Iterable[Meaning | None]) -> int:
    """Count the headers that mean something."""
    return sum(meaning is not None for meaning in meanings_)
