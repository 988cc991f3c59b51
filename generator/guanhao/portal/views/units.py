"""The list of units, and the page of each."""

from collections import Counter
from itertools import groupby

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister, PublicUnit
from guanhao.portal.strings import translator
from guanhao.portal.structured import unit_data
from guanhao.portal.view import View, render
from guanhao.portal.views.alliance import KINDS

LIVE = ("active", "suspended")


def units_view(register: PublicRegister, lang: Language) -> View:
    """Return the list of all units, by kind; closed ones last."""
    t = translator(lang)
    live = Counter(account.unit.id for account in register.accounts if account.state in LIVE)
    ordered = sorted(register.units, key=lambda unit: (KINDS.index(unit.kind), unit.closed_on is not None, unit.id))
    groups = [(kind, list(units)) for kind, units in groupby(ordered, lambda unit: unit.kind)]
    body = render(register, lang, "units/", "units.html", groups=groups, live=live)
    return View("units/", t("units.title"), t("units.lead", count=len(register.units)), body)


def unit_view(register: PublicRegister, unit: PublicUnit, lang: Language) -> View:
    """Return the page of one unit: its live accounts first, platform by platform, those closed in a section apart."""
    order = {platform: place for place, platform in enumerate(register.platforms)}
    accounts = [register.account_by_id[id_] for id_ in unit.accounts]
    accounts.sort(key=lambda account: (order.get(account.platform or "", len(order)), account.id))
    live = [account for account in accounts if account.state in LIVE]
    body = render(
        register,
        lang,
        unit.page,
        "unit.html",
        unit=unit,
        live=live,
        platforms=[(platform, list(group)) for platform, group in groupby(live, lambda account: account.platform)],
        waiting=[account for account in accounts if account.state in ("approved", "under-review")],
        closed=[account for account in accounts if account.state == "closed"],
        parent=register.unit_by_id.get(unit.parent or ""),
        below=[child for child in register.units if child.parent == unit.id],
        successor=register.unit_by_id.get(unit.merged_into or ""),
    )
    return View(unit.page, unit.name, unit.name, body, unit_data(register, unit))
