"""Laws of the fold, on random histories of one account, possible and impossible ones alike."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guanhao.ledger.fold import fold, resume
from guanhao.model.account import Account, Entry
from tests.ledger.entries import ID, entry, unreadable
from tests.registers import Raw, application, change, closure, filing, incident, order, review, void

START = date(2024, 1, 1)
NAMES = ("甲", "乙", "丙")

changes = st.builds(
    lambda field, before, after, correction: change(
        (field, before, after), correction=correction, happened_on="2024-01-01"
    ),
    st.sampled_from(["account.name", "account.handle", "purpose", "people.responsible.name"]),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.sampled_from(["true", "false"]),
)
records = st.one_of(
    st.just(application()),
    st.builds(lambda name: filing({"name": name, "handle": name}, purpose=name), st.sampled_from(NAMES)),
    changes,
    changes,
    changes,
    st.builds(lambda year: review(year=year), st.integers(2023, 2026)),
    st.builds(order, st.sampled_from(["rectify", "suspend", "resume", "close"])),
    st.just(incident()),
    st.builds(lambda reason: closure(reason=reason), st.sampled_from(["unused", "withdrawn"])),
    st.just("void"),
    st.just("unreadable"),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Return the entries of one account, in order; several may be of one day, and a void names any of them."""
    drawn = draw(st.lists(st.tuples(records, st.integers(0, 2)), max_size=9))
    entries: list[Entry] = []
    if draw(st.booleans()):
        entries.append(entry(filing({"name": "甲", "handle": "甲"}, purpose="甲", filed_on="2023-12-01")))
    day, numbers = START, dict[tuple[date, str], int]()
    for raw, later in drawn:
        day += timedelta(days=later)
        kind = "review" if raw == "unreadable" else raw if isinstance(raw, str) else raw["kind"]
        number = numbers[day, kind] = numbers.get((day, kind), 0) + 1
        entries.append(_entry(draw, raw, day, number, entries))
    return entries


def _entry(draw: st.DrawFn, raw: Raw | str, day: date, number: int, before: list[Entry]) -> Entry:
    approved_on = day + timedelta(days=draw(st.integers(0, 3)))
    if raw == "unreadable":
        suffix = f"-{number}" if number > 1 else ""
        return replace(unreadable(f"{day}-review{suffix}.yml"), approved_on=approved_on)
    if raw == "void":
        names = [e.name for e in before] or ["none.yml"]
        raw = void(draw(st.sampled_from([*names, f"{day + timedelta(days=1)}-void.yml"])))
    assert isinstance(raw, dict)
    return entry(raw | {"filed_on": str(day)}, number, approved_on)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_listed_does_not_matter(entries: list[Entry], random: Any) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert fold(ID, shuffled) == fold(ID, entries)


@given(histories(), st.integers(0, 10))
def test_folding_on_is_folding_all(entries: list[Entry], cut: int) -> None:
    """resume(fold(a), b) == fold(a + b), for every b that comes after a."""
    ordered = sorted(entries, key=lambda e: e.order)
    assert resume(fold(ID, ordered[:cut]), ordered[cut:]) == fold(ID, entries)


@given(histories(), st.data())
def test_folding_on_is_folding_all_whatever_comes_late(entries: list[Entry], data: st.DataObject) -> None:
    """resume(fold(a), b) == fold(a + b), for every parting of a history into a and b, and again for a third."""
    parts = data.draw(st.lists(st.integers(0, 2), min_size=len(entries), max_size=len(entries)))
    account = Account(ID)
    for wanted in range(3):
        account = resume(account, [e for e, part in zip(entries, parts, strict=True) if part == wanted])
    assert account == fold(ID, entries)


@given(histories())
def test_a_void_restores_what_was_before(entries: list[Entry]) -> None:
    """Whatever the last record did, a void of it leaves the account as if it had never been filed."""
    if not entries:
        return
    ordered = sorted(entries, key=lambda e: e.order)
    last = ordered[-1]
    undo = entry(void(last.name, filed_on="2030-01-01"))
    before, after = fold(ID, ordered[:-1]), fold(ID, [*ordered, undo])
    if any(getattr(e.record, "voids", None) == last.name for e in ordered):
        return  # the record was never in force, or the void of it is one
    forgotten: dict[str, Any] = {"entries": (), "voided": frozenset(), "applied": ()}
    assert replace(after, **forgotten) == replace(before, **forgotten)
    assert after.applied == (*before.applied, undo)


@given(histories(), st.integers(-1, 20))
def test_a_day_knows_what_was_approved_by_then(entries: list[Entry], days: int) -> None:
    until = START + timedelta(days=days)
    assert fold(ID, entries, until) == fold(ID, [e for e in entries if e.approved_on <= until])


@given(histories())
def test_every_record_is_applied_voided_or_at_fault(entries: list[Entry]) -> None:
    account = fold(ID, entries)
    outcomes = [
        *(e.name for e in account.applied),
        *(f.entry.name for f in account.faults),
        *(e.name for e in account.entries if e.name in account.voided),
    ]
    assert sorted(outcomes) == sorted(e.name for e in entries)
    assert account.entries == tuple(sorted(entries, key=lambda e: e.order))


@given(histories())
def test_what_is_held_now_is_what_the_filing_says(entries: list[Entry]) -> None:
    account = fold(ID, entries)
    now = {h.field: h.value for h in account.held if h.until is None}
    if account.state in ("active", "suspended"):
        assert account.filing
        filed = {f: getattr(account.filing.account, f) for f in ("name", "handle", "platform_id", "url", "qr")}
        assert now == {field: value for field, value in filed.items() if value is not None}
    else:
        assert now == {}
