"""The accounts of a register as rows of text, one a filing, by the columns of an export."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guanhao.desk.draft import as_shown
from guanhao.desk.ledgers.columns import Heading, headings
from guanhao.desk.ledgers.fields import STATES
from guanhao.desk.ledgers.known import Known
from guanhao.desk.ledgers.reading import flat
from guanhao.ledger.code import code_of
from guanhao.model.account import Account
from guanhao.model.finding import Language
from guanhao.model.terms import CHOICES
from guanhao.model.types import SEALED, Label

FLAGS = {"true": Label("是", "yes"), "false": Label("否", "no")}
_CHOSEN = ("tier", "monitoring", "maintenance")


@dataclass(frozen=True)
class RegisterRows:
    """A register as a table: headings, and a row of text for each account; None is an empty cell."""

    headings: Sequence[Heading]
    rows: Sequence[Mapping[str, str | None]]


def register_rows(accounts: Sequence[Account], known: Known, lang: Language | None) -> RegisterRows:
    """Return the table. Terms are in words of a language; without one, units, platforms and choices are ids."""
    filings: list[dict[str, Any]] = [as_shown(account.filing) if account.filing else {} for account in accounts]
    most = max((len(filing.get("people", {}).get("operators", ())) for filing in filings), default=0)
    rows = [_row(account, filing, known, lang) for account, filing in zip(accounts, filings, strict=True)]
    return RegisterRows(headings(max(most, 1)), rows)


def _row(account: Account, filing: dict[str, Any], known: Known, lang: Language | None) -> dict[str, str | None]:
    values = flat(filing)
    for number, operator in enumerate(values.pop("people.operators", None) or ()):
        values |= {f"people.operators.{number}.{part}": value for part, value in operator.items()}
    row = {path: _said(path, value, known, lang) for path, value in values.items() if not _is_noise(path, value)}
    state = account.published_state
    filed_on = str(account.declared_by.order[0]) if account.declared_by else None
    return row | {
        "id": account.id,
        "code": code_of(account.id),
        "state": _term(STATES[state], lang) if lang else state,
        "filed_on": filed_on,
    }


def _is_noise(path: str, value: Any) -> bool:
    """Tell whether a contact is only said to be sealed, as its owner's name is."""
    return value == SEALED and not path.endswith(("name", "signed_by"))


def _said(path: str, value: Any, known: Known, lang: Language | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, list):
        return "、".join(str(_said(path, item, known, lang)) for item in value)
    text = str(value)
    if lang is None:
        return text
    if path in ("unit", "copied_to"):
        return known.unit_word(text)
    if path == "account.platform":
        return known.platform_word(text)
    if path in _CHOSEN and text in CHOICES[path]:
        return _term(CHOICES[path][text], lang)
    return _term(FLAGS[text], lang) if path.endswith(".staff") and text in FLAGS else text


def _term(label: Label, lang: Language) -> str:
    return label.zh if lang == "zh" else label.en
