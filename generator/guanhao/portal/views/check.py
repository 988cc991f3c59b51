"""The checker's page. Its box stands on the front page too."""

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render


def check_view(register: PublicRegister, lang: Language) -> View:
    """Return the page that answers whether an account is official."""
    t = translator(lang)
    institution = register.institution
    name = institution.name_en if lang == "en" and institution.name_en else institution.name
    lead = t("check.lead", name=name)
    return View("check/", t("check.title"), lead, render(register, lang, "check/", "check.html", lead=lead))
