"""A result due at one end of the world before the day has ended at the other one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from agents.intake.clashes.clash import Clash
from agents.intake.readers import clock
from agents.intake.readers.clock import Clock
from agents.intake.spoken.frames import said
from agents.intake.spoken.too_late import arrival
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "zones"
FIELD = "batch_deadline"
DAYS = (datetime(2026, 1, 15), datetime(2026, 7, 15))  # with and without summer time


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """What is complete in the evening there is due the next morning here, and nothing older will do."""
    if c.batch_deadline is None or said(document, KIND, "next") is None:
        return
    times = [one for one in clock.scan(document) if _zone(one.zone) is not None]
    came = arrival(document, times)
    due = next((one for one in times if came is not None and one.zone != came.zone), None)
    older = said(document, KIND, "older") or refused(document, KIND, "sooner")
    if came is None or due is None or older is None or not all(_is_before(day, due, came) for day in DAYS):
        return
    text = f"What it is made of is there at {came.time} {came.zone}; by then {due.time} {due.zone} has passed."
    later = _same_time(came, due)
    ways = (
        Way(f"Deliver at {later} {due.zone}", {FIELD: f"{later} {due.zone}"}),
        Way("Work with the state of the evening before"),
    )
    yield Clash((FIELD,), text, ways)


def _is_before(day: datetime, due: Clock, came: Clock) -> bool:
    """Whether the next morning's time is past when the evening's comes."""
    return _at(day + timedelta(days=1), due) < _at(day, came)


def _at(day: datetime, one: Clock) -> datetime:
    return day.replace(hour=int(one.time[:2]), minute=int(one.time[3:5]), tzinfo=_zone(one.zone))


def _same_time(came: Clock, due: Clock) -> str:
    """An hour after it comes, on the clock of where it is due."""
    done = (_at(day, came) + timedelta(hours=1) for day in DAYS)
    return max(time.astimezone(_zone(due.zone)).strftime("%H:%M") for time in done)


@cache
def _zone(name: str) -> ZoneInfo | None:
    """`Los Angeles time`, `Europe/Vienna` -> the zone; None for one that no city gives its name to."""
    city = name.removesuffix(" time").split("/")[-1].replace(" ", "_")
    found = next((zone for zone in sorted(available_timezones()) if city and zone.split("/")[-1] == city), None)
    return ZoneInfo(found) if found else None
