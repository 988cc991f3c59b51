"""Names and contacts of a record sealed to the registrar's keys, and opened with them (design 1.8).

The portal's forms do the same (`assets/js/desk/form/seal.js`): each opens what the other seals.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyrage
from pyrage import x25519

from guanhao.desk.draft import Draft
from guanhao.errors import NoSealError
from guanhao.model.personal import names_somebody, personal_parts
from guanhao.model.persons import MOST_ARMOUR
from guanhao.model.types import PERSONAL_KEYS, REDACTED, WITHHELD

NO_KEY = "No matching keys found"
"""What the library says of a text that is sealed to others."""


class TooLongError(Exception):
    """Names and contacts that no sealed value may hold."""


class DamagedError(Exception):
    """A sealed text that no key opens, or that holds no name or contact."""


class OtherKeyError(DamagedError):
    """A sealed text that is sealed to other keys."""


def seal(raw: Mapping[str, Any], recipients: Sequence[str]) -> dict[str, Any]:
    """Return a record's plain values with every person sealed to all recipients; what is sealed stays as it is.

    A person keeps what is no name or contact, then `sealed`; a single value of a change becomes `{sealed: …}`.
    Raises TooLongError.
    """
    keys = [x25519.Recipient.from_str(recipient) for recipient in recipients]

    def armour(value: Any) -> str:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        sealed: bytes = pyrage.encrypt(text.encode("utf-8", "surrogatepass"), keys, armored=True)
        if len(sealed) > MOST_ARMOUR:
            raise TooLongError
        return sealed.decode().rstrip("\n")

    return _with_parts(raw, lambda key, part: _sealed(armour, key, part))


def opened(raw: Mapping[str, Any], identities: Sequence[x25519.Identity]) -> dict[str, Any]:
    """Return a record's plain values with every person in the clear. Raises DamagedError, OtherKeyError."""
    return _with_parts(raw, lambda _, part: _opened(identities, part))


def sealed_draft(draft: Draft, recipients: Sequence[str]) -> Draft:
    """Return a record in the making with every person sealed. Raises NoSealError."""
    try:
        return replace(draft, raw=seal(draft.raw, recipients))
    except TooLongError:
        raise NoSealError(draft.path, TOO_LONG) from None


TOO_LONG = "姓名或联系方式太长，密封不了\nNames or contacts are too long to be sealed."


def holds_sealed(raw: Any) -> bool:
    """Tell whether plain values hold something sealed."""
    if isinstance(raw, Mapping):
        return raw.get("sealed") not in (None, REDACTED) or any(map(holds_sealed, raw.values()))
    return isinstance(raw, list) and any(map(holds_sealed, raw))


def identities_in(text: str) -> list[x25519.Identity]:
    """Return the secret keys of a key file, as age-keygen writes it. Raises ValueError where a line is none."""
    lines = [line.strip() for line in text.splitlines()]
    try:
        found = [x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except pyrage.IdentityError:
        raise ValueError from None
    if not found:
        raise ValueError
    return found


def new_identity() -> tuple[str, str]:
    """Make a pair of keys; return the text of a key file, and the recipient that goes with it."""
    identity = x25519.Identity.generate()
    recipient = str(identity.to_public())
    return f"# public key: {recipient}\n{identity}\n", recipient


def _with_parts(raw: Mapping[str, Any], change: Callable[[str, Any], Any]) -> dict[str, Any]:
    """Return plain values with each part that is about persons changed, by the key that it goes by."""
    made: Any = dict(raw)
    for keys, key in personal_parts(raw):
        holder = made
        for inner in keys[:-1]:
            holder[inner] = holder[inner].copy()
            holder = holder[inner]
        holder[keys[-1]] = change(key, holder[keys[-1]])
    return dict(made)


def _sealed(armour: Callable[[Any], str], key: str, part: Any) -> Any:
    if isinstance(part, list):
        return [_sealed(armour, key, item) for item in part]
    if isinstance(part, str):
        return {"sealed": armour(part)} if names_somebody(key, part) else part
    if not isinstance(part, Mapping) or part.get("sealed") is not None:
        return part
    personal = {name: value for name in PERSONAL_KEYS if isinstance(value := part.get(name), str)}
    clear = {name: _sealed(armour, name, value) for name, value in part.items() if name not in personal}
    if all(value in WITHHELD for value in personal.values()):
        return {**part, **clear}
    return {**clear, "sealed": armour(personal)}


def _opened(identities: Sequence[x25519.Identity], part: Any) -> Any:
    if isinstance(part, list):
        return [_opened(identities, item) for item in part]
    if not isinstance(part, Mapping):
        return part
    armour = part.get("sealed")
    if armour is None or armour == REDACTED:
        return {name: _opened(identities, value) for name, value in part.items()}
    said = _read(identities, armour)
    clear = {name: value for name, value in part.items() if name != "sealed"}
    if isinstance(said, str) and not clear:
        return said
    if not isinstance(said, dict) or not said or said.keys() - set(PERSONAL_KEYS) or said.keys() & clear.keys():
        raise DamagedError
    if not all(isinstance(value, str) for value in said.values()):
        raise DamagedError
    return {**said, **clear}


def _read(identities: Sequence[x25519.Identity], armour: Any) -> Any:
    try:
        return json.loads(pyrage.decrypt(str(armour).encode(), identities))
    except pyrage.DecryptError as error:
        raise (OtherKeyError if NO_KEY in str(error) else DamagedError) from None
    except ValueError:
        raise DamagedError from None
