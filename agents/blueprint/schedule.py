"""How often batch steps run, and when: as seldom as the age that data may have allows, its way through the pipeline
included, or as results are asked for."""

from __future__ import annotations

import re

from core.cadence import LEAST_S, PERIODS_S, age_s

DAY_S = 86_400.0
USUAL_LAGS_S = [LEAST_S]  # where the patterns are not chosen yet
CRON = {
    PERIODS_S["quarterly"]: "0 {hour} {date} 1,4,7,10 *",
    PERIODS_S["monthly"]: "0 {hour} {date} * *",
    PERIODS_S["weekly"]: "0 {hour} * * {day}",
    DAY_S: "0 {hour} * * *",
    43_200.0: "0 3,15 * * *",
    21_600.0: "0 */6 * * *",
    10_800.0: "0 */3 * * *",
    3_600.0: "0 * * * *",
    1_800.0: "*/30 * * * *",
    900.0: "*/15 * * * *",
    300.0: "*/5 * * * *",
    60.0: "* * * * *",
}
INTERVALS = tuple(every for every in CRON if every <= DAY_S)
WEEK = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
START_H, NEEDED_H, NOON_H = 3, 3, 12
SPAN = {PERIODS_S["weekly"]: "week", PERIODS_S["monthly"]: "month", PERIODS_S["quarterly"]: "quarter"}
STREAM_S = 300.0  # from here on, batches no longer keep up
ON_ARRIVAL = "on arrival of each document"


def cadence_s(freshness_s: float, lags_s: list[float]) -> float:
    """The longest usual interval that keeps data within its age, whose steps take `lags_s` one after another."""
    return next((every for every in INTERVALS if age_s(lags_s, every) <= freshness_s), INTERVALS[-1])


def told(every_s: float, deadline: str | None, day: str | None, *, on_arrival: bool) -> str:
    """The rhythm as it is set up: a cron line, or what starts a run."""
    return ON_ARRIVAL if on_arrival else cron(every_s, deadline, day)


def sooner(freshness_s: float, inputs: str) -> str:
    """What would call for a stream: data fresher than now, or events where there are none."""
    if freshness_s <= STREAM_S:
        return "events of their own arrive, 50 a second or more"
    return f"{inputs} at most {STREAM_S / 60:g} minutes old"


def interval(asked_s: float | None, lags_s: list[float], *, streaming: bool, period: str | None = None) -> float:
    """Seconds between batch runs: as results are asked for, where data need be no fresher; daily beside a stream, where
    no age is asked for, or where a day's age is enough."""
    if period is not None and not streaming and (asked_s is None or asked_s >= PERIODS_S[period]):
        return PERIODS_S[period]
    daily = streaming or asked_s is None or asked_s >= DAY_S
    return DAY_S if daily else cadence_s(asked_s or DAY_S, lags_s)


def cron(every_s: float, deadline: str | None = None, day: str | None = None) -> str:
    """When batches start, five fields: three hours before they are due, at 3 where nothing is said of that; a monthly
    run on the first day, from which a job finds the first working day by its calendar."""
    hour = start_h(deadline)
    late = deadline is not None and hour > _due_h(deadline)  # starts on the evening before
    named = WEEK[(weekday(day) - late) % len(WEEK)]
    return CRON[every_s].format(hour=hour, day=named, date=1)


def start_h(deadline: str | None) -> int:
    """The hour of the day at which a run starts: 3, or three hours before results are due, whichever is earlier."""
    if deadline is None or not re.match(r"\d\d:\d\d", deadline):
        return START_H
    due = _due_h(deadline)
    return START_H if due >= START_H + NEEDED_H else (due - NEEDED_H) % 24


def window_h(deadline: str | None) -> float | None:
    """Hours from the start of a run until results are due; None where no time of day is told."""
    if deadline is None or not re.match(r"\d\d:\d\d", deadline):
        return None
    due = int(deadline[:2]) + int(deadline[3:5]) / 60
    return round((due - start_h(deadline)) % 24, 2)


def spoken(every_s: float, day: str | None = None) -> str:
    """`each week, on Monday` for a run that is no daily one; nothing for others."""
    if every_s not in SPAN:
        return ""
    named = "" if day is None else f", on the {day}" if day.startswith("first") else f", on {day.capitalize()}"
    return f"each {SPAN[every_s]}{named}"


def _due_h(deadline: str) -> int:
    return int(deadline[:2])


def weekday(day: str | None) -> int:
    """0 for Monday; a night belongs to the day it ends on, since its results are due in the morning."""
    found = next((at for at, name in enumerate(WEEK) if (day or "").upper().startswith(name)), 0)
    return found + 1 if "night" in (day or "") else found
