"""The open data: JSON files, their schemas, and the table for Excel (design 1.6)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, TypeAdapter

from guanhao.model.edition import Audience
from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicImpostor, PublicRegister, PublicUnit
from guanhao.model.types import Model
from guanhao.portal.environment import platform_name
from guanhao.portal.strings import translator
from guanhao.spreadsheet import as_csv

API = "api/v1/"


class AccountsFile(Model):
    """`accounts.json`: every account."""

    version: Literal[1] = 1
    as_of: date
    accounts: tuple[PublicAccount, ...]


@dataclass(frozen=True, slots=True)
class AccountFile(PublicAccount):
    """`accounts/<unit>/<account>.json`: one account, undated, so that the file changes only when the account does."""

    version: Literal[1] = 1


class UnitsFile(Model):
    """`units.json`: every unit."""

    version: Literal[1] = 1
    as_of: date
    units: tuple[PublicUnit, ...]


class ImpostorsFile(Model):
    """`impostors.json`: every impostor on file."""

    version: Literal[1] = 1
    as_of: date
    impostors: tuple[PublicImpostor, ...]


class BuildFile(Model):
    """`build.json`: what was built from what, for whom.

    `files` maps every other file of the site to its SHA-256.
    """

    version: Literal[1] = 1
    commit: str | None
    modified: bool
    audience: Audience = "public"
    as_of: date
    versions: dict[str, str]
    files: dict[str, str]


SCHEMAS: Mapping[str, type] = {
    "accounts": AccountsFile,
    "account": AccountFile,
    "units": UnitsFile,
    "impostors": ImpostorsFile,
    "build": BuildFile,
}
"""Name of each API file → its shape."""

_ACCOUNT = TypeAdapter(PublicAccount)
_IMPOSTORS = TypeAdapter(tuple[PublicImpostor, ...])
_VERSION = b'{\n "version": 1,'

_COLUMNS = (
    "code", "name", "platform", "handle", "platform_id", "url", "unit", "tier", "state", "opened_on", "approved_on",
    "closed_on",
)  # fmt: skip


def api_files(register: PublicRegister, lang: Language) -> Iterator[tuple[str, bytes]]:
    """Yield path → bytes of every file of the API but `build.json` and the files of single accounts."""
    as_of = register.as_of
    yield API + "accounts.json", dump(AccountsFile(as_of=as_of, accounts=register.accounts))
    yield API + "units.json", dump(UnitsFile(as_of=as_of, units=register.units))
    yield API + "impostors.json", dump(ImpostorsFile(as_of=as_of, impostors=register.impostors))
    yield API + "accounts.csv", _table(register, lang)
    for name in SCHEMAS:
        yield f"{API}schema/{name}.json", _schema(name)


@cache
def _schema(name: str) -> bytes:
    schema = TypeAdapter(SCHEMAS[name]).json_schema(by_alias=True, mode="serialization")
    return _json({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def dump(model: BaseModel) -> bytes:
    """Return a model as JSON bytes, keys in the order of the model."""
    return model.model_dump_json(by_alias=True, indent=1).encode() + b"\n"


def account_file(account: PublicAccount) -> tuple[str, bytes]:
    """Return path and bytes of the file of one account."""
    return f"{API}accounts/{account.id}.json", _VERSION + account_json(account)[1:] + b"\n"


def account_json(account: PublicAccount) -> bytes:
    """Return all that the public may see of one account as JSON."""
    return _ACCOUNT.dump_json(account, by_alias=True, indent=1)


def impostors_json(impostors: tuple[PublicImpostor, ...]) -> bytes:
    """Return impostors as JSON."""
    return _IMPOSTORS.dump_json(impostors)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _table(register: PublicRegister, lang: Language) -> bytes:
    """Return the accounts as CSV."""
    t = translator(lang)
    rows: list[list[object]] = [[t(f"field.{column}") for column in _COLUMNS]]
    for account in register.accounts:
        shown = {
            "platform": platform_name(register, account.platform, lang),
            "unit": account.unit.name,
            "state": t(f"state.{account.state}"),
        }
        rows.append([shown.get(column, getattr(account, column)) for column in _COLUMNS])
    return as_csv(rows).encode()
