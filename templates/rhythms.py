"""A cron line of five fields in the words of schedulers that know no such line."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

DAYS = {"MON": "Monday", "TUE": "Tuesday", "WED": "Wednesday", "THU": "Thursday", "FRI": "Friday", "SAT": "Saturday",
        "SUN": "Sunday"}  # fmt: skip
# Every third month is counted from a January.
COUNTED_FROM = "2026-01-01T00:00:00Z"


SEASONS = (datetime(2026, 1, 15), datetime(2026, 7, 15))  # with and without summer time, on either half of the world
MIDNIGHT = ("0", "0")


def in_utc(cron: str, zone: str) -> str:
    """A line of the wall clock of a zone in UTC, where it differs in winter and summer the earlier one: never late.

    Lines that run within the day are the same everywhere. A monthly one cannot start in the month before: it starts
    with its day.
    """
    minute, hour, date, month, day = cron.split()
    if not hour.isdecimal():
        return cron
    offset = max(ZoneInfo(zone).utcoffset(season) or timedelta() for season in SEASONS)
    shift, rest = divmod(int(hour) * 60 + int(minute) - int(offset.total_seconds() // 60), 24 * 60)
    if date != "*" and shift < 0:
        return " ".join((*MIDNIGHT, date, month, day))
    moved = date if date == "*" else str(int(date) + shift)
    return f"{rest % 60} {rest // 60} {moved} {month} {_days_later(day, shift)}"


def _days_later(day: str, shift: int) -> str:
    names = list(DAYS)
    return day if day == "*" else names[(names.index(day) + shift) % len(names)]


def quartz(cron: str) -> str:
    """Seconds in front, steps counted from 0, and the day that is left open as a question mark."""
    minute, hour, date, month, day = (_from_zero(field) for field in cron.split())
    date, day = (date, "?") if day == "*" else ("?", day)
    return f"0 {minute} {hour} {date} {month} {day}"


def recurrence(cron: str) -> dict[str, Any]:
    """Frequency, interval and the times of a day, week or month, as a trigger of Data Factory takes them.

    Raises ValueError for a line whose rhythm such a trigger has no words for.
    """
    minute, hour, date, month, day = cron.split()
    if hour == "*":
        return _every("Minute", _step(minute)) if "/" in minute else _every("Hour", 1)
    if "/" in hour:
        return _every("Hour", _step(hour))
    at = {"hours": [int(one) for one in hour.split(",")], "minutes": [int(minute)]}
    if day != "*":
        return _every("Week", 1, **at, days_of_week=[DAYS[one] for one in day.split(",")])
    if date != "*":
        every = 1 if month == "*" else 12 // len(month.split(","))
        return _every("Month", every, **at, days_of_month=[int(date)], start_time=COUNTED_FROM if every > 1 else None)
    return _every("Day", 1, **at)


def _every(frequency: str, interval: int, **said: Any) -> dict[str, Any]:
    unsaid = dict.fromkeys(("hours", "minutes", "days_of_week", "days_of_month", "start_time"))
    return {"frequency": frequency, "interval": interval, **unsaid, **said}


def _step(field: str) -> int:
    return int(field.partition("/")[2])


def _from_zero(field: str) -> str:
    return field.replace("*/", "0/")
