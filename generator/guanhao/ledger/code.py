"""The code (备案号): a short name of an entry, derived from its account id so that no request can claim one.

Nine symbols carry 45 bits of the id's SHA-256; the tenth checks them. The alphabet is Crockford's base 32, which has
neither case nor the letters I, L, O, U. The check symbol is a weighted sum over the field GF(32) with nine different
non-zero weights, which catches every single wrong symbol and every swap of two symbols.
"""

import hashlib
from collections.abc import Iterator

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SYMBOLS = 9
_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})
_REDUCER = 0b100101
"""x⁵ + x² + 1, primitive over GF(2)."""


def code_of(account: str) -> str:
    """Return the code of an account id, such as `7K3M9-PQ2XA`."""
    number = int.from_bytes(hashlib.sha256(account.encode()).digest(), "big") >> (256 - 5 * _SYMBOLS)
    digits = [number >> 5 * place & 31 for place in reversed(range(_SYMBOLS))]
    text = "".join(ALPHABET[d] for d in (*digits, _check_digit(digits)))
    return f"{text[:5]}-{text[5:]}"


def parse_code(text: str) -> str | None:
    """Return the code that `text` writes, in any case and with or without separators; None if it is no code."""
    plain = text.upper().translate(_ALIKE)
    if len(plain) != _SYMBOLS + 1 or any(symbol not in ALPHABET for symbol in plain):
        return None
    digits = [ALPHABET.index(symbol) for symbol in plain]
    if _check_digit(digits[:-1]) != digits[-1]:
        return None
    return f"{plain[:5]}-{plain[5:]}"


def _check_digit(digits: list[int]) -> int:
    total = 0
    for products, digit in zip(_WEIGHED, digits, strict=True):
        total ^= products[digit]
    return total


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= _REDUCER
        b >>= 1
    return product


def _weights() -> Iterator[int]:
    weight = 1
    for _ in range(_SYMBOLS):
        weight = _times(weight, 2)
        yield weight


_WEIGHED = tuple(tuple(_times(weight, digit) for digit in range(len(ALPHABET))) for weight in _weights())
"""Place → digit → its product with the place's weight."""
