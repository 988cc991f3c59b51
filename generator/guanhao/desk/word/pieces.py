"""What the values of a form are made of: days, persons, codes to be drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from guanhao.model.filing import Operator, Person
from guanhao.project.wording import STAFF

Value = Any
"""Text, a `Code`, a mapping or a list of such."""

BLANK_DATE = "　　　年　　月　　日"
BLANK_ROWS = 2
"""Rows to write in, where there is nobody."""


@dataclass(frozen=True)
class Code:
    """A QR code of a text, to be drawn `side` millimetres wide."""

    payload: str
    side: float


def day_in_words(day: date | str | None) -> str:
    """Return a day as forms write it; room to write one where there is none; a word that stands for one as it is."""
    if day is None:
        return BLANK_DATE
    return day if isinstance(day, str) else f"{day.year}年{day.month}月{day.day}日"


def person_values(person: Person | None) -> dict[str, str]:
    """Return what is known of a person; that somebody is sealed is said once, in the place of the name."""
    staff = person.staff if isinstance(person, Operator) else None

    def known(name: str) -> str:
        value = None if person is None or person.is_sealed_at(name) else getattr(person, name)
        return value or ""

    return {
        "姓名": person.name if person else "",
        "职务": known("title"),
        "电话": known("phone"),
        "邮箱": known("email"),
        "QQ": known("qq"),
        "微信": known("wechat"),
        "QQ微信": "／".join(filter(None, (known("qq"), known("wechat")))),
        "身份": "" if staff is None else STAFF[staff].zh if isinstance(staff, bool) else staff,
    }


def operator_rows(operators: Iterable[Operator]) -> list[dict[str, str]]:
    """Return the operators; rows to write in where there is none."""
    return [person_values(operator) for operator in operators] or [person_values(None)] * BLANK_ROWS
