"""The year's assessment of units."""

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PATH = "assessment/"


def assessment_view(register: PublicRegister, lang: Language) -> View:
    """Return the page of all assessed years, the latest first."""
    t = translator(lang)
    body = render(register, lang, PATH, "assessment.html", policy=register.policies[0], years=register.assessments)
    return View(PATH, t("assessment.title"), t("assessment.lead"), body)
