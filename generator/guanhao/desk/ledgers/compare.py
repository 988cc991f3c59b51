"""A row beside the account that is on file: what differs, cell by cell."""

from collections.abc import Mapping
from typing import Any

from guanhao.desk.draft import as_raw
from guanhao.desk.ledgers.reading import Reading, flat
from guanhao.ledger.values import get_value
from guanhao.model.account import Account
from guanhao.model.changes import is_personal, label_at
from guanhao.model.ledger import Remark
from guanhao.model.platforms import Platform
from guanhao.model.types import REDACTED, Label
from guanhao.desk.ledgers.fields import STATES

_IDENTIFYING = ("platform_id", "handle", "url", "qr")
_OF_THE_LEDGER = ("id", "code", "certified", "state", "filed_on", "note")


def tell_differences(reading: Reading, account: Account, platforms: Mapping[str, Platform]) -> None:
    """Say of each cell whose value is not the one on file what is on file; persons are not repeated."""
    filing = account.filing
    if filing is None:
        reading.say("unreadable-account", None, "notice", account=account.id)
        return
    present = flat(as_raw(filing))
    platform = platforms.get(filing.account.platform)
    for path, value in reading.values.items():
        if path not in reading.origins and path != "people.operators":
            continue
        if path not in _OF_THE_LEDGER and not _is_same(path, value, present.get(path), platform):
            _say(reading, path, value, present.get(path))
    _tell_rest(reading, account)


def _is_same(path: str, stated: Any, present: Any, platform: Platform | None) -> bool:
    if present == REDACTED:
        return True
    if path == "people.operators":
        return _are_same(stated, present or [])
    head, _, name = path.partition(".")
    if head == "account" and name in _IDENTIFYING and platform and isinstance(present, str):
        return platform.key(name, stated) == platform.key(name, present)
    return bool(stated == present)


def _are_same(stated: list[Mapping[str, str]], present: list[Mapping[str, str]]) -> bool:
    """Tell whether a ledger's operators are those on file, as far as the ledger tells of them."""
    if len(stated) != len(present):
        return False
    pairs = zip(stated, present, strict=True)
    return all(there.get(part) in (value, REDACTED) for here, there in pairs for part, value in here.items())


def _say(reading: Reading, path: str, value: Any, present: Any) -> None:
    label = label_at(path) or Label(path, path)
    params: dict[str, str | Label] = {"label": label, "key": path}
    code = "differs-person" if is_personal(path) else "differs"
    if code == "differs":
        params |= {"value": _shown(value), "present": _shown(present)}
    reading.remarks.append(Remark(reading.find(path), "notice", code, params, row=reading.number))


def _tell_rest(reading: Reading, account: Account) -> None:
    """Compare what a ledger says of an account besides what is on file of it."""
    state, note, filed = (reading.values.get(name) for name in ("state", "note", "filed_on"))
    origin, said = account.declared_by, get_value(account.filing, "note") or ""
    if state and state != account.published_state:
        reading.remarks.append(
            Remark(
                reading.find("state"),
                "notice",
                "differs",
                {"label": Label("账号状态", "state"), "key": "state", "value": STATES[state].zh,
                 "present": STATES[account.published_state].zh},
                row=reading.number,
            )
        )  # fmt: skip
    if note and note not in said:
        reading.remarks.append(Remark(reading.find("note"), "notice", "differs-note", row=reading.number))
    if filed and origin and filed not in (str(origin.order[0]), *said.split("：")) and filed not in said:
        reading.remarks.append(
            Remark(
                reading.find("filed_on"),
                "notice",
                "differs",
                {"label": Label("备案日期", "filed on"), "key": "filed_on", "value": filed,
                 "present": str(origin.order[0])},
                row=reading.number,
            )
        )  # fmt: skip


def _shown(value: Any) -> str:
    if value is None or value == []:
        return "（无）"
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 40 else text[:40] + "…"
