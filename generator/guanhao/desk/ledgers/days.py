"""Days in every form in which ledgers write them."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from math import isfinite

from guanhao.model.types import FIRST_YEAR, LAST_YEAR

_TIME = r"(?:[T\s]*[0-9]{1,2}[:时点][0-9]{1,2}(?:[:分][0-9]{1,2}(?:\.[0-9]+)?)?秒?(?:Z|[+-][0-9:]+)?)?"
_WEEKDAY = r"\s*[(]?(?:星期|周|礼拜)?[一二三四五六日天]?[)]?"
_YMD = re.compile(
    rf"([0-9]{{4}})\s*[-/.年·_,、]\s*([0-9]{{1,2}})\s*[-/.月·_,、]\s*([0-9]{{1,2}})\s*[日号]?{_WEEKDAY}{_TIME}"
)
_PACKED = re.compile(rf"([0-9]{{4}})([0-9]{{2}})([0-9]{{2}}){_TIME}")
_SHORT_YEAR = re.compile(r"'?[0-9]{2}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*[日号]?")
_NO_DAY = re.compile(r"[0-9]{4}\s*(?:年|[-/.年]\s*[0-9]{1,2}\s*月?份?|[0-9]{2})?(?:底|初|末|左右|上半年|下半年)?")
_AMERICAN = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_TIME}")
_NAMED = re.compile(
    r"([0-9]{1,2})[-\s]([A-Za-z]{3})[a-z]*[-\s,]+([0-9]{4})|([A-Za-z]{3})[a-z]*\.?\s([0-9]{1,2}),?\s([0-9]{4})"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, 1)}
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
)
_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's serial numbers, as they count from March 1900 on."""
_SERIALS = range(18_000, 80_000)


def read_day(value: object) -> date | str:
    """Return the day that a cell says, or the code of what is wrong with it."""
    match value:
        case datetime():
            return _within(value.date())
        case date():
            return _within(value)
        case int() | float() if isfinite(value):
            return _number(value)
        case str():
            return _text(unicodedata.normalize("NFKC", value).strip())
    return "date"


def _number(value: float) -> date | str:
    whole = int(value)
    if whole in _SERIALS:
        return _within(_EPOCH + timedelta(days=whole))
    if value == whole and len(str(whole)) == 8:
        return _text(str(whole))
    return "no-day" if whole in range(FIRST_YEAR, LAST_YEAR + 1) or len(str(whole)) == 6 else "date"


def _text(text: str) -> date | str:
    if found := _YMD.fullmatch(text) or _PACKED.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _CHINESE.fullmatch("".join(text.split())):
        return _day(found[1].translate(_DIGITS), _ten(found[2]), _ten(found[3]))
    if found := _AMERICAN.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if max(first, second) > 12 or first == second:
            month, day = (second, first) if first > 12 else (first, second)
            return _day(found[3], month, day)
        return "day-or-month"
    if found := _NAMED.fullmatch(text):
        on, name, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        return _day(year, _MONTHS.get(name.lower(), 0), on)
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", text):
        return _number(float(text))
    if _SHORT_YEAR.fullmatch(text):
        return "short-year"
    return "no-day" if _NO_DAY.fullmatch(text) else "date"


def _ten(text: str) -> int:
    """Return a Chinese numeral up to 39."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(text.translate(_DIGITS)) if len(text) == 1 else 0
    return int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0)


def _day(year: object, month: object, day: object) -> date | str:
    try:
        return _within(date(int(str(year)), int(str(month)), int(str(day))))
    except ValueError:
        return "no-such-day"


def _within(day: date) -> date | str:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else "year"
