"""The list of units, and the page of each."""

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister, PublicUnit
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render


def units_view(register: PublicRegister, lang: Language) -> View:
    """Return the list of all units."""
    t = translator(lang)
    body = render(register, lang, "units/", "units.html")
    return View("units/", t("units.title"), t("units.lead", count=len(register.units)), body)


def unit_view(register: PublicRegister, unit: PublicUnit, lang: Language) -> View:
    """Return the page of one unit."""
    body = render(
        register,
        lang,
        unit.page,
        "unit.html",
        unit=unit,
        accounts=[register.account_by_id[id_] for id_ in unit.accounts],
        parent=register.unit_by_id.get(unit.parent or ""),
        successor=register.unit_by_id.get(unit.merged_into or ""),
    )
    return View(unit.page, unit.name, unit.name, body)
