"""The order of an account's records, and the file name that shows it (design 1.1)."""

import re
from datetime import date

from guanhao.model.account import RecordOrder
from guanhao.model.records import ACCOUNT_KINDS

KIND_RANK = {kind: rank for rank, kind in enumerate(ACCOUNT_KINDS)}

_NAME = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})-({'|'.join(ACCOUNT_KINDS)})(?:-([2-9]|[1-9][0-9]+))?\.yml")


def parse_name(name: str) -> tuple[date, str, int] | None:
    """Return filing day, kind and number (1 where none is written) of a record's file name, or None."""
    match = _NAME.fullmatch(name)
    if not match:
        return None
    try:
        return date.fromisoformat(match[1]), match[2], int(match[3] or 1)
    except ValueError:
        return None


def record_name(filed_on: date, kind: str, number: int = 1) -> str:
    """Return the file name of a record: `2024-09-02-change.yml`, `2024-09-02-change-2.yml`."""
    return f"{filed_on}-{kind}{f'-{number}' if number > 1 else ''}.yml"


def record_order(filed_on: date, kind: str, name: str) -> RecordOrder:
    """Return the sort key of a record: each part by value, the name only as the last resort."""
    parsed = parse_name(name)
    return filed_on, KIND_RANK[kind], parsed[2] if parsed else 1, name
