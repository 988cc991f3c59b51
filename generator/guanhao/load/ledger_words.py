"""The words that ledgers use: headers, platforms, tiers, yes and no, as the package's table lists them."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from guanhao.load.yaml_document import parse_bytes

_TABLE = Path(__file__).parent / "tables" / "ledger.yml"
_DROPPED = re.compile(r"[\s\u200b-\u200f\u2060\ufeff*★☆※:：]+")


@cache
def ledger_words() -> Mapping[str, Any]:
    """Return the table as it stands: texts, lists and mappings."""
    table: Mapping[str, Any] = parse_bytes(_TABLE.read_bytes())[1].value
    return table


@lru_cache(maxsize=16_384)
def plain_word(text: str) -> str:
    """Return the form in which two wordings are the same: blanks, width, case, asterisks and colons left aside."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).lower()


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one list of the table, in that form."""
    return frozenset(map(plain_word, ledger_words()[name])) - {""}


@cache
def meanings(name: str) -> Mapping[str, str]:
    """Return one mapping of the table turned round: wording in that form → what it means; the first that has it."""
    table = ledger_words()[name]
    found: dict[str, str] = {}
    for meaning, wordings in table.items():
        for wording in wordings:
            found.setdefault(plain_word(wording), meaning)
    return found
