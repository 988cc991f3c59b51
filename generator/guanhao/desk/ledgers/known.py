"""What the register knows that a ledger speaks of: units, platforms, accounts on file."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from guanhao.desk.ledgers.headers import Headers
from guanhao.ledger.code import code_of
from guanhao.model.platforms import Platform
from guanhao.model.types import ID
from guanhao.model.verdict import NAME, Identity
from guanhao.rules.facts import Facts
from guanhao.verify.names import names_of_unit, plain

IdentityKey = tuple[str, str, str]
"""Platform, field, and the form in which two values are the same."""

_ACCOUNT = re.compile(f"{ID}/{ID}")


@dataclass(frozen=True)
class Known:
    """The register as a reader of ledgers sees it."""

    facts: Facts
    identities: Sequence[Identity] = ()
    """What the accounts on file are known by."""
    closed: Mapping[IdentityKey, str] = field(default_factory=dict)
    """What accounts that are closed were known by → their ids."""

    @cached_property
    def headers(self) -> Headers:
        """How headers are looked up."""
        return Headers(self.facts.platforms)

    @property
    def registrar(self) -> str | None:
        """The unit that compiles ledgers of all others, so that its name above one does not tell whose they are."""
        return self.facts.institution.registrar if self.facts.institution else None

    def platform(self, id_: str | None) -> Platform | None:
        """Return a platform of the catalogue."""
        return self.facts.platforms.get(id_) if id_ else None

    def unit(self, name: str) -> str | None:
        """Return the unit that a name or an alias, with or without the institution's, means; None where none or two."""
        found = self._units.get(plain(name), set())
        if name.strip() in self.facts.unit_files:
            return name.strip()
        return next(iter(found)) if len(found) == 1 else None

    def unit_word(self, id_: str) -> str:
        """Return what a unit is called where that leads back to it, else its id."""
        name = self.facts.unit_name(id_)
        return name if self.unit(name) == id_ else id_

    def platform_word(self, id_: str) -> str:
        """Return what a platform is called where that leads back to it, else its id."""
        name = self.facts.platform_name(id_).zh
        return name if self.headers.platform_of(name) == id_ else id_

    def near(self, name: str) -> str:
        """Return the names of units that look like one; empty where none does."""
        names = [name for unit in self.facts.units.values() for name in names_of_unit(unit)]
        within = [known for known in names if plain(name) in plain(known) or plain(known) in plain(name)]
        return "、".join(dict.fromkeys([*within, *difflib.get_close_matches(name, names, 3, 0.5)][:3]))

    @cached_property
    def _units(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for id_, names in self.facts.unit_names.items():
            for name in names:
                found.setdefault(name, set()).add(id_)
        return found

    def is_free(self, account: str) -> bool:
        """Tell whether a new account could have this id."""
        return bool(_ACCOUNT.fullmatch(account)) and account.partition("/")[0] in self.facts.unit_files

    @cached_property
    def by_code(self) -> Mapping[str, str]:
        """Code of every account → its id."""
        return {code_of(id_): id_ for id_ in self.facts.accounts}

    def account_of(self, account: Mapping[str, object], unit: object) -> set[str]:
        """Return the live accounts on file that a row's account has an identifier of, or failing any the name."""
        keys = keys_of(account, unit, self.facts.platforms)
        return {self.by_identity[key] for key in keys if key in self.by_identity}

    def closed_account_of(self, account: Mapping[str, object], unit: object) -> str | None:
        """Return the closed account that had an identifier of a row's account."""
        keys = keys_of(account, unit, self.facts.platforms)
        return next((self.closed[key] for key in keys if key in self.closed), None)

    @cached_property
    def by_identity(self) -> Mapping[IdentityKey, str]:
        """What every live account is known by → its id."""
        found: dict[IdentityKey, str] = {}
        for identity in self.identities:
            if identity.field in IDENTIFYING:
                found.setdefault((identity.platform, identity.field, identity.key), identity.account)
            elif identity.field == NAME:
                found.setdefault(
                    (identity.platform, f"name of {identity.key}", plain(identity.value)), identity.account
                )
        return found


IDENTIFYING = ("platform_id", "handle", "url", "qr")


def keys_of(account: Mapping[str, object], unit: object, platforms: Mapping[str, Platform]) -> Iterable[IdentityKey]:
    """Yield what an account is known by, the strongest first; its name counts only where nothing else is stated."""
    id_ = str(account.get("platform"))
    platform = platforms.get(id_)
    stated = [(name, value) for name in IDENTIFYING if isinstance(value := account.get(name), str)]
    for name, value in stated:
        yield id_, name, platform.key(name, value) if platform else value
    if not stated and account.get("name") and unit:
        yield id_, f"name of {unit}", plain(str(account["name"]))
