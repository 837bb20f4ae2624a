"""The one feature function. The stream and training both call `features_of`.

A reading sees what had *arrived* before it and *happened* in the window (at - 7 days, at). Times are UTC
and a day is 86 400 seconds, whatever the clocks did. A reading that arrived later than `LATENESS` after it
happened is judged by its values alone and never counted: neither here nor in training.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from mlsystem.readings import CLOCK, NAMEPLATE, SENSORS, Reading

Floats = NDArray[np.float64]
WINDOW = timedelta(days=7)
DAY = timedelta(days=1)
RECENT = timedelta(hours=6)
# A plant that loses its line for hours sends in bulk what it kept; that is judged and counted like the rest.
LATENESS = timedelta(days=1)
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
    return sorted(seen.values(), key=attrgetter("at", "id"))


def features_of(reading: Reading, known: Iterable[Reading]) -> dict[str, float]:
    """All of `NAMES`, every one finite; `known` may hold too much, in any order, with repeats."""
    past = visible(reading, known)
    times = [p.at for p in past]
    day, lately = bisect_right(times, reading.at - DAY), bisect_right(times, reading.at - RECENT)
    found: dict[str, float] = {}
    table = np.asarray([p.values for p in past], dtype=np.float64).reshape(len(past), len(SENSORS))
    middles, spreads = _medians(table)
    for place, sensor in enumerate(SENSORS):
        column = table[:, place]
        parts = [part[~np.isnan(part)] for part in (column, column[day:lately], column[lately:])]
        given = reading.values[place]
        now = given if given is not None else _last(parts[0], NAMEPLATE[reading.kind][place])
        found |= _of_sensor(sensor, now, middles[place], spreads[place], *parts)
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


def _last(week: Floats, nameplate: float) -> float:
    """A silent sensor keeps its last value; one that was silent all week has its nameplate's."""
    return float(week[-1]) if len(week) else nameplate


def _medians(table: Floats) -> tuple[Floats, Floats]:
    """Median of each column and median distance from it; NaN where a column has no value."""
    if table.size and not np.isnan(table).any():
        middle = np.median(table, axis=0)
        return middle, np.median(np.abs(table - middle), axis=0)
    middle, spread = (np.full(len(SENSORS), np.nan) for _ in range(2))
    for place in range(len(SENSORS)):
        seen = table[~np.isnan(table[:, place]), place]
        if len(seen):
            middle[place] = np.median(seen)
            spread[place] = np.median(np.abs(seen - middle[place]))
    return middle, spread


def _of_sensor(
    sensor: str, now: float, middle: float, spread: float, week: Floats, earlier: Floats, lately: Floats
) -> dict[str, float]:
    """Zeros where the week says nothing."""
    seen = len(week) > 0
    return {
        sensor: now,
        f"{sensor}_change": now - float(week[-1]) if seen else 0.0,
        f"{sensor}_level": now - float(middle) if seen else 0.0,
        f"{sensor}_trend": float(lately.mean() - earlier.mean()) if len(lately) and len(earlier) else 0.0,
        f"{sensor}_spread": float(spread) if seen else 0.0,
    }
