"""Whose was this handle on that day? Fourteen years of a register, replayed as records and asked day by day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from guanhao import pipeline
from guanhao.verify.index import Index
from tests.registers import Raw, Sandbox, change, closure, filing

FIRST, LAST = date(2012, 3, 1), date(2026, 2, 28)
HANDLES = tuple(f"zhanghao_{number:02}" for number in range(24))
"""So few that what one account gives up another takes over."""

ACCOUNTS = 60
DAY = timedelta(days=1)


@dataclass
class Held:
    """A handle, and the days on which an account had it: from the filing of it until it was given up."""

    handle: str
    since: date
    until: date | None = None


@dataclass
class Life:
    """One account's years."""

    id: str
    records: list[Raw] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    closed_on: date | None = None


def lives() -> list[Life]:
    """Return accounts that appear, change their handle, and are closed; no two live ones share a handle."""
    random, free_from, made = Random(14), dict.fromkeys(HANDLES, FIRST), []  # noqa: S311  no secret
    for number in range(ACCOUNTS):
        life = Life(f"physics/account-{number:02}")
        day = FIRST + timedelta(days=random.randrange((LAST - FIRST).days - 400))
        for _ in range(random.randint(1, 4)):
            free = [handle for handle in HANDLES if free_from[handle] <= day]
            if not free or day > LAST:
                break
            _take(life, number, random.choice(free), day, random.randrange(20))
            free_from[life.held[-1].handle] = date.max
            day += timedelta(days=random.randint(40, 900))
        if life.held and day < LAST and random.random() < 0.6:
            _close(life, day, random.randrange(20))
        for held in life.held:
            free_from[held.handle] = held.until + timedelta(days=30) if held.until else date.max
        made += [life] if life.held else []
    return made


def _take(life: Life, number: int, handle: str, happened_on: date, lag: int) -> None:
    """Let an account have a handle from a day; it is put on file `lag` days later."""
    filed_on = happened_on + lag * DAY
    if not life.held:
        own = {"name": f"账号第{number:02}号", "platform_id": f"gh_{number:012x}", "handle": handle}
        life.records.append(filing(own | {"opened_on": str(happened_on)}, filed_on=str(filed_on)))
    else:
        before = life.held[-1]
        before.until = max(before.since, happened_on)
        changed = ("account.handle", before.handle, handle)
        life.records.append(change(changed, filed_on=str(filed_on), happened_on=str(happened_on)))
    life.held.append(Held(handle, filed_on))


def _close(life: Life, happened_on: date, lag: int) -> None:
    last = life.held[-1]
    last.until = life.closed_on = max(last.since, happened_on)
    life.records.append(closure(filed_on=str(life.closed_on + lag * DAY), happened_on=str(life.closed_on)))


def owners_on(made: list[Life], handle: str, day: date) -> tuple[set[str], set[str]]:
    """Return whose a handle is on a day, and whose it was before."""
    borne = [(life.id, held) for life in made for held in life.held if held.handle == handle and held.since <= day]
    live = {id_ for id_, held in borne if held.until is None or day < held.until}
    return live, {id_ for id_, held in borne if held.until is not None and held.until <= day}


def days_of(made: list[Life], handle: str) -> Iterator[date]:
    """Yield the days about which an answer may change, those beside them, and one in each quarter between."""
    turns = {day for life in made for held in life.held if held.handle == handle for day in (held.since, held.until)}
    yield from (turn + step * DAY for turn in turns if turn for step in (-1, 0, 1))
    yield from (FIRST + timedelta(days=91 * quarter) for quarter in range((LAST - FIRST).days // 91))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Life], Index]:
    made = lives()
    sandbox = Sandbox.minimal(Path(tmp_path_factory.mktemp("years")))
    for life in made:
        sandbox.add(life.id, *life.records)
    register = pipeline.open_register(sandbox.root)
    return made, Index(pipeline.publication(register, LAST + 60 * DAY).register)


def test_there_are_takeovers(asked: tuple[list[Life], Index]) -> None:
    made, _ = asked
    borne = [held.handle for life in made for held in life.held]
    assert len(borne) - len(set(borne)) > 30
    assert sum(life.closed_on is not None for life in made) > 15


@pytest.mark.parametrize("handle", HANDLES)
def test_the_owner_of_a_handle_is_right_on_every_day(handle: str, asked: tuple[list[Life], Index]) -> None:
    made, index = asked
    for day in days_of(made, handle):
        live, former = owners_on(made, handle, day)
        answer = index.ask(f"微信号：{handle}", day)
        owners = {match.owner for match in answer.matches}
        if live:
            assert (answer.verdict, owners) == ("official", live), day
        elif former:
            assert (answer.verdict, owners) == ("formerly-official", former), day
        else:
            assert answer.verdict not in ("official", "formerly-official"), day


@pytest.mark.parametrize("handle", HANDLES)
def test_a_bare_handle_is_never_plainly_ours(handle: str, asked: tuple[list[Life], Index]) -> None:
    made, index = asked
    for day in days_of(made, handle):
        live, former = owners_on(made, handle, day)
        verdict = index.ask(handle, day).verdict
        if live:
            assert verdict == "name-match", (day, former)
        elif former:
            assert verdict == "formerly-official", day
