"""The points of a year, on random sheets and on the histories that decide which unit an order counts against."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanhao.ledger.assessment import points_of, stake_of
from guanhao.ledger.fold import fold
from guanhao.ledger.hosts import hostings
from guanhao.model.account import Account
from guanhao.model.assessment import ItemPoints, Scoring, UnitPoints
from guanhao.model.sheets import ContributionRow
from tests.ledger.entries import ID, entry, on, void_of
from tests.registers import Raw, application, change, closure, filing, order

JIANGYIN = Scoring(
    items={"pushed": ItemPoints(points=1), "event": ItemPoints(points=2, cap=8), "provincial": ItemPoints(points=4)},
    total_cap=20,
    threshold=12,
    veto=("rectify", "suspend", "close"),
)
YEAR = 2025
UNITS, ITEMS = ("arts", "math", "physics"), ("pushed", "event", "provincial", "unlisted")

figures = st.none() | st.integers(0, 30)
scorings = st.builds(
    Scoring,
    items=st.dictionaries(
        st.sampled_from(ITEMS[:3]), st.builds(ItemPoints, points=st.integers(0, 6), cap=figures), min_size=1
    ),
    total_cap=figures,
    threshold=figures,
)
rows = st.lists(
    st.builds(
        ContributionRow,
        unit=st.sampled_from(UNITS),
        item=st.sampled_from(ITEMS),
        date=st.just(date(YEAR, 5, 1)),
        title=st.just("题"),
    ),
    max_size=40,
)


def account_of(*records: Raw, until: date | None = None) -> Account:
    return fold(ID, [entry(record) for record in records], until)


def counted(**counts: int) -> list[ContributionRow]:
    """Return so many rows of each item, all of physics."""
    row = ContributionRow(unit="physics", item="pushed", date=date(YEAR, 5, 1), title="题")
    return [row.model_copy(update={"item": item}) for item, count in counts.items() for _ in range(count)]


def only(scoring: Scoring, rows: list[ContributionRow], *accounts: Account) -> UnitPoints:
    (found,) = points_of(scoring, YEAR, rows, map(stake_of, accounts))
    return found


@given(scorings, rows)
def test_caps_hold_and_nothing_else_is_taken_away(scoring: Scoring, rows: list[ContributionRow]) -> None:
    counts = Counter((row.unit, row.item) for row in rows)
    found = points_of(scoring, YEAR, rows, [])
    assert {unit.unit for unit in found} == {row.unit for row in rows}
    for unit in found:
        assert list(unit.items) == list(scoring.items)
        for name, item in scoring.items.items():
            earned = counts[unit.unit, name] * item.points
            assert unit.items[name] == (earned if item.cap is None else min(earned, item.cap))
        whole = sum(unit.items.values())
        assert unit.points == (whole if scoring.total_cap is None else min(whole, scoring.total_cap))
        assert unit.eligible == (scoring.threshold is None or unit.points >= scoring.threshold)


@given(scorings, rows, st.randoms())
def test_the_order_of_rows_does_not_matter(scoring: Scoring, rows: list[ContributionRow], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert points_of(scoring, YEAR, rows, []) == points_of(scoring, YEAR, shuffled, [])


@given(scorings, rows)
def test_one_more_never_takes_points_away(scoring: Scoring, rows: list[ContributionRow]) -> None:
    before = {unit.unit: unit.points for unit in points_of(scoring, YEAR, rows[:-1], [])}
    after = {unit.unit: unit.points for unit in points_of(scoring, YEAR, rows, [])}
    assert all(after[unit] >= points for unit, points in before.items())


@given(scorings, rows)
def test_the_most_points_come_first(scoring: Scoring, rows: list[ContributionRow]) -> None:
    found = [(-unit.points, unit.unit) for unit in points_of(scoring, YEAR, rows, [])]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("counts", "points", "eligible"),
    [
        ({"pushed": 11}, 11, False),
        ({"pushed": 12}, 12, True),
        ({"event": 4}, 8, False),
        ({"event": 5}, 8, False),
        ({"event": 5, "provincial": 1}, 12, True),
        ({"pushed": 30}, 20, True),
        ({"provincial": 5}, 20, True),
        ({"provincial": 5, "pushed": 1}, 20, True),
    ],
)
def test_jiangyin_s_figures(counts: dict[str, int], points: int, eligible: bool) -> None:  # noqa: FBT001
    unit = only(JIANGYIN, counted(**counts))
    assert (unit.points, unit.eligible, unit.vetoed) == (points, eligible, False)


# --- whose account, whose order --------------------------------------------------------------------------------------

TRANSFER = change(("unit", "physics", "arts"), filed_on="2025-06-10", happened_on="2025-06-01")
"""Approved on 10 June: the register knew no other host before."""


def vetoed(*records: Raw, year: int = YEAR) -> list[str]:
    return sorted(u.unit for u in points_of(JIANGYIN, year, [], [stake_of(account_of(*records))]) if u.vetoed)


def listed(*records: Raw, year: int = YEAR) -> list[str]:
    return sorted(u.unit for u in points_of(JIANGYIN, year, [], [stake_of(account_of(*records))]))


@pytest.mark.parametrize("action", ["rectify", "suspend", "close"])
def test_an_order_vetoes_its_year_alone(action: str) -> None:
    records = filing(), order(action)
    assert vetoed(*records) == ["physics"]
    assert vetoed(*records, year=2024) == vetoed(*records, year=2026) == []


def test_resuming_neither_vetoes_nor_lifts_a_veto() -> None:
    resumed = on("2025-02-10", order("resume"))
    assert vetoed(filing(), order("suspend", filed_on="2024-12-31"), resumed) == []
    assert vetoed(filing(), order("suspend"), resumed) == ["physics"]


def test_a_veto_weighs_more_than_points() -> None:
    unit = only(JIANGYIN, counted(provincial=5), account_of(filing(), order("rectify")))
    assert (unit.points, unit.vetoed, unit.eligible) == (20, True, False)


def test_a_voided_order_vetoes_nobody() -> None:
    wrong = entry(order("suspend"))
    account = fold(ID, [entry(filing()), wrong, void_of(wrong)])
    assert not only(JIANGYIN, [], account).vetoed


@pytest.mark.parametrize(("day", "unit"), [("2025-06-09", "physics"), ("2025-06-10", "arts"), ("2025-06-11", "arts")])
def test_an_order_counts_against_the_host_of_its_day(day: str, unit: str) -> None:
    assert vetoed(filing(), TRANSFER, order("suspend", filed_on=day)) == [unit]


def test_a_corrected_unit_was_the_host_all_along() -> None:
    corrected = change(("unit", "physics", "arts"), filed_on="2025-12-01", happened_on="2025-12-01", correction="true")
    assert vetoed(filing(), order("suspend"), corrected) == ["arts"]
    assert listed(filing(), corrected, year=2024) == ["arts"]


def test_a_transfer_lists_both_hosts_in_its_year() -> None:
    assert listed(filing(), TRANSFER, year=2024) == ["physics"]
    assert listed(filing(), TRANSFER) == ["arts", "physics"]
    assert listed(filing(), TRANSFER, year=2026) == ["arts"]


def test_a_transfer_on_the_first_day_leaves_the_former_host_out() -> None:
    first = on("2026-01-01", TRANSFER | {"happened_on": "2026-01-01"})
    assert listed(filing(), first, year=2026) == ["arts"]
    assert listed(filing(), on("2026-01-02", first), year=2026) == ["arts", "physics"]


def test_accounts_are_listed_while_they_are_on_file() -> None:
    closed = closure(filed_on="2026-01-10", happened_on="2025-12-31")
    assert listed(filing(), closed, year=2023) == []
    assert listed(filing(), closed, year=2024) == listed(filing(), closed) == ["physics"]
    assert listed(filing(), closed, year=2026) == []
    assert listed(filing(), closure(filed_on="2026-01-10", happened_on="2026-01-01"), year=2026) == ["physics"]


def test_an_account_that_was_closed_before_it_was_filed_counts_on_the_day_of_its_filing() -> None:
    assert listed(filing(), closure(happened_on="2023-05-01"), year=2024) == ["physics"]
    assert listed(filing(), closure(happened_on="2023-05-01"), year=2025) == []


def test_an_application_hosts_nothing_yet() -> None:
    assert hostings(account_of(application())) == ()
    assert listed(application()) == []


def test_what_is_filed_later_is_not_known_yet() -> None:
    entries = [entry(filing()), entry(order("suspend", filed_on="2025-06-01"))]
    assert not only(JIANGYIN, [], fold(ID, entries, date(2025, 5, 31))).vetoed
    assert only(JIANGYIN, [], fold(ID, entries, date(2025, 6, 1))).vetoed


def test_units_that_are_named_are_listed_without_points() -> None:
    (unit,) = points_of(JIANGYIN, YEAR, [], [], ["arts"])
    assert (unit.unit, unit.points, unit.eligible) == ("arts", 0, False)
    assert dict(unit.items) == {"pushed": 0, "event": 0, "provincial": 0}
