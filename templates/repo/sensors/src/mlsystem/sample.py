"""Made-up assets whose load follows the day and the week; some wear out, overheat or leak until repaired.

An asset is the same in every sample; `seed` changes what happens to it. `shift` brings heat and more load.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from numpy.random import Generator

from mlsystem import troubles
from mlsystem.contracts import Record
from mlsystem.readings import NAMEPLATE, SENSORS
from mlsystem.troubles import Trouble

ASSETS = 9


@dataclass(frozen=True)
class Sample:
    """`readings` by time; `work_orders` as the maintenance system closes them."""

    readings: list[Record]
    work_orders: list[Record]


def history(n: int, seed: int, start: datetime, shift: float = 0.0) -> Sample:
    """`n` hourly readings of ASSETS assets, whole hours only."""
    hours = n // ASSETS
    readings: list[Record] = []
    orders: list[Record] = []
    for number in range(ASSETS):
        rng = np.random.default_rng([seed, number])
        found = troubles.draw(rng, hours)
        readings += _of_asset(rng, number, start, hours, found, shift)
        orders += [troubles.order(asset(number), seed, start, trouble) for trouble in found]
    return Sample(sorted(readings, key=lambda r: (r["at"], r["asset"])), orders)


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    return history(n, seed, start, shift).readings


def asset(number: int) -> str:
    return f"asset-{number:03d}"


def kind(number: int) -> str:
    return sorted(NAMEPLATE)[number % len(NAMEPLATE)]


def _of_asset(
    rng: Generator, number: int, start: datetime, hours: int, found: list[Trouble], shift: float
) -> list[Record]:
    own = np.random.default_rng([977, number]).uniform(0.9, 1.1, len(SENSORS))
    rows = []
    for hour in range(hours):
        at = start + timedelta(hours=hour)
        trouble = next((t for t in found if t.began <= hour < t.ended), None)
        values = _values(rng, number, own, at, shift)
        rows.append(_row(rng, number, at, troubles.applied(values, trouble, hour)))
    return rows


def _values(rng: Generator, number: int, own: Any, at: datetime, shift: float) -> list[float]:
    """Load follows hour and weekday; heat, shaking and pressure follow the load."""
    day = math.sin(2 * math.pi * (at.hour - 7) / 24)
    load = 1 + 0.15 * day - 0.1 * (at.weekday() >= 5) + 0.15 * shift + float(rng.normal(0, 0.03))
    temperature, vibration, pressure, current = (
        plate * share for plate, share in zip(NAMEPLATE[kind(number)], own, strict=True)
    )
    return [
        temperature * (0.7 + 0.3 * load) + 6 * shift + float(rng.normal(0, 0.8)),
        vibration * (0.6 + 0.4 * load) * (1 + float(rng.normal(0, 0.05))),
        pressure * (0.8 + 0.2 * load) * (1 + float(rng.normal(0, 0.02))),
        current * load,
    ]


def _row(rng: Generator, number: int, at: datetime, values: list[float]) -> Record:
    """A sensor is silent now and then; one message in two hundred is late, some of them too late to count."""
    silent = int(rng.integers(len(SENSORS))) if rng.uniform() < 0.01 else -1
    delay = float(rng.uniform(1, 30 * 3600)) if rng.uniform() < 0.005 else float(rng.uniform(1, 20))
    kept = [None if i == silent else round(max(v, 0.0), 4) for i, v in enumerate(values)]
    return {
        "id": f"{asset(number)}@{at.isoformat()}",
        "asset": asset(number),
        "kind": kind(number),
        "at": at.isoformat(),
        "arrived_at": (at + timedelta(seconds=delay)).isoformat(),
        "samples": 3600,
        **dict(zip(SENSORS, kept, strict=True)),
    }
