"""Day arithmetic of deadlines: days, calendar months, ends of months."""

from calendar import monthrange
from datetime import date, timedelta


def days_after(day: date, days: int) -> date:
    """Return the day that comes `days` days after `day`; the last day of the calendar where there is none so late."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def days_before(day: date, days: int) -> date:
    """Return the day that comes `days` days before `day`."""
    return day - timedelta(days=days)


def months_after(day: date, months: int) -> date:
    """Return the same day `months` calendar months later; the month's last day where it has no such day.

    30 November and three months is the last day of February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])
