"""What the directory's filters search: every account in columns, with the sound of its name and its initials."""

import json
from collections.abc import Iterator

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.portal.badge import standing
from guanhao.portal.environment import platform_name
from guanhao.portal.readings import reading
from guanhao.portal.strings import translator

PATH = "api/v1/directory.json"


def directory_index(register: PublicRegister, lang: Language) -> tuple[str, bytes]:
    """Return path and bytes of the index: platforms and units by id, then a row an account.

    A unit is `[name, sounds]`; a row is `[id, name, platform, identifier, unit, tier, state, approved_on, sounds]`.
    Sounds are the syllables of the name, parted by blanks, by which pinyin and initials are found.
    """
    units = {account.unit.id: account.unit.name for account in register.accounts}
    told = {
        "version": 1,
        "platforms": {id_: platform_name(register, id_, lang) for id_ in register.platforms},
        "units": {id_: [name, reading(name)] for id_, name in units.items()},
        "accounts": [list(_row(account, lang)) for account in register.accounts],
    }
    return PATH, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _row(account: PublicAccount, lang: Language) -> Iterator[object]:
    name = account.name or translator(lang)("account.unnamed")
    yield from (account.id, name, account.platform)
    yield account.handle or account.platform_id or account.url or ""
    yield from (account.unit.id, account.tier, standing(account))
    yield str(account.approved_on) if account.approved_on else ""
    yield reading(name)
