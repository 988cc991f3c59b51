"""What pages tell search engines, in schema.org's words as JSON-LD.

Only of an account that is active and confirmed is anything claimed: of any other, nothing at all.
"""

import json
from typing import Any

from guanhao.model.public import PublicAccount, PublicInstitution, PublicRegister, PublicUnit
from guanhao.portal.environment import linkable

HARMLESS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""Characters that may not stand in a block of data within a page → how JSON writes them."""


def account_data(register: PublicRegister, account: PublicAccount) -> str:
    """Return an account as an Organization with identifiers; the empty string where nothing may be claimed."""
    if account.state != "active" or not account.confirmed:
        return ""
    identifiers = (("备案号", account.code), ("platform_id", account.platform_id), ("handle", account.handle))
    stated: dict[str, Any] = {
        "name": account.name,
        "url": _address(register, account.page),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in identifiers if value
        ],
        "sameAs": [account.url] if account.url and linkable(account.url) else None,
        "parentOrganization": {"@type": "Organization", "name": account.unit.name},
    }
    return _block("Organization", stated)


def unit_data(register: PublicRegister, unit: PublicUnit) -> str:
    """Return a unit as an Organization, with the addresses of its live accounts; nothing of a closed unit."""
    if unit.closed_on:
        return ""
    accounts = [register.account_by_id[id_] for id_ in unit.accounts]
    live = [a.url for a in accounts if a.state == "active" and a.confirmed and a.url and linkable(a.url)]
    parent = {"@type": "Organization", "name": register.institution.name}
    stated = {"name": unit.name, "url": _address(register, unit.page), "sameAs": live or None}
    return _block("Organization", {**stated, "parentOrganization": parent})


def institution_data(register: PublicRegister) -> str:
    """Return the institution, with the addresses of its own live accounts."""
    institution: PublicInstitution = register.institution
    own = [a for a in register.accounts if a.tier == 1 and a.state == "active" and a.confirmed]
    stated = {
        "name": institution.name,
        "alternateName": [*institution.short_names, *([institution.name_en] if institution.name_en else ())] or None,
        "url": institution.site if institution.site and linkable(institution.site) else None,
        "sameAs": [a.url for a in own if a.url and linkable(a.url)] or None,
    }
    return _block("CollegeOrUniversity", stated)


def _address(register: PublicRegister, page: str) -> str | None:
    return f"{register.institution.portal}{page}" if register.institution.portal else None


def _block(kind: str, stated: dict[str, Any]) -> str:
    told = {"@context": "https://schema.org", "@type": kind, **{k: v for k, v in stated.items() if v}}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(HARMLESS)
    return f'<script type="application/ld+json">{text}</script>'
