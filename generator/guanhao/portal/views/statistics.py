"""Statistics: how many accounts there are, of what kind, since when, and how far their yearly review is done."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.portal.charts import Bar, Part, bars
from guanhao.portal.environment import platform_name
from guanhao.portal.strings import translator
from guanhao.portal.view import View, render

PATH = "statistics/"
TOP = 20
"""Units shown in a chart; the rest are added up."""

REVIEW = "annual-review"
"""The rule that asks for the reviews that are counted."""

REVIEWED = ("pass", "rectify", "fail", "pending", "none")
"""Results of a year's review, in the order of the chart; with none on file it is `pending` while the year lasts."""


@dataclass(frozen=True)
class Chart:
    """A chart and its table, of which every row is a bar."""

    key: str
    columns: tuple[str, ...]
    """The kinds of its parts, which are the table's columns."""
    rows: list[Bar]


def statistics_view(register: PublicRegister, lang: Language) -> View:
    """Return the page of all charts."""
    t = translator(lang)
    charts = list(charts_of(register, lang))
    live = sum(_is_live(account) for account in register.accounts)
    body = render(
        register,
        lang,
        PATH,
        "statistics.html",
        charts=charts,
        live=live,
        total=len(register.accounts),
        is_reviewed=_binds_review(register),
    )
    return View(PATH, t("statistics.title"), t("statistics.lead"), body)


def _binds_review(register: PublicRegister) -> bool:
    """Tell whether the policy in force asks for an annual review."""
    return any(
        rule.id == REVIEW
        for policy in register.policies
        if policy.is_in_force
        for article in policy.articles
        for rule in article.rules
    )


def _is_live(account: PublicAccount) -> bool:
    return account.state in ("active", "suspended")


def charts_of(register: PublicRegister, lang: Language) -> Iterator[Chart]:
    """Yield every chart of the page, in its order."""
    t, accounts = translator(lang), register.accounts
    live = [account for account in accounts if _is_live(account)]
    platforms = Counter(account.platform for account in live)
    yield _simple(
        "platform", ((platform_name(register, p, lang), f"../directory/{p}/", n) for p, n in platforms.most_common())
    )
    tiers = Counter(account.tier for account in live)
    yield _simple("tier", ((t(f"tier.{tier}"), None, tiers[tier]) for tier in (1, 2, 3)))
    kinds = Counter(register.unit_by_id[a.unit.id].kind for a in live if a.unit.id in register.unit_by_id)
    yield _simple("kind", ((t(f"kind.{kind}"), None, count) for kind, count in kinds.most_common()))
    yield _simple("unit", _by_unit(live, t("statistics.other_units")))
    states = Counter("unconfirmed" if a.state == "active" and not a.confirmed else a.state for a in accounts)
    yield _simple("state", ((t(f"state.{state}"), None, count) for state, count in states.most_common()))
    yield _growth(accounts)
    yield _reviews(register)


def _simple(key: str, rows: Iterable[tuple[str, str | None, int]]) -> Chart:
    return Chart(key, ("accounts",), bars((label, href, (Part("accounts", n),)) for label, href, n in rows))


def _by_unit(live: Sequence[PublicAccount], others: str) -> Iterator[tuple[str, str | None, int]]:
    counts = Counter((account.unit.name, account.unit.id) for account in live)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
    yield from ((name, f"../units/{id_}/", count) for (name, id_), count in ranked[:TOP])
    if ranked[TOP:]:
        yield others, None, sum(count for _, count in ranked[TOP:])


def _growth(accounts: Sequence[PublicAccount]) -> Chart:
    """Count the accounts on file at each year's end, and those filed and closed in it; the bars show the first."""
    spans = [span for account in accounts for span in account.valid]
    filed = Counter(span.from_.year for span in spans)
    closed = Counter(span.to.year for span in spans if span.to)
    rows, standing = [], 0
    for year in range(min(filed), max((*filed, *closed)) + 1) if filed else ():
        standing += filed[year] - closed[year]
        counted = (Part("standing", standing), Part("filed", filed[year]), Part("closed", closed[year]))
        rows.append((str(year), None, counted))
    return Chart("growth", ("standing", "filed", "closed"), bars(rows, drawn=1))


def _reviews(register: PublicRegister) -> Chart:
    """Count, for each year that any account was reviewed for, the results among the accounts on file in all of it."""
    results = {(account, review.year): review.result for account, found in register.reviews.items() for review in found}
    rows = []
    for year in sorted({year for _, year in results}):
        owing = [a.id for a in register.accounts if (a.id, year) in results or _on_file_in(a, year)]
        lacking = "pending" if year >= register.as_of.year else "none"
        counts = Counter(results.get((id_, year), lacking) for id_ in owing)
        rows.append((str(year), None, tuple(Part(kind, counts[kind]) for kind in REVIEWED)))
    return Chart("reviews", REVIEWED, bars(rows))


def _on_file_in(account: PublicAccount, year: int) -> bool:
    return any(span.from_.year < year and (span.to is None or span.to.year > year) for span in account.valid)
