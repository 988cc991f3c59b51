"""The alliance (新媒体联盟、矩阵): every unit's live accounts, tier by tier, side by side across the platforms."""

from collections import Counter, defaultdict

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PATH = "alliance/"
KINDS = ("institution", "department", "school", "student-organisation", "club", "class")


def alliance_view(register: PublicRegister, lang: Language) -> View:
    """Return the matrix of units and platforms, grouped by the kind of unit."""
    t = translator(lang)
    cells: dict[str, dict[str, list[PublicAccount]]] = defaultdict(lambda: defaultdict(list))
    live = [account for account in register.accounts if account.state in ("active", "suspended") and account.platform]
    for account in live:
        cells[account.unit.id][account.platform or ""].append(account)
    used = Counter(account.platform for account in live)
    platforms = [platform for platform in register.platforms if used[platform]]
    platforms += sorted(platform for platform in used if platform and platform not in register.platforms)
    known = [unit for unit in register.units if unit.id in cells]
    groups = [(kind, [unit for unit in known if unit.kind == kind]) for kind in KINDS]
    body = render(
        register,
        lang,
        PATH,
        "alliance.html",
        groups=[
            (kind, units, [p for p in platforms if any(p in cells[u.id] for u in units)])
            for kind, units in groups
            if units
        ],
        cells=cells,
        tiers=Counter(account.tier for account in live),
    )
    return View(PATH, t("alliance.title"), t("alliance.lead"), body)
