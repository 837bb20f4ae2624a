"""One payment event, as every part of the system sees it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl

SCHEMA: dict[str, pl.DataType] = {
    "event_id": pl.String(),
    "card_id": pl.String(),
    "merchant_id": pl.String(),
    "device_id": pl.String(),
    "at": pl.Datetime("us", "UTC"),
    "arrived_at": pl.Datetime("us", "UTC"),
    "amount": pl.Float64(),
    "lat": pl.Float64(),
    "lon": pl.Float64(),
    "channel": pl.String(),
}


# How far a sender's clock may be ahead of the stream's.
CLOCK = timedelta(minutes=5)


@dataclass(frozen=True)
class Payment:
    """`at` is when it happened, `arrived_at` when the stream had it; both UTC. Position in degrees."""

    event_id: str
    card_id: str
    merchant_id: str
    device_id: str
    at: datetime
    arrived_at: datetime
    amount: float
    lat: float
    lon: float
    channel: str


def table(batch: Iterable[Payment]) -> pl.DataFrame:
    return pl.DataFrame([asdict(payment) for payment in batch], schema=SCHEMA)


def rows(frame: pl.DataFrame) -> Iterator[Payment]:
    for row in frame.select(list(SCHEMA)).iter_rows(named=True):
        yield Payment(**row)


def encode(payment: Payment) -> str:
    return json.dumps(asdict(payment), sort_keys=True, default=datetime.isoformat)


def decode(text: str | bytes) -> Payment:
    """What no column holds is dropped; a payment without `arrived_at` has arrived now.

    Raises ValueError, KeyError or TypeError on anything that is not a payment.
    """
    raw: dict[str, Any] = {"arrived_at": datetime.now(UTC).isoformat(), **json.loads(text)}
    times = {name: datetime.fromisoformat(raw[name]) for name in ("at", "arrived_at")}
    if any(moment.tzinfo is None for moment in times.values()):
        raise ValueError("a time without its zone")
    if times["at"] > times["arrived_at"] + CLOCK:
        raise ValueError("a payment that happened after it arrived")
    numbers = {name: float(raw[name]) for name in ("amount", "lat", "lon")}
    if not all(map(math.isfinite, numbers.values())):
        raise ValueError("an amount or a position that is no number")
    names = {name: str(raw[name]) for name in SCHEMA if name not in (*times, *numbers)}
    values: dict[str, Any] = {**names, **times, **numbers}
    return Payment(**values)
