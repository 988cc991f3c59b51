"""The poster: one page to be printed and hung up, with the way to the checker on it."""

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PATH = "poster/"


def poster_view(register: PublicRegister, lang: Language) -> View:
    """Return the poster; without the portal's address there is no code to print, and it says so."""
    t, institution = translator(lang), register.institution
    name = institution.name_en if lang == "en" and institution.name_en else institution.name
    body = render(register, lang, PATH, "poster.html", name=name)
    return View(PATH, t("poster.title"), t("poster.lead", name=name), body)
