"""The one reader of the system clock. Everything else is told the day it works for."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(timezone: str) -> date:
    """Return today's date in the IANA zone `timezone`, such as `Asia/Shanghai`."""
    return datetime.now(UTC).astimezone(ZoneInfo(timezone)).date()
