"""What happens to the made-up assets: faults that grow until they are found, and planned stops."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from numpy.random import Generator

from mlsystem.contracts import Record

FAULTS = ("bearing", "overheating", "leak")
DAYS_BETWEEN_FAULTS = 22


@dataclass(frozen=True)
class Trouble:
    """Hours since the start: a fault grows from `began` until it is found, the repair lasts until `ended`."""

    kind: str
    began: int
    found: int
    ended: int


def draw(rng: Generator, hours: int) -> list[Trouble]:
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


def applied(values: list[float], trouble: Trouble | None, hour: int) -> list[float]:
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


def order(asset: str, seed: int, start: datetime, trouble: Trouble) -> Record:
    """Planned stops are entered a day ahead, faults when the repair is over."""
    began, found, ended = (start + timedelta(hours=h) for h in (trouble.began, trouble.found, trouble.ended))
    closed = began - timedelta(days=1) if trouble.kind == "planned" else ended + timedelta(hours=6)
    return {
        "id": f"w{seed:03d}-{asset}-{trouble.began:05d}",
        "asset": asset,
        "kind": trouble.kind,
        "began_at": began.isoformat(),
        "found_at": found.isoformat(),
        "ended_at": ended.isoformat(),
        "closed_at": closed.isoformat(),
    }
