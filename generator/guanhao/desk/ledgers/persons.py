"""People as ledgers name them: several in a cell, with their posts and telephones beside or behind them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from guanhao.desk.ledgers import cells
from guanhao.desk.ledgers.cells import UnreadableCellError
from guanhao.load.ledger_words import meanings, plain_word, words_of
from guanhao.model.ledger import Value

Person = dict[str, str]

_HARD = re.compile(r"[、,，;；\r\n]+")
_SOFT = re.compile(r"[、,，;；\r\n/／\s\u3000]+")
_BRACKET = re.compile(r"[(（]([^)）]*)[)）]?")
_PHONE = re.compile(
    r"(?<![0-9])(?:\+?86[- ]?)?"
    r"(?:1[0-9]{10}|1[0-9]{2}[- ][0-9]{4}[- ][0-9]{4}|0[0-9]{2,3}[- ]?[0-9]{7,8}|[0-9]{7,11})(?![0-9])"
)
_EMAIL = re.compile(r"[^\s@<>,，;；、()（）]+@[^\s@<>,，;；、()（）]+\.[A-Za-z]+")
_TITLE = re.compile(
    "(主任|书记|院长|处长|部长|科长|馆长|园长|校长|主席|会长|社长|班长|所长|站长|教师|老师|辅导员|干事|科员|编辑|秘书|助理|专员"
    "|职员|团长|队长|委员|组长|经理|教授|讲师|工程师|学生|干部|支书|负责人)$"
)
_LABEL = re.compile(r"^(?:姓名|电话|手机号?|联系电话|联系方式|职务|邮箱|tel)[:：]", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+(?:[·•.' ][^\W\d_]+)*\.?")
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff]")
_ALIKE = re.compile(
    r"^同(负责|责任|管理|主管|分管|审核|上|左|前|信息)|^(详见|参见|见)(附|表|上|下|左|右|前|后|备注|另|名单)"
)


def read_people(value: Value) -> list[Person]:
    """Return the persons whom a cell names, each with what stands behind the name. Raises UnreadableCellError."""
    text = unicodedata.normalize("NFKC", cells.text_of(value)).replace("：", ":")
    people: list[Person] = []
    for piece in _tokens(text):
        part, said = _kind_of(piece)
        if part == "name":
            people.append({"name": said})
        elif not people or part in people[-1]:
            raise UnreadableCellError("person")
        else:
            people[-1][part] = said
    if not people:
        raise UnreadableCellError("person")
    return people


def _tokens(text: str) -> Iterator[str]:
    """Yield names, posts, telephones and e-mails in the order in which they stand."""
    for piece in _HARD.split(_BRACKET.sub(lambda found: f" {found[1]} ", text)):
        marked = _EMAIL.sub(lambda found: f" {found[0]} ", _PHONE.sub(lambda found: f" {_closed(found[0])} ", piece))
        words = [_LABEL.sub("", word) for word in _SOFT.split(marked)]
        yield from _joined([word for word in words if word])


def _closed(phone: str) -> str:
    return re.sub(r"\s", "-", phone.strip())


def _joined(words: Sequence[str]) -> Iterator[str]:
    """Join a Chinese name that was spread out (张 三), and the words of a Latin one."""
    kept: list[str] = []
    for word in words:
        last = kept[-1] if kept else ""
        is_spread = len(word) == 1 and len(last) == 1 and _CHINESE_NAME.match(word) and _CHINESE_NAME.match(last)
        is_latin = word.isascii() and last.isascii() and word.isalpha() and last.replace(" ", "").isalpha()
        if kept and is_spread:
            kept[-1] = last + word
        elif kept and is_latin:
            kept[-1] = f"{last} {word}"
        else:
            kept.append(word)
    return iter(kept)


def _kind_of(word: str) -> tuple[str, str]:
    if _EMAIL.fullmatch(word):
        return "email", word
    if _PHONE.fullmatch(word):
        return "phone", word
    if _TITLE.search(word) and len(word) < 16 and not re.fullmatch(r"[\u3400-\u9fff]{1,2}老师", word):
        return "title", word
    is_nobody = _ALIKE.match(word) or plain_word(word) in words_of("nobody")
    if _NAME.fullmatch(word) and len(word) <= 30 and not is_nobody:
        return "name", word
    raise UnreadableCellError("person")


def is_alike(value: Value) -> bool:
    """Tell whether a cell refers to somebody else of the row, such as 同负责人."""
    return isinstance(value, str) and bool(_ALIKE.match(plain_word(value)))


def split_part(part: str, value: Value, people: int) -> list[str]:
    """Return one part, such as the telephone, of each of so many persons. Raises UnreadableCellError."""
    if people == 1:
        return [_part(part, value)]
    pieces = (
        cells.several(value)
        if part != "phone"
        else [p for p in re.split(r"[、,，;；\r\n/\s]+", cells.text_of(value)) if p]
    )
    if len(pieces) != people:
        raise UnreadableCellError("not-paired", people=str(people), parts=str(len(pieces)))
    return [_part(part, piece) for piece in pieces]


def _part(part: str, value: Value) -> str:
    match part:
        case "phone":
            numbers = [cells.phone(value)] if not isinstance(value, str) else list(map(cells.phone, _numbers(value)))
            return "、".join(numbers)
        case "qq" | "wechat" | "email":
            return cells.token(value)
        case "staff":
            return _staff(value)
    return cells.line(value)


def _numbers(text: str) -> list[str]:
    return [piece for piece in re.split(r"[、,，;；\r\n/]+", text) if piece.strip()] or [text]


def _staff(value: Value) -> str:
    return meanings("staff").get(plain_word(cells.line(value))) or cells.flag(value)


def merged(people: Sequence[Person]) -> list[Person]:
    """Return persons with those of one name and no contradiction made one."""
    found: list[Person] = []
    for person in people:
        same = next((other for other in found if other["name"] == person["name"] and _agree(other, person)), None)
        if same is None:
            found.append(dict(person))
        else:
            same |= person
    return found


def _agree(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(other.get(part, value) == value for part, value in one.items())
