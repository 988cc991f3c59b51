"""The arithmetic on characters that both languages of the checker share; without Unicode data they cannot differ."""

import re
from zlib import crc32

LIMIT = 2_000
"""Code points of a query that are looked at."""

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Characters that show nothing."""

_BLANKS = re.compile("[\t\n\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def lower(text: str) -> str:
    """Return a text with the letters A to Z in lower case, and nothing else changed."""
    return text.lower() if text.isascii() else text.translate(_LOWER)


def narrow(text: str) -> str:
    """Return a text with full-width letters, digits and signs in their usual width."""
    return text if text.isascii() else text.translate(_WIDE)


def shown(text: str) -> str:
    """Return the first LIMIT characters of a text without those that show nothing, its blanks single."""
    return _BLANKS.sub(" ", _HIDDEN.sub("", text[:LIMIT])).strip(" ")


def trimmed(text: str) -> str:
    """Return the first LIMIT characters of a text without blanks and hidden characters around it; within, all stays."""
    kept = text[:LIMIT]
    start, end = 0, len(kept)
    while start < end and _is_edge(kept[start]):
        start += 1
    while end > start and _is_edge(kept[end - 1]):
        end -= 1
    return kept[start:end]


def _is_edge(char: str) -> bool:
    return bool(_HIDDEN.match(char) or _BLANKS.match(char))


def name_key(text: str) -> str:
    """Return the form in which two names are the same: case of Latin letters and blanks make no difference."""
    return _BLANKS.sub("", lower(text))


def word_of(value: str) -> str:
    """Return the word under which a value is looked up: usual width, lower case, no blanks."""
    return name_key(narrow(value))


def spread(word: str) -> int:
    """Return the CRC-32 (ISO 3309) of a word's UTF-8, by which look-ups are spread over files."""
    return crc32(word.encode("utf-8", "replace"))
