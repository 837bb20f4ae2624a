"""One reading of one asset: an hour of samples that its gateway has already summed up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from mlsystem.contracts import Record

SENSORS = ("temperature_c", "vibration_mm_s", "pressure_bar", "current_a")
CLOCK = timedelta(minutes=5)
# What the nameplate says; stands in for a sensor that has never answered.
NAMEPLATE: dict[str, tuple[float, ...]] = {
    "compressor": (75.0, 3.0, 8.0, 90.0),
    "fan": (45.0, 2.0, 1.2, 30.0),
    "pump": (60.0, 2.5, 5.0, 60.0),
}


@dataclass(frozen=True)
class Reading:
    """`at` ends the hour, `arrived_at` is when the stream had it; both UTC. A silent sensor is None."""

    id: str
    asset: str
    kind: str
    at: datetime
    arrived_at: datetime
    samples: int
    values: tuple[float | None, ...]


def of_record(record: Record) -> Reading:
    """Raises KeyError, TypeError or ValueError on anything that is not a reading."""
    given = [datetime.fromisoformat(record[name]) for name in ("at", "arrived_at")]
    if any(moment.tzinfo is None for moment in given):
        raise ValueError("a time without its zone")
    times = [moment.astimezone(UTC) for moment in given]
    if times[0] > times[1] + CLOCK:
        raise ValueError("the hour ends after the reading arrived")
    values = tuple(None if record[s] is None else float(record[s]) for s in SENSORS)
    if record["kind"] not in NAMEPLATE:
        raise ValueError(f"unknown kind of asset: {record['kind']!r}")
    names = (str(record["id"]), str(record["asset"]), str(record["kind"]))
    return Reading(*names, times[0], times[1], int(record["samples"]), values)


def to_record(reading: Reading) -> dict[str, Any]:
    return {
        "id": reading.id,
        "asset": reading.asset,
        "kind": reading.kind,
        "at": reading.at.isoformat(),
        "arrived_at": reading.arrived_at.isoformat(),
        "samples": reading.samples,
        **dict(zip(SENSORS, reading.values, strict=True)),
    }


def decode(data: bytes | str) -> Reading:
    """As `of_record`, from one JSON object."""
    found = json.loads(data)
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return of_record(found)
