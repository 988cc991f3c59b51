"""The points of a year: contributions counted item by item, within their caps, and vetoed by orders."""

from collections import Counter
from collections.abc import Iterable

from guanhao.ledger.hosts import host_at, hostings
from guanhao.model.account import Account, Entry
from guanhao.model.assessment import Scoring, UnitPoints
from guanhao.model.records import Order
from guanhao.model.sheets import ContributionRow


def points_of(
    scoring: Scoring, year: int, rows: Iterable[ContributionRow], accounts: Iterable[Account], named: Iterable[str] = ()
) -> tuple[UnitPoints, ...]:
    """Return the points of every unit that has a row, hosted a live account in the year, or is `named`.

    The most points come first; the order of rows and accounts does not matter. Items that the policy does not list
    are worth nothing.
    """
    counts = Counter((row.unit, row.item) for row in rows)
    units, vetoed = {*named, *(unit for unit, _ in counts)}, set[str]()
    for account in accounts:
        hosts = hostings(account)
        units |= {hosting.unit for hosting in hosts if hosting.is_in(year)}
        vetoed |= {host_at(hosts, entry) for entry in account.applied if _vetoes(scoring, year, entry)}
    found = [_points(scoring, unit, counts, is_vetoed=unit in vetoed) for unit in units | vetoed]
    return tuple(sorted(found, key=lambda unit: (-unit.points, unit.unit)))


def _vetoes(scoring: Scoring, year: int, entry: Entry) -> bool:
    """Tell whether a record that took effect is an order of that year of a kind that vetoes."""
    order = entry.record
    return isinstance(order, Order) and order.order in scoring.veto and order.filed_on.year == year


def _points(scoring: Scoring, unit: str, counts: Counter[tuple[str, str]], *, is_vetoed: bool) -> UnitPoints:
    items = {name: _capped(counts[unit, name] * item.points, item.cap) for name, item in scoring.items.items()}
    points = _capped(sum(items.values()), scoring.total_cap)
    is_enough = scoring.threshold is None or points >= scoring.threshold
    return UnitPoints(unit, items, points, vetoed=is_vetoed, eligible=is_enough and not is_vetoed)


def _capped(points: int, cap: int | None) -> int:
    return points if cap is None else min(points, cap)
