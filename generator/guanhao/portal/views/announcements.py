"""Announcements: what happened to accounts, by year and month."""

from collections.abc import Iterator
from itertools import groupby

from guanhao.model.finding import Language
from guanhao.model.public import News, PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PATH = "announcements/"
PER_PAGE = 300

SIGNS = {
    "filed": "＋",
    "renamed": "⇄",
    "changed": "✎",
    "transferred": "→",
    "suspended": "❙❙",
    "resumed": "▶",
    "closed": "✕",
}
"""What happened → its sign, beside the word."""


def announcement_views(register: PublicRegister, lang: Language) -> Iterator[View]:
    """Yield the latest page, then the pages of each year, the latest first."""
    years = {year: list(items) for year, items in groupby(register.news, key=lambda item: item.on.year)}
    latest = register.news[:PER_PAGE]
    yield _view(register, lang, PATH, None, latest, years, (None, None))
    for year, items in years.items():
        chunks = [items[start : start + PER_PAGE] for start in range(0, len(items), PER_PAGE)]
        for number, chunk in enumerate(chunks, 1):
            before = _path(year, number - 1) if number > 1 else None
            after = _path(year, number + 1) if number < len(chunks) else None
            yield _view(register, lang, _path(year, number), year, chunk, years, (before, after))


def _path(year: int, number: int) -> str:
    return f"{PATH}{year}/" if number == 1 else f"{PATH}{year}/{number}/"


def _view(  # noqa: PLR0913, PLR0917  one for each thing that differs from page to page
    register: PublicRegister,
    lang: Language,
    path: str,
    year: int | None,
    items: list[News] | tuple[News, ...],
    years: dict[int, list[News]],
    beside: tuple[str | None, str | None],
) -> View:
    t = translator(lang)
    months = [(month, list(group)) for month, group in groupby(items, key=lambda item: item.on.strftime("%Y-%m"))]
    title = t("announcements.of", year=year) if year else t("announcements.title")
    body = render(
        register,
        lang,
        path,
        "announcements.html",
        title=title,
        year=year,
        months=months,
        years={number: len(group) for number, group in years.items()},
        signs=SIGNS,
        beside=beside,
        shown=len(items),
        total=len(register.news),
    )
    return View(path, title, t("announcements.lead"), body)
