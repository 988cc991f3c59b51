"""The points of a year: contributions counted item by item, within their caps, and vetoed by orders."""

from collections import Counter
from collections.abc import Iterable

from guanhao.ledger.hosts import host_at, hostings
from guanhao.model.account import Account
from guanhao.model.assessment import Hosted, Ordered, Scoring, Stake, UnitPoints
from guanhao.model.records import Order
from guanhao.model.sheets import ContributionRow


def stake_of(account: Account) -> Stake:
    """Return what of an account counts in assessments: who hosted it, and which orders were given meanwhile."""
    hosts = hostings(account)
    orders = ((entry, entry.record) for entry in account.applied if isinstance(entry.record, Order))
    return Stake(
        tuple(Hosted(h.unit, h.since.year, max(h.since, h.until).year if h.until else None) for h in hosts),
        tuple(Ordered(order.order, order.filed_on.year, host_at(hosts, entry)) for entry, order in orders),
    )


def points_of(
    scoring: Scoring, year: int, rows: Iterable[ContributionRow], stakes: Iterable[Stake], named: Iterable[str] = ()
) -> tuple[UnitPoints, ...]:
    """Return the points of every unit that has a row, hosted a live account in the year, or is `named`.

    The most points come first; the order of rows and stakes does not matter. Items that the policy does not list
    are worth nothing.
    """
    counts = Counter((row.unit, row.item) for row in rows)
    units, vetoed = {*named, *(unit for unit, _ in counts)}, set[str]()
    for stake in stakes:
        units |= {hosted.unit for hosted in stake.hosted if hosted.first <= year <= (hosted.last or year)}
        vetoed |= {given.unit for given in stake.orders if given.order in scoring.veto and given.year == year}
    found = [_points(scoring, unit, counts, is_vetoed=unit in vetoed) for unit in units | vetoed]
    return tuple(sorted(found, key=lambda unit: (-unit.points, unit.unit)))


def _points(scoring: Scoring, unit: str, counts: Counter[tuple[str, str]], *, is_vetoed: bool) -> UnitPoints:
    items = {name: _capped(counts[unit, name] * item.points, item.cap) for name, item in scoring.items.items()}
    points = _capped(sum(items.values()), scoring.total_cap)
    is_enough = scoring.threshold is None or points >= scoring.threshold
    return UnitPoints(unit, items, points, vetoed=is_vetoed, eligible=is_enough and not is_vetoed)


def _capped(points: int, cap: int | None) -> int:
    return points if cap is None else min(points, cap)
