"""The impostors on file, the latest seen first, in pages."""

from collections.abc import Iterator
from datetime import date

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PATH = "impostors/"
PER_PAGE = 100


def impostor_views(register: PublicRegister, lang: Language) -> Iterator[View]:
    """Yield the pages of the list, of which the first stands at `impostors/`."""
    t = translator(lang)
    latest = sorted(register.impostors, key=lambda impostor: impostor.seen_on or date.min, reverse=True)
    chunks = [latest[start : start + PER_PAGE] for start in range(0, len(latest), PER_PAGE)] or [[]]
    for number, chunk in enumerate(chunks, 1):
        path = _path(number)
        body = render(
            register,
            lang,
            path,
            "impostors.html",
            impostors=chunk,
            previous=_path(number - 1) if number > 1 else None,
            following=_path(number + 1) if number < len(chunks) else None,
        )
        yield View(path, t("impostors.title"), t("impostors.lead"), body)


def _path(number: int) -> str:
    return PATH if number == 1 else f"{PATH}{number}/"
