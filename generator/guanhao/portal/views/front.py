"""The front page."""

from collections import Counter

from guanhao.model.finding import Language
from guanhao.model.public import PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.structured import institution_data
from guanhao.portal.view import View, render

LATEST = 8
"""Announcements shown."""

MAIN = 12
"""Accounts of the institution's own that are shown; the directory has them all."""


def front_view(register: PublicRegister, lang: Language) -> View:
    """Return the front page: the checker's box, figures, the institution's own accounts, latest announcements."""
    t = translator(lang)
    states = Counter(account.state for account in register.accounts)
    live = [account for account in register.accounts if account.state in ("active", "suspended")]
    order = {platform: place for place, platform in enumerate(register.platforms)}
    own = sorted((a for a in live if a.tier == 1), key=lambda a: (order.get(a.platform or "", len(order)), a.id))
    figures = (
        ("active", states["active"], "accounts/"),
        ("platforms", len({account.platform for account in live}), "accounts/"),
        ("units", len({account.unit.id for account in live}), "units/"),
        ("closed", states["closed"], "accounts/"),
    )
    name = register.institution.name_en if lang == "en" and register.institution.name_en else register.institution.name
    body = render(
        register,
        lang,
        "",
        "front.html",
        name=name,
        figures=figures,
        main=own[:MAIN],
        platforms=Counter(account.platform for account in live).most_common(),
        news=register.news[:LATEST],
    )
    return View("", t("site.title", name=name), t("site.description", name=name), body, institution_data(register))
