"""New records: where one goes, what is known of it beforehand, whether its account takes it, what it lacks."""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guanhao.desk import words
from guanhao.desk.answers import from_option
from guanhao.desk.change_dialog import former_value
from guanhao.desk.dialog import Dialog
from guanhao.desk.draft import Draft, UnsettableKeyError, as_raw, missing_in
from guanhao.desk.form import form_of, type_at, type_of_change
from guanhao.desk.hints import Hints
from guanhao.desk.request import Request
from guanhao.desk.talk import Talk
from guanhao.errors import IncompleteRecordError, RefusedRecordError, UnknownAccountError
from guanhao.ledger.fold import ALLOWED, STATE_WORDS, fold
from guanhao.ledger.order import record_order
from guanhao.model.account import Account, Entry
from guanhao.model.changes import CHANGEABLE
from guanhao.model.filing import Application
from guanhao.model.finding import Finding
from guanhao.model.records import ACCOUNT_KINDS
from guanhao.model.terms import KIND
from guanhao.model.types import ID, REDACTED
from guanhao.rules.facts import Facts

_CARRIED = (
    "tier",
    "account",
    "purpose",
    "scope",
    "service",
    "monitoring",
    "maintenance",
    "copied_to",
    "people",
    "commitment",
)
"""What a filing takes over from its application, where it does not say otherwise."""


@dataclass(frozen=True)
class Desk:
    """A draft, and what the register knows that bears on it."""

    draft: Draft
    hints: Hints
    carried: frozenset[str]
    """Keys that were filled in beforehand and are still asked for."""

    @property
    def has_carried(self) -> bool:
        """Whether parts were taken over from the application."""
        return bool(self.carried - {"filed_on"})

    def dialog(self, talk: Talk, judge: Callable[[Draft], Sequence[Finding]]) -> Dialog:
        """Return the conversation that fills in the draft."""
        return Dialog(talk, self.draft, self.hints, judge, self.carried)

    @property
    def is_complete(self) -> bool:
        """Whether every obligatory question is answered."""
        return not missing_in(self.draft, form_of(self.draft.kind))


def target_of(request: Request, facts: Facts, talk: Talk | None) -> str:
    """Return the account or the slug that a record is for, asking for it where there is somebody to ask.

    Raises IncompleteRecordError, RefusedRecordError or UnknownAccountError.
    """
    is_account = request.kind in ACCOUNT_KINDS
    given = request.target
    if given is None and talk is not None:
        given = talk.ask(talk.say(words.TARGET_ACCOUNT if is_account else words.TARGET_SLUG)).strip()
    if not given:
        example = "physics/wechat" if is_account else "open-day"
        raise IncompleteRecordError(
            f"guanhao new {request.kind}",
            f"没有写明{'账号' if is_account else '短名'}，如 guanhao new {request.kind} {example}\n"
            f"Name the {'account' if is_account else 'file'}, such as guanhao new {request.kind} {example}",
        )
    target = given.removeprefix("registry/accounts/").strip("/") if is_account else given
    if not re.fullmatch(f"{ID}/{ID}" if is_account else ID, target):
        raise RefusedRecordError(target, _BAD_ACCOUNT if is_account else _BAD_SLUG)
    if is_account:
        _check_account(request.kind, target, facts)
    return target


_BAD_ACCOUNT = (
    "账号写成“单位/账号”，只用小写字母、数字和短横线，如 physics/wechat\n"
    "Write unit/account in small letters, digits and hyphens, such as physics/wechat."
)
_BAD_SLUG = (
    "短名只用小写字母、数字和短横线，如 open-day\nWrite small letters, digits and hyphens alone, such as open-day."
)


def _check_account(kind: str, account: str, facts: Facts) -> None:
    """Refuse accounts that are not there; an application or filing may bring a new one, of a unit that is there."""
    if account in facts.accounts:
        return
    if kind not in ALLOWED["none"]:
        raise UnknownAccountError(account, ", ".join(difflib.get_close_matches(account, facts.accounts, 3, 0.4)))
    unit = account.split("/", maxsplit=1)[0]
    if unit not in facts.unit_files:
        near = ", ".join(difflib.get_close_matches(unit, facts.unit_files, 3, 0.4))
        raise RefusedRecordError(
            account,
            f"登记册里没有单位 {unit}{f'；相近的有：{near}' if near else ''}。新单位先登记：guanhao new unit {unit}\n"
            f"The register has no unit {unit}{f'; the nearest are: {near}' if near else ''}. "
            f"Enter a new unit first: guanhao new unit {unit}",
        )


def begin(request: Request, target: str, day: date, facts: Facts, entries: Sequence[Entry]) -> Desk:
    """Start a record with what is known: its kind, its day, its unit, what the options say, what stands there already.

    `entries` are the account's records. Raises RefusedRecordError where the account's state does not allow it.
    """
    draft = Draft(request.kind, target, {}, day, [entry.name for entry in entries])
    if request.kind != "unit":
        draft.raw |= {"kind": request.kind, "filed_on": str(day)}
    if request.kind in ALLOWED["none"]:
        draft.raw["unit"] = target.split("/", maxsplit=1)[0]
    given = {key.split(".")[0] for key, _ in request.values}
    _set_values(draft, request.values)
    account = None
    if draft.is_of_account:
        account = _before(draft, entries)
        _check_state(draft, account)
        _set_changes(draft, request.changes)
        _state_former(draft, account)
    carried = frozenset(_carry(draft, account)) if account else frozenset()
    return Desk(draft, Hints(facts, account, draft.taken), (carried | {"filed_on"}) - given)


