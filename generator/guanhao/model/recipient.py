"""The public keys that personal data is sealed to (https://age-encryption.org/v1, recipient types: X25519)."""

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_RECIPIENT = re.compile(f"age1[{_CHARACTERS}]{{58}}")
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX = (*(ord(character) >> 5 for character in "age"), 0, *(ord(character) & 31 for character in "age"))


def _recipient(value: object) -> str:
    """Check a recipient without the library that seals, which a check does without."""
    if isinstance(value, str) and value.strip().upper().startswith("AGE-SECRET-KEY-"):
        raise PydanticCustomError("secret-key", "secret-key")
    if not isinstance(value, str) or not _RECIPIENT.fullmatch(value) or _checksum(value[4:]) != 1:
        raise PydanticCustomError("recipient", "recipient")
    return value


def _checksum(data: str) -> int:
    """Return the checksum of Bech32 (BIP 173), which is 1 where no character was mistyped."""
    checksum = 1
    for value in (*_PREFIX, *map(_CHARACTERS.index, data)):
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for position, part in enumerate(_GENERATOR):
            checksum ^= part if top >> position & 1 else 0
    return checksum


Recipient = Annotated[
    str, BeforeValidator(_recipient), WithJsonSchema({"type": "string", "pattern": f"^age1[{_CHARACTERS}]{{58}}$"})
]
"""A public key, `age1…`; a mistyped one, or a secret one, is refused."""
