"""What everything in the report is written with: our own words as they are, the request's masked, cut and escaped."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from guanhao.model.finding import Language
from guanhao.model.institution import Unit
from guanhao.model.personal import Mask
from guanhao.model.platforms import Platform
from guanhao.model.types import Label
from guanhao.report.markdown import escape
from guanhao.report.request import words
from guanhao.report.words import visible

NAME, CELL, PROSE = 60, 120, 200
"""Characters of a text that are shown: of a name, in a table's cell, in a sentence."""

_PLAIN = re.compile(r"(?i)(?!.*(?:://|www\.|gh-[0-9]))[\w.~:/?=%+*,-]+")
"""What can stand between backticks as it is: nothing in it means anything to Markdown, to HTML or to a forge."""


class Markdown(str):
    """Text that is safe where it stands: our own words, and what was escaped."""

    __slots__ = ()


@dataclass(frozen=True)
class Pen:
    """Writes in one language; `mask` hides the persons of the records at hand."""

    lang: Language
    units: Mapping[str, Unit]
    platforms: Mapping[str, Platform]
    mask: Mask = field(default_factory=lambda: Mask({}))

    def hiding(self, mask: Mask) -> "Pen":
        """Return a pen that hides the persons of other records."""
        return replace(self, mask=mask)

    def say(self, sentence: Label, **values: Any) -> Markdown:
        """Return one of our sentences with its placeholders filled, all but Markdown escaped."""
        written = {name: self.put(value) for name, value in values.items()}
        return Markdown(self.term(sentence).format_map(written))

    def put(self, value: Any) -> Markdown:
        """Return a value as text that is safe anywhere."""
        if isinstance(value, Markdown):
            return value
        return self.text(self.term(value) if isinstance(value, Label) else str(value))

    def term(self, label: Label) -> str:
        """Return a term in the pen's language."""
        return label.zh if self.lang == "zh" else label.en

    def text(self, text: str, limit: int = PROSE) -> Markdown:
        """Return text of the request on one line: persons masked, cut to so many characters, escaped."""
        return self.bare(self.mask.text(text), limit)

    def bare(self, text: str, limit: int = PROSE) -> Markdown:
        """Return text that holds nothing personal, such as the name of an account: as `text` does, but not masked."""
        line = " ".join(text.split())
        shown = limit
        while len((escaped := escape(line[:shown])).encode("utf-8", "surrogatepass")) > limit * 5:
            shown //= 2
        if len(line) <= shown:
            return Markdown(escaped)
        cut = words.CUT.zh if self.lang == "zh" else words.CUT.en
        return Markdown(escaped + cut.format(count=len(line)))

    def quoted(self, name: str) -> Markdown:
        """Return a name between marks that nothing within it can close."""
        inner = name.replace("『", "「").replace("』", "」") if self.lang == "zh" else re.sub("[“”]", "'", name)
        return self.say(words.QUOTED, name=self.bare(Mask.numbers(inner), NAME))

    def code(self, text: str) -> Markdown:
        """Return an identifier, an address or a path to the letter, so that it can be copied; escaped if it is odd."""
        if _PLAIN.fullmatch(text) and len(text) <= PROSE and visible(text) == text:
            return Markdown(f"`{text}`")
        return self.bare(Mask.numbers(text), CELL)

    def unit(self, unit: str) -> Markdown:
        """Return a unit's name; its id where nobody knows it."""
        known = self.units.get(unit)
        return self.bare(known.name, NAME) if known else self.code(unit)

    def platform(self, platform: str) -> Markdown:
        """Return a platform's name; its id where nobody knows it."""
        known = self.platforms.get(platform)
        return self.put(Label(known.name, known.name_en)) if known else self.code(platform)

    def listed(self, parts: Iterable[Markdown]) -> Markdown:
        """Return several things as a list within a sentence."""
        return Markdown(self.term(words.AND).join(parts))


def joined(separator: str, parts: Iterable[Markdown]) -> Markdown:
    """Put safe texts together."""
    return Markdown(separator.join(parts))


def line(*parts: Markdown) -> Markdown:
    """Return a line of the report."""
    return Markdown("".join(parts) + "\n")


def item(text: Markdown) -> Markdown:
    """Return a line of a list."""
    return Markdown(f"- {text}\n")


def row(cells: Iterable[Markdown]) -> Markdown:
    """Return a row of a table."""
    return Markdown("| " + " | ".join(cells) + " |\n")


def header(cells: Iterable[Markdown]) -> Markdown:
    """Return the head of a table."""
    named = list(cells)
    return Markdown(row(named) + "|" + "---|" * len(named) + "\n")
