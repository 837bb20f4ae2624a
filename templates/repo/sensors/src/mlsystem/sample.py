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

from mlsystem.contracts import Record
from mlsystem.readings import NAMEPLATE, SENSORS

ASSETS = 9
FAULTS = ("bearing", "overheating", "leak")
DAYS_BETWEEN_FAULTS = 22


@dataclass(frozen=True)
class Trouble:
    """Hours since the start: a fault grows from `began` until it is found, the repair lasts until `ended`."""

    kind: str
    began: int
    found: int
    ended: int


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
        troubles = _troubles(rng, hours)
        readings += _of_asset(rng, number, start, hours, troubles, shift)
        orders += [_order(number, seed, start, trouble) for trouble in troubles]
    return Sample(sorted(readings, key=lambda r: (r["at"], r["asset"])), orders)


def synthesise(n: int, seed: int, start: datetime, shift: float = 0.0) -> list[Record]:
    return history(n, seed, start, shift).readings


def asset(number: int) -> str:
    return f"asset-{number:03d}"


def kind(number: int) -> str:
    return sorted(NAMEPLATE)[number % len(NAMEPLATE)]


def _troubles(rng: Generator, hours: int) -> list[Trouble]:
    """About every third week a fault or, three times in ten, a planned stop; none overlap."""
    found: list[Trouble] = []
    hour = int(rng.uniform(24, 24 * DAYS_BETWEEN_FAULTS))
    while hour < hours - 24:
        lasts, repair = int(rng.integers(30, 96)), int(rng.integers(4, 10))
        if rng.uniform() < 0.3:
            found.append(Trouble("planned", hour, hour, hour + repair))
        else:
            begun = Trouble(str(rng.choice(FAULTS)), hour, hour + lasts, hour + lasts + repair)
            found.append(begun)
        hour = found[-1].ended + int(rng.uniform(0.5, 1.5) * 24 * DAYS_BETWEEN_FAULTS)
    return found


def _of_asset(
    rng: Generator, number: int, start: datetime, hours: int, troubles: list[Trouble], shift: float
) -> list[Record]:
    own = np.random.default_rng([977, number]).uniform(0.9, 1.1, len(SENSORS))
    rows = []
    for hour in range(hours):
        at = start + timedelta(hours=hour)
        trouble = next((t for t in troubles if t.began <= hour < t.ended), None)
        values = _values(rng, number, own, at, shift)
        rows.append(_row(rng, number, at, _troubled(values, trouble, hour)))
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


def _troubled(values: list[float], trouble: Trouble | None, hour: int) -> list[float]:
    if trouble is None:
        return values
    temperature, vibration, pressure, current = values
    if trouble.kind == "planned" or hour >= trouble.found:
        return [25.0, 0.05, 0.1, 0.5]
    grown = (hour - trouble.began + 1) / (trouble.found - trouble.began)
    return {
        "bearing": [
            temperature + 4 * grown,
            vibration * (1 + 1.4 * grown),
            pressure,
            current * (1 + 0.04 * grown),
        ],
        "overheating": [temperature + 22 * grown, vibration, pressure, current],
        "leak": [temperature, vibration, pressure * (1 - 0.35 * grown), current * (1 + 0.05 * grown)],
    }[trouble.kind]


def _row(rng: Generator, number: int, at: datetime, values: list[float]) -> Record:
    """A sensor is silent now and then; one message in two hundred is late, some of them too late to count."""
    silent = int(rng.integers(len(SENSORS))) if rng.uniform() < 0.01 else -1
    delay = float(rng.uniform(1, 6 * 3600)) if rng.uniform() < 0.005 else float(rng.uniform(1, 20))
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


def _order(number: int, seed: int, start: datetime, trouble: Trouble) -> Record:
    """Planned stops are entered a day ahead, faults when the repair is over."""
    began, found, ended = (start + timedelta(hours=h) for h in (trouble.began, trouble.found, trouble.ended))
    closed = began - timedelta(days=1) if trouble.kind == "planned" else ended + timedelta(hours=6)
    return {
        "id": f"w{seed:03d}-{asset(number)}-{trouble.began:05d}",
        "asset": asset(number),
        "kind": trouble.kind,
        "began_at": began.isoformat(),
        "found_at": found.isoformat(),
        "ended_at": ended.isoformat(),
        "closed_at": closed.isoformat(),
    }
