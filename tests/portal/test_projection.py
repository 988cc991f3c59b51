"""The projection: what becomes of an account's records when the public looks at them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from guanhao.ledger.fold import fold
from guanhao.ledger.order import record_order
from guanhao.model.account import Account, Entry
from guanhao.model.institution import Unit
from guanhao.model.public import News, PublicAccount
from guanhao.model.records import ACCOUNT_KINDS
from guanhao.portal.api import account_json
from guanhao.project.accounts import news_of, public_account
from tests.registers import Raw, application, change, closure, filing, incident, name_of, order, review, void

UNITS = {"physics": Unit(name="物理系", kind="school"), "propaganda": Unit(name="宣传部", kind="department")}
NAME = "示例职业学院物理系"


def account_of(*records: Raw, until: date | None = None) -> Account:
    """Fold records, each approved on the day it was filed."""
    return fold("physics/wechat", list(_entries(records)), until)


def _entries(records: Sequence[Raw]) -> Iterator[Entry]:
    for raw in records:
        record: Any = ACCOUNT_KINDS[raw["kind"]].model_validate(raw)
        name = name_of(raw)
        order_ = record_order(record.filed_on, record.kind, name)
        yield Entry(f"registry/accounts/physics/wechat/{name}", name, order_, record.filed_on, record, raw)


def news(*records: Raw) -> list[tuple[str, str, str | None, str | None]]:
    return [(n.kind, n.name, n.before, n.after) for n in news_of(account_of(*records), UNITS)]


def test_a_filing_is_announced_and_an_application_is_not() -> None:
    assert news(application(), filing()) == [("filed", NAME, None, None)]


def test_a_rename_says_both_names_and_later_news_the_new_one() -> None:
    records = filing(), change(("account.name", NAME, "新名称")), order("suspend")
    assert news(*records)[1:] == [("renamed", "新名称", NAME, "新名称"), ("suspended", "新名称", None, None)]


def test_a_transfer_names_units_by_their_names() -> None:
    assert news(filing(), change(("unit", "physics", "propaganda")))[1] == ("transferred", NAME, "物理系", "宣传部")
    assert news(filing(), change(("unit", "physics", "gone")))[1][3] == "gone"


def test_a_rename_tells_more_than_a_transfer() -> None:
    both = change(("unit", "physics", "propaganda"), ("account.name", NAME, "新名称"))
    assert news(filing(), both)[1][0] == "renamed"


def test_a_change_of_people_tells_only_that_something_changed() -> None:
    secret = change(("people.responsible.name", "张三", "李四"))
    assert news(filing(), secret)[1] == ("changed", NAME, None, None)


def test_a_correction_is_no_news_and_leaves_no_former_name_in_any() -> None:
    records = filing(), change(("account.name", NAME, "正名"), correction=True), closure()
    assert news(*records) == [("filed", "正名", None, None), ("closed", "正名", None, None)]


def test_a_correction_mends_the_news_of_the_change_that_was_wrong() -> None:
    later = {"filed_on": "2024-10-01", "happened_on": "2024-10-01", "correction": True}
    records = filing(), change(("account.name", NAME, "错名")), change(("account.name", "错名", "正名"), **later)
    assert news(*records) == [("filed", NAME, None, None), ("renamed", "正名", NAME, "正名")]


@pytest.mark.parametrize(
    ("action", "kinds"),
    [("rectify", []), ("suspend", ["suspended"]), ("close", ["suspended"]), ("resume", ["resumed"])],
)
def test_orders(action: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in news(filing(), order(action))[1:]] == kinds


def test_incidents_reviews_and_voids_are_no_news() -> None:
    wrong = change(("account.name", NAME, "写错"))
    assert news(filing(), wrong, review(), incident(), void(name_of(wrong))) == [("filed", NAME, None, None)]


def test_leave_that_was_given_back_is_no_news() -> None:
    assert news(application(), closure(reason="withdrawn")) == []


def test_an_account_under_review_makes_no_news() -> None:
    assert news(filing(), change(("account.name", "不是", "新名称"))) == []


def test_nothing_is_known_before_its_day() -> None:
    records = application(), filing(), change(("account.name", NAME, "新名称")), closure()
    early = public_account(account_of(*records, until=date(2024, 3, 5)), UNITS)
    assert (early.state, early.held, early.valid, early.closed_on) == ("approved", (), (), None)
    middle = public_account(account_of(*records, until=date(2024, 4, 1)), UNITS)
    assert (middle.name, middle.state, [h.to for h in middle.held]) == (NAME, "active", [None] * 3)


# --- whatever happens -------------------------------------------------------------------------------------------------

STEPS = (
    "rename",
    "rehandle",
    "correct",
    "suspend",
    "resume",
    "rectify",
    "review",
    "incident",
    "transfer",
    "close",
    "bad",
)


@st.composite
def histories(draw: st.DrawFn) -> list[Raw]:
    """Records that mostly fit together, now and then one that does not."""
    records: list[Raw] = [filing()]
    name, handle, unit, day = NAME, "evc_physics", "physics", date(2024, 4, 1)
    for number, step in enumerate(draw(st.lists(st.sampled_from(STEPS), max_size=8))):
        day += timedelta(draw(st.integers(1, 90)))
        on = {"filed_on": str(day), "happened_on": str(day - timedelta(draw(st.integers(0, 1))))}
        match step:
            case "rename" | "correct":
                is_correction = {"correction": True} if step == "correct" else {}
                records.append(change(("account.name", name, f"名{number}"), **on, **is_correction))
                name = f"名{number}"
            case "rehandle":
                after = None if handle else f"evc_{number:04d}"
                records.append(change(("account.handle", handle or None, after), **on))
                handle = after or ""
            case "transfer":
                after = "propaganda" if unit == "physics" else "physics"
                records.append(change(("unit", unit, after), **on))
                unit = after
            case "review":
                records.append(review(filed_on=str(day), year=day.year))
            case "incident":
                records.append(incident(**on))
            case "close":
                records.append(closure(**on))
            case "bad":
                records.append(change(("account.name", "不是这个", "错"), **on))
            case _:
                records.append(order(step, filed_on=str(day)))
    return records


@given(histories())
def test_what_the_public_sees_is_always_consistent(records: list[Raw]) -> None:
    account = account_of(*records)
    public = public_account(account, UNITS)
    assert TypeAdapter(PublicAccount).validate_json(account_json(public)) == public
    assert public.confirmed == (public.state in ("active", "suspended"))
    assert [step.kind for step in public.history].count("incident") == 0
    if public.state == "under-review":
        assert (public.held, public.valid, list(news_of(account, UNITS))) == ((), (), [])
        return
    (interval,) = public.valid
    assert (interval.to is not None) == (public.state == "closed") == (public.closed_on is not None)
    _assert_held(public)
    _assert_told(list(news_of(account, UNITS)), public)


def _assert_held(public: PublicAccount) -> None:
    """Intervals of a field follow one another; the last is open exactly while the account bears that value."""
    for field in ("name", "handle", "platform_id"):
        intervals = [held for held in public.held if held.field == field]
        assert all(earlier.to is not None for earlier, _ in pairwise(intervals))
        assert all(earlier.to <= later.from_ for earlier, later in pairwise(intervals) if earlier.to)
        standing = [held.value for held in intervals if held.to is None]
        assert standing == ([getattr(public, field)] if public.state != "closed" and getattr(public, field) else [])


def _assert_told(told: list[News], public: PublicAccount) -> None:
    assert [item.on for item in told] == sorted(item.on for item in told)
    assert told[0].kind == "filed"
    assert told[-1].name == public.name
    assert len({(item.account, item.record) for item in told}) == len(told)
    assert ("closed" in {item.kind for item in told}) == (public.state == "closed")
