"""Readings into drafts of back-filings: which account each is, what the whole file says alike, what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from guanhao.desk.answers import from_option
from guanhao.desk.draft import Draft, missing_in
from guanhao.desk.form import Node, form_of, type_at
from guanhao.desk.ledgers.known import IdentityKey, Known, keys_of
from guanhao.desk.ledgers.reading import Reading, flat
from guanhao.desk.ledgers.tables import Table
from guanhao.errors import RefusedRecordError
from guanhao.model.changes import label_at
from guanhao.model.ledger import Spot
from guanhao.verify.names import plain

KIND = "filing"
_SHORT = {"wechat-official": "wechat", "wechat-channels": "channels", "wechat-mini-program": "mini-program"}
"""Platforms whose accounts' folders are called by less than the platform's id."""
_PEOPLE = "people"


@dataclass
class Taken:
    """A row with what was made of it."""

    reading: Reading
    table: Table
    account: str | None = None
    is_present: bool = False
    draft: Draft | None = None


def defaults_of(values: Sequence[tuple[str, str]]) -> Mapping[str, Any]:
    """Return what `--set` says of every row, by dotted path. Raises RefusedRecordError where it cannot be read."""
    found: dict[str, Any] = {}
    for key, text in values:
        value, problems = from_option(text, type_at(KIND, key))
        stated = flat(value, f"{key}.") if isinstance(value, dict) else {key: value}
        if problems or not all(map(_is_field, stated)):
            raise RefusedRecordError(
                f"--set {key}",
                "登记表没有这一项，或者内容读不出来。写法如 --set tier=2、--set 'signed={name: 张三, on: 2026-11-20}'\n"
                "There is no such field, or its value cannot be read; write --set tier=2, for example.",
            )
        found |= stated
    return found


def _is_field(key: str) -> bool:
    return any(_dotted(node) == key for node in _nodes(_form()))


def _nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        members = getattr(node, "members", ())
        yield from _nodes(members)


def _dotted(node: Node) -> str:
    return ".".join(key for key in node.keys if isinstance(key, str))


@dataclass
class Names:
    """Gives new accounts their folders."""

    known: Known
    _given: set[str] = field(default_factory=set)
    _next: dict[str, int] = field(default_factory=dict)
    """The number from which each name may be free."""

    def give(self, reading: Reading) -> str | None:
        """Return the id of a new account: what the row says, else its unit and platform with the next free number."""
        stated = reading.values.get("id")
        unit, platform = reading.values.get("unit"), reading.values.get("account.platform")
        if stated:
            name = str(stated)
        elif unit and platform:
            name = self._free(f"{unit}/{_SHORT.get(platform, platform)}")
        else:
            return None
        self._given.add(name)
        return name

    def _free(self, name: str) -> str:
        number = self._next.get(name, 1)
        free = name if number == 1 else f"{name}-{number}"
        while free in self.known.facts.accounts or free in self._given:
            number += 1
            free = f"{name}-{number}"
        self._next[name] = number
        return free


def find_present(taken: Taken, known: Known) -> None:
    """Find out whether a row's account is on file already; say so where its identifiers lead to two of them."""
    reading = taken.reading
    values = reading.values
    stated = {str(account) for key in ("id", "code") if (account := values.get(key)) in known.facts.accounts}
    found = stated | known.account_of(_account(reading), None if stated else values.get("unit"))
    if len(found) > 1:
        reading.say("two-accounts", None, accounts="、".join(sorted(found)))
    elif found:
        taken.account, taken.is_present = found.pop(), True
    elif values.get("state") in ("closed", "suspended"):
        reading.remark("gone", "error", reading.find("state"), {"value": reading.said["state"]})
    elif closed := known.closed_account_of(_account(reading), values.get("unit")):
        reading.remark("closed", "error", reading.find("account.name"), {"account": closed})


def _account(reading: Reading) -> dict[str, Any]:
    account: dict[str, Any] = reading.raw().get("account", {})
    return account


