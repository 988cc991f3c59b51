"""A row beside the account that is on file: what differs, cell by cell."""

from collections.abc import Mapping
from typing import Any

from guanhao.desk.draft import as_shown
from guanhao.desk.ledgers import cells
from guanhao.desk.ledgers.fields import STATES
from guanhao.desk.ledgers.reading import Reading, flat
from guanhao.ledger.values import get_value
from guanhao.model.account import Account
from guanhao.model.changes import is_personal, label_at
from guanhao.model.platforms import Platform
from guanhao.model.types import WITHHELD, Label
from guanhao.rules.hidden_characters import without_hidden

_IDENTIFYING = ("platform_id", "handle", "url", "qr")
_OF_THE_LEDGER = ("id", "code", "certified", "state", "filed_on", "note")


def tell_differences(reading: Reading, account: Account, platforms: Mapping[str, Platform]) -> None:
    """Say of each cell whose value is not the one on file what is on file; persons are not repeated."""
    filing = account.filing
    if filing is None:
        if set(reading.values) <= {"id", "code", "state"}:
            return
        reading.tell("unreadable-account", None, account=account.id)
        return
    if account.state == "approved" and reading.values.get("state") != "approved":
        reading.tell("not-filed", None, account=account.id)
    present = flat(as_shown(filing))
    platform = platforms.get(filing.account.platform)
    for path, value in reading.values.items():
        if path not in reading.origins and path != "people.operators":
            continue
        if path not in _OF_THE_LEDGER and not _is_same(path, value, present.get(path), platform):
            _say(reading, path, value, present.get(path))
    _tell_rest(reading, account)


def _is_same(path: str, stated: Any, present: Any, platform: Platform | None) -> bool:
    if present in WITHHELD:
        return True
    if path == "people.operators":
        return _are_same(stated, present or [])
    head, _, name = path.partition(".")
    if head == "account" and name in _IDENTIFYING and platform and isinstance(present, str):
        return bool(platform.key(name, stated) == platform.key(name, present))
    if path in ("scope", "copied_to"):
        return bool(cells.several("、".join(present or [])) == stated)
    return _squeezed(stated) == _squeezed(present)


def _squeezed(value: Any) -> str:
    """Return a text without the blanks and hidden characters that a spreadsheet does not keep."""
    return "" if value is None else "".join(without_hidden(str(value)).split())


def _are_same(stated: list[Mapping[str, str]], present: list[Mapping[str, str]]) -> bool:
    """Tell whether a ledger's operators are those on file, as far as the ledger tells of them."""
    if len(stated) != len(present):
        return False
    pairs = zip(stated, present, strict=True)
    return all(
        there.get(part) in WITHHELD or _squeezed(there.get(part)) == _squeezed(value)
        for here, there in pairs
        for part, value in here.items()
    )


def _say(reading: Reading, path: str, value: Any, present: Any) -> None:
    label = label_at(path) or Label(path, path)
    params: dict[str, str | Label] = {"label": label, "key": path}
    if is_personal(path):
        reading.remark("differs-person", "notice", reading.find(path), params)
    else:
        params |= {"value": _shown(value), "present": _shown(present)}
        reading.remark("differs", "notice", reading.find(path), params)


def _tell_rest(reading: Reading, account: Account) -> None:
    """Compare what a ledger says of an account besides what is on file of it."""
    state, note, filed = (reading.values.get(name) for name in ("state", "note", "filed_on"))
    origin, said = account.declared_by, get_value(account.filing, "note") or ""
    if state and state != account.published_state:
        _differs(reading, "state", Label("账号状态", "state"), STATES[state].zh, STATES[account.published_state].zh)
    if note and _squeezed(note) not in _squeezed(said):
        reading.remark("differs-note", "notice", reading.find("note"), {})
    if filed and origin and filed != str(origin.order[0]) and filed not in said:
        _differs(reading, "filed_on", Label("备案日期", "filed on"), filed, str(origin.order[0]))


def _differs(reading: Reading, path: str, label: Label, value: str, present: str) -> None:
    params: dict[str, str | Label] = {"label": label, "key": path, "value": value, "present": present}
    reading.remark("differs", "notice", reading.find(path), params)


def _shown(value: Any) -> str:
    if value is None or value == []:
        return "（无）"
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 40 else text[:40] + "…"
