"""What the directory's filters search: every account in columns, with the sound of its name and its initials."""

import json
from collections.abc import Iterator

from guanhao.model.finding import Language
from guanhao.model.public import PublicAccount, PublicRegister
from guanhao.portal.badge import standing
from guanhao.portal.environment import platform_name
from guanhao.portal.strings import translator
from guanhao.verify.fold import fold, syllables

PATH = "api/v1/directory.json"


def directory_index(register: PublicRegister, lang: Language) -> tuple[str, bytes]:
    """Return path and bytes of the index: names of platforms and units by id, then a row an account.

    A row is `[id, name, platform, identifier, unit, tier, state, approved_on, sounds]`; `sounds` are the syllables of
    name and unit, parted by blanks, by which pinyin and initials are found.
    """
    units = {account.unit.id: account.unit.name for account in register.accounts}
    heard = {id_: _sounds(name) for id_, name in units.items()}
    told = {
        "version": 1,
        "platforms": {id_: platform_name(register, id_, lang) for id_ in register.platforms},
        "units": units,
        "accounts": [list(_row(account, heard[account.unit.id], lang)) for account in register.accounts],
    }
    return PATH, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _row(account: PublicAccount, unit_sounds: str, lang: Language) -> Iterator[object]:
    name = account.name or translator(lang)("account.unnamed")
    yield from (account.id, name, account.platform)
    yield account.handle or account.platform_id or account.url or ""
    yield from (account.unit.id, account.tier, standing(account))
    yield str(account.approved_on) if account.approved_on else ""
    yield f"{_sounds(name)} | {unit_sounds}"


def _sounds(text: str) -> str:
    return " ".join(syllables(fold(text)))
