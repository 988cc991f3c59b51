"""Names brought to what the eye and the ear make of them, by one table that Python and the browser apply alike."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from guanhao.verify.text import lower, shown

TABLE = "tables/fold.json"


@dataclass(frozen=True)
class Tables:
    """Character → the one that stands for it, and → its sound."""

    fold: "_Eye"
    sound: dict[str, str]


LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
CHINESE = range(0x3400, 0xA000)


class _Eye(dict[int, str]):
    """Number of a character → what stands for it: a blank for all that names are not made of."""

    def __missing__(self, number: int) -> str:
        """Answer for a character that is neither in the table nor usual in names."""
        return chr(number) if number >= 0x10000 else " "


@cache
def tables() -> Tables:
    """Read the table."""
    made = json.loads(table_bytes())
    return Tables(
        _Eye(
            {number: chr(number) for number in (*map(ord, LETTERS), *CHINESE)}
            | {ord(char): target for target, chars in made["fold"].items() for char in chars}
        ),
        {char: syllable for syllable, chars in made["sounds"].items() for char in chars},
    )


def table_bytes() -> bytes:
    """Return the table as it is published."""
    return files("guanhao.verify").joinpath(TABLE).read_bytes()


def fold(text: str) -> str:
    """Return what a text looks like: look-alikes brought together, and all that parts words a single blank."""
    return " ".join(lower(shown(text)).translate(tables().fold).split())


def solid(folded: str) -> str:
    """Return a folded text without its blanks."""
    return folded.replace(" ", "")


def syllables(folded: str) -> tuple[str, ...]:
    """Return what a folded text sounds like, a syllable a character; what has no sound of its own stands for itself."""
    sound = tables().sound
    return tuple(sound.get(char, char) for char in solid(folded))
