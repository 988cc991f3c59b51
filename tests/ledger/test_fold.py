"""The fold: states, order, voids (design 1.1, 1.2)."""

from datetime import date
from itertools import permutations

import pytest

from guanhao.ledger.fold import ALLOWED, fold, resume
from guanhao.ledger.order import parse_name, record_name, record_order
from guanhao.model.account import Account, Entry
from guanhao.model.records import ACCOUNT_KINDS
from tests.ledger.entries import ID, MAKERS, entry, on, unreadable, void_of
from tests.registers import Raw, application, change, closure, filing, order, review

TIER = ("tier", "2", "3")

BEFORE: dict[str, list[Raw]] = {
    "none": [],
    "approved": [application()],
    "active": [filing()],
    "suspended": [filing(), order("suspend", filed_on="2024-03-21")],
    "closed": [filing(), closure(filed_on="2024-03-21")],
}
"""State → records that bring it about."""

TRANSITIONS = {
    "none": {"application": "approved", "filing": "active"},
    "approved": {"filing": "active", "closure": "closed"},
    "active": {"change": "active", "review": "active", "incident": "active", "order": "active", "closure": "closed"},
    "suspended": {
        "change": "suspended",
        "review": "suspended",
        "incident": "suspended",
        "order": "suspended",
        "closure": "closed",
    },
    "closed": {},
}
"""State → kind → state after it; what is not here is not allowed (a void apart)."""


def make(kind: str) -> Raw:
    return change(TIER) if kind == "change" else MAKERS[kind]()


@pytest.mark.parametrize("state", BEFORE)
@pytest.mark.parametrize("kind", [kind for kind in ACCOUNT_KINDS if kind != "void"])
def test_kinds_allowed_by_state(state: str, kind: str) -> None:
    before = [entry(raw) for raw in BEFORE[state]]
    assert fold(ID, before).state == state
    last = entry(on("2026-01-01", make(kind)))
    account = fold(ID, [*before, last])
    after = TRANSITIONS[state].get(kind)
    if after:
        assert (account.state, account.faults) == (after, ())
        assert account.applied[-1] is last
        assert account.published_state == after
    else:
        (fault,) = account.faults
        assert (fault.rule, fault.code, fault.entry) == ("transition", "kind", last)
        assert account.state == state
        assert account.published_state == "under-review"


def test_the_table_is_the_code_s() -> None:
    assert {state: set(kinds) for state, kinds in ALLOWED.items()} == {s: set(k) for s, k in TRANSITIONS.items()}


@pytest.mark.parametrize(
    ("orders", "state"),
    [
        (["rectify"], "active"),
        (["suspend"], "suspended"),
        (["close"], "suspended"),
        (["suspend", "resume"], "active"),
        (["rectify", "resume"], "active"),
        (["suspend", "rectify"], "suspended"),
        (["resume"], "active"),
        (["suspend", "suspend", "resume"], "active"),
        (["suspend", "resume", "suspend"], "suspended"),
    ],
)
def test_orders(orders: list[str], state: str) -> None:
    issued = [entry(order(action, filed_on=f"2025-01-{day:02}")) for day, action in enumerate(orders, 10)]
    assert fold(ID, [entry(filing()), *issued]).state == state


def test_an_order_to_close_suspends_until_the_closure() -> None:
    issued = [entry(filing()), entry(order("close")), entry(order("resume", filed_on="2025-01-12"))]
    assert fold(ID, issued).state == "suspended"
    assert fold(ID, [*issued, entry(closure())]).state == "closed"


@pytest.mark.parametrize("reason", ["unused", "inactive", "violation", "filed-in-error"])
def test_what_was_never_filed_can_only_be_withdrawn(reason: str) -> None:
    account = fold(ID, [entry(application()), entry(closure(reason=reason))])
    assert [(f.rule, f.code, f.keys) for f in account.faults] == [("transition", "not-opened", ("reason",))]
    assert account.state == "approved"


def test_withdrawn() -> None:
    account = fold(ID, [entry(application()), entry(closure(reason="withdrawn"))])
    assert (account.state, account.published_state, account.held, account.valid_since) == ("closed", "closed", (), None)


def test_nothing_at_all_is_under_review() -> None:
    assert fold(ID, []) == Account(ID)
    assert fold(ID, []).published_state == "under-review"


def test_order_is_by_value() -> None:
    names = ["2024-09-02-change-10.yml", "2024-09-02-change-2.yml", "2024-09-02-change.yml", "2024-09-02-review.yml"]
    names += ["2024-09-02-application.yml", "2024-09-01-void.yml", "2024-09-02-void.yml", "2024-09-02-closure.yml"]
    names += ["2024-09-02-filing.yml", "2024-09-02-order.yml", "2024-09-02-incident.yml"]
    parsed = [(name, parse_name(name)) for name in names]
    ordered = sorted((record_order(p[0], p[1], name), name) for name, p in parsed if p)
    assert [name for _, name in ordered] == [
        "2024-09-01-void.yml",
        "2024-09-02-application.yml",
        "2024-09-02-filing.yml",
        "2024-09-02-change.yml",
        "2024-09-02-change-2.yml",
        "2024-09-02-change-10.yml",
        "2024-09-02-review.yml",
        "2024-09-02-incident.yml",
        "2024-09-02-order.yml",
        "2024-09-02-closure.yml",
        "2024-09-02-void.yml",
    ]


def test_ten_comes_after_two_in_the_fold() -> None:
    records = [
        entry(filing()),
        entry(change(("tier", "2", "3")), 2),
        entry(change(("tier", "3", "1")), 10),
    ]
    for shuffled in permutations(records):
        account = fold(ID, shuffled)
        assert account.faults == ()
        assert account.filing
        assert account.filing.tier == 1


