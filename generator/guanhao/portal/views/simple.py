"""Pages that are a list and no more: impostors, open data."""

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render


def impostors_view(register: PublicRegister, lang: Language) -> View:
    """Return the list of impostors."""
    t = translator(lang)
    body = render(register, lang, "impostors/", "impostors.html")
    return View("impostors/", t("impostors.title"), t("impostors.lead"), body)


def data_view(register: PublicRegister, lang: Language) -> View:
    """Return the page that lists the files of the open data."""
    t = translator(lang)
    return View("data/", t("data.title"), t("data.lead"), render(register, lang, "data/", "data.html"))