def check_complete(draft: Draft) -> None:
    """Raise IncompleteRecordError, naming the options that are missing, where the core is not complete."""
    missing = missing_in(draft, form_of(draft.kind))
    if missing:
        rows = (f"  --set {'.'.join(map(str, n.keys))}=…  {n.label.zh} / {n.label.en}" for n in missing)
        lines = [
            "  --field account.name --to …  变更内容 / changes" if n.startswith("  --set changes=") else n for n in rows
        ]
        raise IncompleteRecordError(
            f"guanhao new {draft.kind} {draft.target}", "\n".join(["还缺必填内容 / these are missing:", *lines])
        )


def _set_values(draft: Draft, values: Sequence[tuple[str, str]]) -> None:
    for key, text in values:
        value = _value(f"--set {key}", text, type_at(draft.kind, key))
        keys = tuple(key.split("."))
        if not all(keys):
            raise RefusedRecordError(
                f"--set {key}", "项目名写成 account.name 的样子\nWrite a key such as account.name."
            )
        try:
            draft.set(keys, value)
        except UnsettableKeyError:
            above = ".".join(keys[:-1])
            raise RefusedRecordError(
                f"--set {key}",
                f"{above} 是一个整体，请用 --set {above}=… 整项填写\nSet {above} as a whole.",
            ) from None


def _value(option: str, text: str, type_: Any) -> Any:
    value, problems = from_option(text, type_)
    if problems:
        raise RefusedRecordError(
            option,
            "读不出来。清单写成 '[甲, 乙]'，成组的内容写成 '{name: 张三, staff: true}'，含有 : # 的文字用双引号括起来\n"
            "It cannot be read. Write a list as '[a, b]', parts as '{name: Zhang}', and quote text that holds : or #.",
        )
    return value


def _set_changes(draft: Draft, changes: Sequence[tuple[str, str | None, str]]) -> None:
    if not changes:
        return
    listed = draft.get(("changes",))
    rows = list(listed) if isinstance(listed, list) else []
    for field, before, after in changes:
        row: dict[str, Any] = {"field": field}
        if before is not None:
            row["from"] = _value("--from", before, type_of_change(field))
        rows.append(row | {"to": _value("--to", after, type_of_change(field))})
    draft.set(("changes",), rows)


def _state_former(draft: Draft, account: Account) -> None:
    """State the present value as the former one in every change that does not, outside of people."""
    listed = draft.get(("changes",))
    for position, row in enumerate(listed if isinstance(listed, list) else ()):
        field = row.get("field") if isinstance(row, dict) else None
        if isinstance(field, str) and field in CHANGEABLE and "from" not in row:
            listed[position] = {"field": field, **former_value(account, field), **row}


def _before(draft: Draft, entries: Sequence[Entry]) -> Account:
    """Fold the records that stand before the new one."""
    order = record_order(draft.filed_on, draft.kind, draft.path.rsplit("/", 1)[1])
    return fold(draft.target, [entry for entry in entries if entry.order < order])


def _check_state(draft: Draft, account: Account) -> None:
    if draft.kind in (*ALLOWED[account.state], "void"):
        return
    state, kind, instead = STATE_WORDS[account.state], KIND[draft.kind], words.NOT_ALLOWED[account.state]
    faulty = ("；有记录读不出来或次序不对，先看 guanhao check", "; see `guanhao check` for faulty records first")
    zh, en = faulty if account.faults else ("", "")
    raise RefusedRecordError(
        draft.target,
        f"{draft.filed_on} 这一天，账号的状态是“{state.zh}”，不能办{kind.zh}。{instead.zh}{zh}。\n"
        f"On {draft.filed_on} the account is {state.en} and takes no {kind.en}. Instead: {instead.en}{en}.",
    )


def _is_withheld(value: Any) -> bool:
    """Tell whether a value or a part of it was redacted by the registrar, or is sealed: it has to be said anew."""
    if isinstance(value, Mapping):
        return "sealed" in value or any(map(_is_withheld, value.values()))
    return any(map(_is_withheld, value)) if isinstance(value, list) else bool(value == REDACTED)


def _carry(draft: Draft, account: Account) -> list[str]:
    """Take over into a filing what its application says; return the keys that it lacked."""
    if draft.kind != "filing" or not isinstance(account.filing, Application):
        return []
    said: Mapping[str, Any] = as_raw(account.filing)
    taken = [key for key in _CARRIED if key in said and draft.get((key,)) is None and not _is_withheld(said[key])]
    for key in taken:
        draft.raw[key] = said[key]
    present = draft.get(("account",))
    if "account" not in taken and isinstance(present, dict):
        draft.raw["account"] = {**said["account"], **present}
    return taken