@pytest.mark.parametrize(
    ("name", "parsed"),
    [
        ("2024-09-02-change.yml", (date(2024, 9, 2), "change", 1)),
        ("2024-09-02-change-2.yml", (date(2024, 9, 2), "change", 2)),
        ("2024-09-02-change-10.yml", (date(2024, 9, 2), "change", 10)),
        ("2024-09-02-change-1.yml", None),
        ("2024-09-02-change-0.yml", None),
        ("2024-09-02-change-02.yml", None),
        ("2024-02-30-change.yml", None),
        ("2024-9-2-change.yml", None),
        ("2024-09-02-Change.yml", None),
        ("2024-09-02-memo.yml", None),
        ("2024-09-02-change.yaml", None),
        ("2024-09-02-change.yml\n", None),
        ("２０２４-09-02-change.yml", None),
    ],
)
def test_names(name: str, parsed: tuple[date, str, int] | None) -> None:
    assert parse_name(name) == parsed
    if parsed:
        assert record_name(*parsed) == name


def test_a_void_takes_a_record_out() -> None:
    wrong = entry(change(TIER))
    account = fold(ID, [entry(filing()), wrong, void_of(wrong)])
    assert account.filing
    assert account.filing.tier == 2
    assert account.voided == {wrong.name}
    assert len(account.entries) == 3
    assert account.faults == ()


def test_a_void_of_a_void_restores() -> None:
    wrong = entry(change(TIER))
    first = void_of(wrong)
    account = fold(ID, [entry(filing()), wrong, first, void_of(first, "2025-07-11")])
    assert account.filing
    assert account.filing.tier == 3
    assert account.voided == {first.name}
    third = [
        entry(filing()),
        wrong,
        first,
        second := void_of(first, "2025-07-11"),
        void_of(second, "2025-07-12"),
    ]
    assert fold(ID, third).voided == {wrong.name, second.name}


@pytest.mark.parametrize("day", ["2025-07-10", "2025-07-09"])
def test_a_void_of_itself_or_of_a_later_void_is_at_fault(day: str) -> None:
    first = void_of(entry(review()))
    vain = entry({**MAKERS_VOID, "filed_on": day, "voids": first.name})
    account = fold(ID, [entry(filing()), entry(review()), *([] if vain.name == first.name else [first]), vain])
    assert [(f.rule, f.code) for f in account.faults] == [("transition", "later-void")]


MAKERS_VOID: Raw = {"kind": "void", "reason": "误填。", "signed": {"name": "赵老师", "on": "2025-07-10"}}


def test_a_void_mends_a_file_that_cannot_be_read() -> None:
    broken = unreadable("2024-12-02-review.yml")
    at_fault = fold(ID, [entry(filing()), broken])
    assert [(f.rule, f.entry) for f in at_fault.faults] == [("unreadable", broken)]
    assert at_fault.published_state == "under-review"
    mended = fold(ID, [entry(filing()), broken, void_of(broken)])
    assert (mended.faults, mended.published_state) == ((), "active")


def test_a_void_mends_even_the_first_file() -> None:
    broken = unreadable("2024-03-01-filing.yml")
    mended = fold(ID, [broken, void_of(broken, "2024-03-05"), entry(filing())])
    assert (mended.faults, mended.state) == ((), "active")


def test_a_closure_that_is_voided_opens_the_account_again() -> None:
    closed = entry(closure())
    later = entry(on("2025-12-01", review(year=2025)))
    assert fold(ID, [entry(filing()), closed, later]).faults
    account = fold(ID, [entry(filing()), closed, later, void_of(closed)])
    assert (account.state, account.closed_on, account.faults) == ("active", None, ())


def test_the_state_on_a_past_day_knows_nothing_of_what_came_later() -> None:
    late_void = void_of(entry(change(TIER)))
    records = [entry(filing()), entry(change(TIER)), late_void, entry(on("2025-08-01", closure()))]
    tiers = {
        day: (a.state, a.filing.tier if a.filing else None)
        for day in ("2024-03-19", "2024-03-20", "2024-09-02", "2025-07-10", "2025-08-01")
        for a in (fold(ID, records, date.fromisoformat(day)),)
    }
    assert tiers == {
        "2024-03-19": ("none", None),
        "2024-03-20": ("active", 2),
        "2024-09-02": ("active", 3),
        "2025-07-10": ("active", 2),
        "2025-08-01": ("closed", 2),
    }


def test_the_fold_of_a_day_goes_by_approval_not_by_filing() -> None:
    late = entry(change(TIER), approved_on=date(2024, 10, 8))
    records = [entry(filing(), approved_on=date(2024, 4, 1)), late]
    assert fold(ID, records, date(2024, 3, 31)).state == "none"
    assert fold(ID, records, date(2024, 10, 7)).settings == ()
    assert fold(ID, records, date(2024, 10, 8)).settings
    assert fold(ID, records).valid_since == date(2024, 4, 1)


def test_reviews_keep_the_latest_year() -> None:
    records = [
        entry(filing()),
        entry(on("2025-12-01", review(year=2025, result="fail"))),
        entry(on("2025-12-09", review(year=2024))),
    ]
    assert fold(ID, records).review == (2025, "fail")
    second = entry(on("2025-12-20", review(year=2025)))
    assert fold(ID, [*records, second]).review == (2025, "pass")


def test_resume_takes_a_record_that_stands_earlier() -> None:
    first: list[Entry] = [entry(filing()), entry(on("2024-10-01", change(("tier", "3", "1"))))]
    assert fold(ID, first).faults
    late = entry(change(TIER))
    assert resume(fold(ID, first), [late]) == fold(ID, [*first, late])
    assert resume(fold(ID, first), [late]).faults == ()