def tell_twins(rows: Sequence[Taken], known: Known) -> None:
    """Say of rows that tell of one account which of them do: the later ones alone where all give it one name."""
    same: dict[IdentityKey, list[Taken]] = defaultdict(list)
    for taken in rows:
        account = _account(taken.reading)
        for key in keys_of(account, taken.reading.values.get("unit"), known.facts.platforms):
            same[key].append(taken)
    told: set[tuple[str, int]] = set()
    for (_, name, _), twins in same.items():
        names = {plain(str(t.reading.values.get("account.name", ""))) for t in twins}
        for taken in twins[1:] if len(names) == 1 else twins if len(twins) > 1 else ():
            place = (taken.reading.sheet, taken.reading.number)
            if place not in told:
                told.add(place)
                other = next(t for t in twins if t is not taken)
                _say_twin(taken, name, other)


def _say_twin(taken: Taken, name: str, other: Taken) -> None:
    path = "account.name" if name.startswith("name of ") else f"account.{name}"
    where = str(other.reading.find(path))
    reading = taken.reading
    reading.remark("twin", "error", reading.find(path), {"other": where})


def apply_defaults(taken: Taken, defaults: Mapping[str, Any]) -> None:
    """Take what holds for the whole file where the row does not say otherwise."""
    values = taken.reading.values
    for path, value in defaults.items():
        if values.get(path) is None and not is_at_fault(taken, path):
            values[path] = value


def begin(taken: Taken, day: date, file: str) -> None:
    """Make the draft of a back-filing of a row that has an account's id."""
    reading = taken.reading
    if taken.account:
        said = reading.raw()
        is_set = "filed_on" in reading.values and "filed_on" not in reading.origins
        raw = {"kind": KIND, "filed_on": reading.values["filed_on"] if is_set else str(day), **said}
        raw |= {"back_filing": "true", "note": _note(reading, file, said.get("note"))}
        taken.draft = Draft(KIND, taken.account, raw, day)


def _note(reading: Reading, file: str, said: str | None) -> str:
    parts = [f"按台账补办备案：{file}，工作表“{reading.sheet}”第 {reading.number} 行。"]
    if "filed_on" in reading.origins and (filed := reading.values["filed_on"]):
        parts.append(f"台账记载的备案日期：{filed}。")
    return "\n".join([*parts, *([said] if said else [])])


def tell_missing(taken: Taken) -> None:
    """Say what a filing cannot do without and the row does not say: at its cell, where it has a column for it."""
    reading = taken.reading
    raw = taken.draft.raw if taken.draft else reading.raw()
    probe = Draft(KIND, taken.account or "unit/account", raw, date.min)
    paths = [_dotted(node) for node in missing_in(probe, _form()) if _dotted(node) not in ("kind", "filed_on")]
    if not raw.get(_PEOPLE):
        paths.append(_PEOPLE)
    for path in dict.fromkeys(paths):
        if not is_at_fault(taken, path):
            column = _column_for(taken, path)
            spot = Spot(reading.sheet, reading.number, column or 0)
            code = "missing" if column else "no-column"
            reading.remark(code, "error", spot, {"label": label_at(path), "key": path})


@cache
def _form() -> tuple[Node, ...]:
    return form_of(KIND)


def spot_of(taken: Taken, path: str) -> Spot:
    """Return the cell that a value came from; where it is missing, the cell in which it should stand."""
    reading = taken.reading
    inner = {spot for known, spot in reading.origins.items() if known.startswith(f"{path}.")}
    if path in reading.origins or len(inner) == 1:
        return reading.find(path)
    if inner:
        return reading.spot()
    column = _column_for(taken, path) or (_column_for(taken, "account.id") if path in _IDS else None)
    above = path.rpartition(".")[0]
    if column or not above:
        return Spot(reading.sheet, reading.number, column or 0)
    return spot_of(taken, above)


_IDS = ("account.platform_id", "account.handle")


def _column_for(taken: Taken, path: str) -> int | None:
    """Return the column in which a row should say something; one of another platform is none."""
    platform = taken.reading.values.get("account.platform")
    columns = [c for c in taken.table.columns.values() if c.platform in (None, platform)]
    return next((c.number for c in columns if c.field and f"{c.field}.".startswith(f"{path}.")), None)


def is_at_fault(taken: Taken, path: str) -> bool:
    """Tell whether the cell that should give a value was found unreadable."""
    remarks = taken.reading.remarks
    faulty = {remark.spot.column for remark in remarks if remark.severity == "error" and not remark.rule}
    columns = taken.table.columns
    return any(
        (field_ := columns[number].field) is not None and f"{field_}.".startswith(f"{path}.")
        for number in faulty
        if number in columns
    )
