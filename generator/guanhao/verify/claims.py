"""What the register says of each identifying value: whose it is or was, from when, until when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from guanhao.model.platforms import Platform
from guanhao.model.public import PublicAccount, PublicImpostor, PublicRegister
from guanhao.verify.addresses import host_of, qr_key, sites_of
from guanhao.verify.canonical import canonical
from guanhao.verify.text import name_key, word_of


class Claim(NamedTuple):
    """An identifying value, and whose it is: an account's on the days from `since` until before `until`."""

    field: str
    """`platform_id`, `handle` (also those in an address), `site` (any other address), `qr`, `name` or `code`."""
    platform: str | None
    value: str
    """In the form in which two values are the same."""
    since: date | None
    until: date | None
    owner: str
    """Id of the account or impostor."""
    is_impostor: bool = False

    @property
    def word(self) -> str:
        """The word under which it is looked up."""
        return word_of(host_of(self.value) if self.field == "site" else self.value)


@dataclass(frozen=True)
class Card:
    """What an answer says of an account."""

    id: str
    name: str | None
    platform: str | None
    handle: str | None
    platform_id: str | None
    state: str
    confirmed: bool
    since: date | None
    until: date | None
    successor: str | None


def claims_of(register: PublicRegister) -> Iterator[Claim]:
    """Yield every claim once: those of accounts in their order, then those of impostors."""
    for account in register.accounts:
        yield from dict.fromkeys(_account(account, register.catalogue))
    for impostor in register.impostors:
        yield from dict.fromkeys(_impostor(impostor, register.catalogue))


def _account(account: PublicAccount, catalogue: Mapping[str, Platform]) -> Iterator[Claim]:
    platform = catalogue.get(account.platform or "")
    for held in account.held:
        for field, value in _forms(held.field, held.value, platform):
            yield Claim(field, account.platform, value, held.from_, held.to, account.id)
    for span in account.valid:
        yield Claim("code", None, account.code, span.from_, span.to, account.id)


def _impostor(impostor: PublicImpostor, catalogue: Mapping[str, Platform]) -> Iterator[Claim]:
    platform, since = catalogue.get(impostor.platform), impostor.seen_on or impostor.reported_on
    for field in ("platform_id", "handle", "url", "name"):
        stated = getattr(impostor, field)
        for form, value in _forms(field, stated, platform) if stated else ():
            yield Claim(form, impostor.platform, value, since, None, impostor.id, is_impostor=True)


def _forms(field: str, value: str, platform: Platform | None) -> Iterator[tuple[str, str]]:
    """Yield field → value in the forms in which a query may have them."""
    if field == "name":
        yield "name", name_key(value)
    elif field == "url":
        found = canonical(value, platform) if platform and platform.url and platform.url.canonical else None
        if found and platform and (found.platform_id or found.handle):
            for inner, stated in (("platform_id", found.platform_id), ("handle", found.handle)):
                if stated:
                    yield inner, platform.key(inner, stated)
        elif sites := sites_of(value)[0]:
            yield "site", sites[0]
    elif field == "qr":
        yield "qr", qr_key(value)
    else:
        yield field, platform.key(field, value) if platform else value


def card_of(account: PublicAccount) -> Card:
    """Return what an answer says of an account."""
    span = account.valid[0] if account.valid else None
    return Card(
        id=account.id,
        name=account.name,
        platform=account.platform,
        handle=account.handle,
        platform_id=account.platform_id,
        state=account.state,
        confirmed=account.confirmed,
        since=span.from_ if span else None,
        until=span.to if span else None,
        successor=account.successor,
    )
