"""When the steps of a repository run: as planned, in the way of writing that AWS has and in five fields."""

from __future__ import annotations

import re
from typing import Any

from templates import rhythms

DAILY, BATCH, WATCHED = "0 3 * * *", "pipelines.batch_infer", "pipelines.deadline"
TAUGHT, DAY_H, PARTS_OF_DAY = "pipelines.retrain", 24, (12, 8, 6, 4, 3, 2, 1)
# How often a queued job looks for work, in seconds, where that is more often than the steps beside it run.
JOB_CRON = {3600: "0 * * * *", 900: "*/15 * * * *", 300: "*/5 * * * *", 120: "*/2 * * * *", 60: "* * * * *"}


class NoCronError(ValueError):
    """What was decided is no cron line of five fields; nothing is rendered from it."""


PART = r"(\*|\d+(-\d+)?|[A-Z]{3}(-[A-Z]{3})?)(/\d+)?"
CRON_LINE = re.compile(rf"{PART}(,{PART})*( {PART}(,{PART})*){{4}}")


def scheduled(kind: dict[str, Any], decisions: dict[str, Any], cadence_h: float, zone: str) -> dict[str, Any]:
    """The kind with the schedule of its repository: as decided, as often as it is trained anew, on UTC's clock. Raises
    NoCronError."""
    return on_the_wall(taught(timed(kind, decisions), cadence_h), zone)


def timed(kind: dict[str, Any], decisions: dict[str, Any]) -> dict[str, Any]:
    """The kind with the rhythm that was decided, where its batches do not run at the usual hour of every day. Raises
    NoCronError."""
    blueprint = decisions.get("pipelines_blueprint", {}).get("decisions", {})
    decided = str(blueprint.get("ingestion", {}).get("schedule", DAILY))
    if decided == DAILY or BATCH not in kind["scheduled_steps"]:
        return kind
    if not CRON_LINE.fullmatch(decided):
        raise NoCronError(f"the schedule of {BATCH} is no cron line of five fields: {decided!r}")
    return {**kind, "schedule": _of_aws(decided)}


def taught(kind: dict[str, Any], cadence_h: float) -> dict[str, Any]:
    """The kind with runs as often as it is to be trained anew, where that is more often than daily and no batch of
    results hangs on its runs."""
    if cadence_h >= DAY_H or TAUGHT not in kind["scheduled_steps"] or BATCH in kind["scheduled_steps"]:
        return kind
    hours = next(part for part in PARTS_OF_DAY if part <= max(1, cadence_h))
    return {**kind, "schedule": _of_aws(f"0 */{hours} * * *" if hours > 1 else "0 * * * *")}


def on_the_wall(kind: dict[str, Any], zone: str) -> dict[str, Any]:
    """The kind with its schedule in UTC, where a deadline on a wall clock is watched or days are those of people."""
    if WATCHED not in kind["scheduled_steps"] and not kind.get("wall_clock"):
        return kind
    return {**kind, "schedule": _of_aws(rhythms.in_utc(cron(kind["schedule"]), zone))}


def _of_aws(line: str) -> str:
    minute, hour, date, month, day = line.split()
    on = f"{date} {month} ?" if day == "*" else f"? {month} {day}"
    return f"cron({minute} {hour} {on} *)"


def cron(schedule: str) -> str:
    """The five-field cron expression of an AWS schedule: `cron(0 3 * * ? *)` or `rate(1 hour)`."""
    if schedule == "rate(1 hour)":
        return "0 * * * *"
    found = re.fullmatch(r"cron\((\S+ \S+ \S+ \S+ \S+) \S+\)", schedule)
    if not found:
        raise ValueError(f"not a schedule: {schedule!r}")
    return found[1].replace("?", "*")
