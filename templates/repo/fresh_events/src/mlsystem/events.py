"""One event of an entity, as the stream carries it and as it lands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

import polars as pl

from mlsystem import domain

SCHEMA: dict[str, pl.DataType] = {
    "event_id": pl.String(),
    domain.ENTITY: pl.String(),
    "at": pl.Datetime("us", "UTC"),
    "arrived_at": pl.Datetime("us", "UTC"),
    "amount": pl.Float64(),
}
# How far a sender's clock may be ahead of the stream's.
CLOCK_SKEW = timedelta(seconds=60)


@dataclass(frozen=True)
class Event:
    """`at` is when it happened, `arrived_at` when the stream had it; both with their zone."""

    event_id: str
    entity: str
    at: datetime
    arrived_at: datetime
    amount: float


def rows(frame: pl.DataFrame) -> Iterator[Event]:
    """In the order of arrival."""
    ordered = frame.select(list(SCHEMA)).sort("arrived_at", "event_id")
    for row in ordered.iter_rows(named=True):
        yield Event(row["event_id"], row[domain.ENTITY], row["at"], row["arrived_at"], row["amount"])


def table(events: Iterable[Event]) -> pl.DataFrame:
    renamed = [{**asdict(e), domain.ENTITY: e.entity} for e in events]
    return pl.DataFrame([{name: row[name] for name in SCHEMA} for row in renamed], schema=SCHEMA)


def encode(event: Event) -> bytes:
    raw = asdict(event)
    return json.dumps({**raw, domain.ENTITY: raw.pop("entity")}, default=datetime.isoformat).encode()


def decode(data: bytes) -> Event:
    """Raises ValueError, KeyError or TypeError on anything that is not an event."""
    raw: dict[str, Any] = json.loads(data)
    at, arrived_at = (datetime.fromisoformat(raw[name]) for name in ("at", "arrived_at"))
    if at.tzinfo is None or arrived_at.tzinfo is None:
        raise ValueError("a time without its zone")
    if at > arrived_at + CLOCK_SKEW:
        raise ValueError("an event that happened after it arrived")
    amount = float(raw["amount"])
    if not 0 <= amount < float("inf"):
        raise ValueError("an amount that is no number from 0 on")
    return Event(str(raw["event_id"]), str(raw[domain.ENTITY]), at, arrived_at, amount)
