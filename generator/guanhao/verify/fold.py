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

    fold: dict[int, str]
    sound: dict[str, str]


@cache
def tables() -> Tables:
    """Read the table."""
    made = json.loads(table_bytes())
    return Tables(
        {ord(char): target for target, chars in made["fold"].items() for char in chars},
        {char: syllable for syllable, chars in made["sounds"].items() for char in chars},
    )


def table_bytes() -> bytes:
    """Return the table as it is published."""
    return files("guanhao.verify").joinpath(TABLE).read_bytes()


def fold(text: str) -> str:
    """Return what a text looks like: look-alikes brought together, and all that parts words a single blank."""
    alike = lower(shown(text)).translate(tables().fold)
    return " ".join("".join(char if _speaks(char) else " " for char in alike).split(" ")).strip(" ")


def _speaks(char: str) -> bool:
    return char in "abcdefghijklmnopqrstuvwxyz0123456789" or "\u3400" <= char <= "\u9fff" or char >= "\U00010000"


def solid(folded: str) -> str:
    """Return a folded text without its blanks."""
    return folded.replace(" ", "")


def syllables(folded: str) -> tuple[str, ...]:
    """Return what a folded text sounds like, a syllable a character; what has no sound of its own stands for itself."""
    sound = tables().sound
    return tuple(sound.get(char, char) for char in solid(folded))
