"""Pieces of a text that may be names."""

import re
from collections.abc import Iterator

from guanhao.verify.text import name_key

SEGMENTS = 3
"""Names looked for in the text around identifiers."""

_BRACKETS = re.compile("[「」『』【】《》“”‘’（）<>\"'\\[\\]()|]+")


def stripped(text: str) -> str:
    """Return a text without the quotes and brackets around it."""
    return text.strip(" 「」『』【】《》“”‘’（）()<>\"'[]|。，,；;：:！!？?、.").removeprefix("@")


def quoted(text: str) -> list[str]:
    """Return the pieces between the quotes and brackets within a text."""
    pieces = [stripped(piece) for piece in _BRACKETS.split(text)]
    return [piece for piece in pieces if len(name_key(piece)) >= 2][:SEGMENTS] if len(pieces) > 1 else []


def segments(text: str) -> Iterator[str]:
    """Yield the pieces of a text around identifiers that may be names, the longest first."""
    pieces = [stripped(piece) for part in _BRACKETS.split(text) for piece in re.split("[，。；！、：,;!:@ ]+", part)]
    kept = dict.fromkeys(piece for piece in pieces if 2 <= len(name_key(piece)) <= 40)
    yield from sorted(kept, key=lambda piece: (-len(piece), piece))[:SEGMENTS]
