"""What the forms of the portal are told of characters, by which they judge and write as Python does."""

import unicodedata
from itertools import accumulate, pairwise

from guanhao.desk.browser import rules_data
from guanhao.examine import open_register
from tests.portal.building import REPOSITORY

UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


def test_tables_of_characters_are_those_of_this_python() -> None:
    tables = rules_data(open_register(REPOSITORY).facts)["unicode"]
    for table, sort_of, sorts in (
        (tables["unseen"], unicodedata.category, UNSEEN),
        (tables["wide"], unicodedata.east_asian_width, ("W", "F")),
    ):
        borders = [0, *accumulate(int(length, 36) for length in table.split(" ")), 0x110000]
        told = b"".join(bytes([place % 2]) * (end - start) for place, (start, end) in enumerate(pairwise(borders)))
        assert told == bytes(sort_of(character) in sorts for character in map(chr, range(0x110000)))
