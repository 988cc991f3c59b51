"""The main sections of the portal: one explicit list, from which header and navigation are made."""

import html
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from guanhao.model.public_policy import PublicPolicy

Place = Literal["main", "wide", "more"]
"""Always in the bar; in the bar of a wide window and below “more” of a narrow one; always below “more”."""

POLICIES = "policies/"

SECTIONS: tuple[tuple[str, str, Place], ...] = (
    ("nav.home", "", "main"),
    ("nav.check", "check/", "main"),
    ("nav.directory", "accounts/", "main"),
    ("nav.announcements", "announcements/", "main"),
    ("nav.desk", "desk/", "main"),
    ("nav.guide", "guide/", "wide"),
    ("nav.units", "units/", "wide"),
    ("nav.policy", POLICIES, "wide"),
    ("nav.statistics", "statistics/", "wide"),
    ("nav.impostors", "impostors/", "wide"),
    ("nav.alliance", "alliance/", "more"),
    ("nav.rules", "rules/", "more"),
    ("nav.assessment", "assessment/", "more"),
    ("nav.data", "data/", "more"),
)
"""Name (a key of the strings), folder, place. A section whose page a build does not have is left out."""


@dataclass(frozen=True)
class Section:
    """A main section: its title as HTML, and the addresses of its pages from the portal's root, its own first."""

    title: str
    pages: tuple[str, ...]
    place: Place


def portal_sections(
    paths: Collection[str], policies: tuple[PublicPolicy, ...], t: Callable[[str], str]
) -> Iterator[Section]:
    """Yield the portal's sections of which there is a page in `paths`; the policies in force and past among them."""
    for key, path, place in SECTIONS:
        if path == POLICIES:
            in_force, *others = policies
            yield Section(html.escape(t(key)), (f"{POLICIES}{in_force.id}/",), place)
            yield from (Section(html.escape(other.title), (f"{POLICIES}{other.id}/",), "more") for other in others)
        elif path in paths:
            yield Section(html.escape(t(key)), (path,), place)


def written_sections(nav: list[Any]) -> Iterator[Section]:
    """Yield the top entries of a navigation as `mkdocs.yml` has it."""
    for item in nav:
        below = item if isinstance(item, dict) else {Path(item).stem: item}
        for title, pages in below.items():
            yield Section(html.escape(html.unescape(title)), tuple(map(_address, _pages_in(pages))), "more")


def _pages_in(entry: Any) -> Iterator[str]:
    """Yield the pages of an entry of the navigation, however deep its sections are."""
    if isinstance(entry, str):
        yield entry
    else:
        for below in entry if isinstance(entry, list) else entry.values():
            yield from _pages_in(below)


def _address(page: str) -> str:
    if "://" in page:
        return page
    return page.removesuffix(".md").removesuffix("index").rstrip("/") + "/" if page != "index.md" else ""


def source(section: Section) -> str:
    """Return the file that MkDocs is told a section of the portal's is made from."""
    [address] = section.pages
    is_policy = address.startswith(POLICIES) and address != POLICIES
    return f"{address.rstrip('/')}.md" if is_policy else f"{address}index.md"
