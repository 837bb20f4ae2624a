"""The one feature function. The stream and training both call `features_of`.

A reading sees what had *arrived* before it and *happened* in the window (at - 7 days, at). Times are UTC
and a day is 86 400 seconds, whatever the clocks did. A reading that arrived later than `LATENESS` after it
happened is judged by its values alone and never counted: neither here nor in training.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from mlsystem.readings import CLOCK, NAMEPLATE, SENSORS, Reading

WINDOW = timedelta(days=7)
DAY = timedelta(days=1)
RECENT = timedelta(hours=6)
LATENESS = timedelta(hours=2)
# How long a reading can still be looked at: a late one looks back, a gateway's clock may be ahead.
KEPT = WINDOW + LATENESS + CLOCK

NAMES: tuple[str, ...] = (
    *SENSORS,
    *(f"{sensor}_{kind}" for sensor in SENSORS for kind in ("change", "level", "trend", "spread")),
    "missing",
    "hours_since_last",
)


def late(reading: Reading) -> bool:
    return reading.arrived_at - reading.at > LATENESS


def visible(reading: Reading, known: Iterable[Reading]) -> list[Reading]:
    """What `reading` may look at, oldest first; nothing when it is late."""
    if late(reading):
        return []
    before, begin = (reading.arrived_at, reading.id), reading.at - WINDOW
    near = [p for p in known if begin < p.at < reading.at and p.asset == reading.asset]
    seen = {p.id: p for p in near if (p.arrived_at, p.id) < before and p.arrived_at - p.at <= LATENESS}
    return sorted(seen.values(), key=lambda p: (p.at, p.id))


def features_of(reading: Reading, known: Iterable[Reading]) -> dict[str, float]:
    """All of `NAMES`, every one finite; `known` may hold too much, in any order, with repeats."""
    past = visible(reading, known)
    times = [p.at for p in past]
    day, lately = bisect_right(times, reading.at - DAY), bisect_right(times, reading.at - RECENT)
    found: dict[str, float] = {}
    columns = list(zip(*(p.values for p in past), strict=True)) or [()] * len(SENSORS)
    for place, (sensor, values) in enumerate(zip(SENSORS, columns, strict=True)):
        parts = [[v for v in part if v is not None] for part in (values, values[day:lately], values[lately:])]
        nameplate = NAMEPLATE[reading.kind][place]
        found |= _of_sensor(sensor, reading.values[place], nameplate, *parts)
    found["missing"] = float(sum(value is None for value in reading.values))
    found["hours_since_last"] = ((reading.at - times[-1]) if times else WINDOW).total_seconds() / 3600
    return {name: found[name] for name in NAMES}


def build(readings: Iterable[Reading]) -> list[dict[str, float]]:
    """`features_of` every reading, in the given order; each sees what had arrived before it."""
    rows = list(readings)
    recent: dict[str, list[Reading]] = defaultdict(list)
    found: dict[int, dict[str, float]] = {}
    for i in sorted(range(len(rows)), key=lambda i: (rows[i].arrived_at, rows[i].id)):
        kept = [p for p in recent[rows[i].asset] if rows[i].at - p.at <= KEPT]
        found[i] = features_of(rows[i], kept)
        recent[rows[i].asset] = [*kept, rows[i]]
    return [found[i] for i in range(len(rows))]


def _of_sensor(
    sensor: str,
    given: float | None,
    nameplate: float,
    week: list[float],
    earlier: list[float],
    lately: list[float],
) -> dict[str, float]:
    """A silent sensor keeps its last value; one that was silent all week has its nameplate's."""
    now = given if given is not None else (week[-1] if week else nameplate)
    middle = median(week) if week else now
    return {
        sensor: now,
        f"{sensor}_change": now - week[-1] if week else 0.0,
        f"{sensor}_level": now - middle,
        f"{sensor}_trend": _mean(lately) - _mean(earlier) if lately and earlier else 0.0,
        f"{sensor}_spread": median([abs(value - middle) for value in week]) if week else 0.0,
    }


def median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
