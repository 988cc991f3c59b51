"""The one reader of the system clock, and of moments. Everything else is told the day it works for."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def day_of(moment: date, timezone: str) -> date:
    """Return the day in an IANA zone at a moment that says its own zone; what is a day already stays so."""
    return moment.astimezone(ZoneInfo(timezone)).date() if isinstance(moment, datetime) else moment


def today(timezone: str) -> date:
    """Return today's date in the IANA zone `timezone`, such as `Asia/Shanghai`."""
    return datetime.now(UTC).astimezone(ZoneInfo(timezone)).date()
