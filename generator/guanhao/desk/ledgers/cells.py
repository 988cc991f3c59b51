"""What a cell says, brought into the form of the register; what is not certain is refused, never guessed."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any

from guanhao.desk.ledgers.days import read_day
from guanhao.load.ledger_words import meanings, plain_word, words_of
from guanhao.model.ledger import Value
from guanhao.model.types import Label
from guanhao.rules.hidden_characters import may_hide, without_hidden

EXACT_DIGITS = 15
"""How many digits of a number a spreadsheet keeps."""
_SCIENTIFIC = re.compile(r"([0-9])(?:\.([0-9]+))?[eE]\+?([0-9]{1,3})")
_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?)(万|w|千|k)?(?:人|个|名|位|粉丝)?", re.IGNORECASE)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_TIMES = {"万": 4, "w": 4, "千": 3, "k": 3, "": 0}
_PHONE = re.compile(r"[0-9+()（）\-—转/;、 ext.]{5,60}", re.IGNORECASE)
_BREAK = re.compile(r"[ \t\u3000]*[\r\n]+[ \t\u3000]*")
_BLANKS = re.compile(r"[ \t\u00a0\u3000]+")


class UnreadableCellError(Exception):
    """A cell that does not say what its column asks for. `code` is the ledger's message, `params` what it needs."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def text_of(value: Value) -> str:
    """Return what a cell shows, without hidden characters and blanks around it; a line break within stays.

    Raises UnreadableCellError for a number so long that the spreadsheet has lost its last digits.
    """
    match value:
        case None:
            return ""
        case str():
            return (without_hidden(value) if may_hide(value) else value).strip()
        case bool():
            return "true" if value else "false"
        case datetime():
            return str(value.date()) if value.time() == time() else value.isoformat(" ", "minutes")
        case float() if value.is_integer():
            return _exact(value)
        case float():
            return repr(value)
        case int():
            return _exact(value)
    return str(value)


def _exact(value: float) -> str:
    text = str(int(value))
    if len(text.lstrip("-")) > EXACT_DIGITS:
        raise UnreadableCellError("digits-lost", digits=str(EXACT_DIGITS))
    return text


def line(value: Value) -> str:
    """Return a cell's text on one line: a break between Chinese characters was made by the cell's width."""
    text = text_of(value)
    if "\n" in text or "\r" in text:
        text = _BREAK.sub(lambda found: _joint(text, found), text)
    return _BLANKS.sub(" ", text) if len(text.split()) > 1 else text


def _joint(text: str, found: re.Match[str]) -> str:
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return " " if before.isascii() and after.isascii() else ""


def token(value: Value) -> str:
    """Return an identifier, number or address: usual width, no blanks. Raises UnreadableCellError."""
    text = "".join(unicodedata.normalize("NFKC", text_of(value)).split())
    found = _SCIENTIFIC.fullmatch(text)
    if isinstance(value, str) and found and "." in text:
        digits, places = found[1] + (found[2] or ""), int(found[3])
        if len(digits) <= places:
            raise UnreadableCellError("scientific")
        return digits if len(digits) == places + 1 else text
    return text


def is_nothing(value: Value) -> bool:
    """Tell whether a cell says that there is nothing: a dash, 无, 暂无."""
    return isinstance(value, str) and len(value) < 9 and plain_word(value) in _nothing()


@cache
def _nothing() -> frozenset[str]:
    return words_of("nothing") | {""}


def day(value: Value) -> str:
    """Return a day as YYYY-MM-DD. Raises UnreadableCellError."""
    if isinstance(value, bool) or (isinstance(value, time) and not isinstance(value, date)):
        raise UnreadableCellError("date")
    found = read_day(text_of(value) if isinstance(value, str) else value)
    if isinstance(found, date):
        return str(found)
    raise UnreadableCellError(found)


def count(value: Value, scale: int = 1) -> str:
    """Return a number of people. Raises UnreadableCellError where it is rounded or no number."""
    text = "".join(unicodedata.normalize("NFKC", line(value)).split())
    text = text.replace(",", "") if _GROUPED.match(text) else text
    found = _AMOUNT.fullmatch(text)
    if not found:
        raise UnreadableCellError("number")
    places = _TIMES[(found[2] or "").lower()] + (4 if scale > 1 and not found[2] else 0)
    whole, _, decimals = found[1].partition(".")
    decimals = decimals.rstrip("0") if not places else decimals
    if len(decimals) < places:
        if int(whole + decimals) == 0:
            return "0"
        raise UnreadableCellError("rounded", example=f"{int(whole + decimals.ljust(places, '0'))}")
    if len(decimals) > places:
        raise UnreadableCellError("number")
    return str(int(whole + decimals))


def flag(value: Value) -> str:
    """Return `true` or `false` for the many words for yes and no. Raises UnreadableCellError."""
    word = plain_word(line(value))
    if word in words_of("yes"):
        return "true"
    if word in words_of("no"):
        return "false"
    raise UnreadableCellError("flag")


def choice(name: str, value: Value, labels: Mapping[str, Label]) -> str:
    """Return the choice of a field that a wording means. Raises UnreadableCellError naming the choices."""
    word = plain_word(line(value))
    table = {plain_word(word): choice_ for choice_, label in labels.items() for word in (choice_, label.zh, label.en)}
    found = table.get(word) or meanings(name).get(word)
    if found is None:
        raise UnreadableCellError("choice", choices="、".join(label.zh for label in labels.values()))
    return found


def phone(value: Value) -> str:
    """Return a telephone number. Raises UnreadableCellError where digits are missing."""
    text = token(value)
    digits = re.sub(r"\D", "", text)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and not (len(digits) == 11 and digits[0] == "1") and not 5 <= len(digits) <= 8:
        raise UnreadableCellError("zero-lost")
    if not _PHONE.fullmatch(text) or len(digits) < 5:
        raise UnreadableCellError("phone")
    return text


def several(value: Value) -> list[str]:
    """Return a list that stands in one cell, parted by commas, semicolons or line breaks."""
    text = text_of(value)
    return [line(piece) for piece in re.split(r"[、,，;；\r\n]+", text) if piece.strip()]


def shown(value: Any) -> str:
    """Return a cell as a message may show it, short."""
    try:
        text = line(value)
    except UnreadableCellError:
        text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"
