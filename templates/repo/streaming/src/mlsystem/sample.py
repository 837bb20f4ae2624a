"""Synthetic payments with a known kind of fraud: series at risky merchants, often from far away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl
from numpy.random import Generator

from mlsystem import domain
from mlsystem.payments import SCHEMA

START = datetime(2025, 1, 1, tzinfo=UTC)
DAYS = 120 + 2 * domain.LABEL_DELAY_DAYS
# When the outcome of every payment is known, and as many cards as there is something to learn from.
KNOWN_AT = START + timedelta(days=DAYS + domain.LABEL_DELAY_DAYS)
SMALLEST = 200
# Fraud is told of this many days after it at the earliest.
EARLIEST = min(5.0, domain.LABEL_DELAY_DAYS / 2)
MERCHANTS = 40
RISKY = 6
PER_DAY = 0.3


@dataclass(frozen=True)
class Sample:
    """`payments` in the order of arrival, without repeats; `labels` with when each became known."""

    payments: pl.DataFrame
    labels: pl.DataFrame


def synthesise(
    cards: int, seed: int, shift: float = 0.0, start: datetime = START, days: int = DAYS
) -> Sample:
    """`shift` raises amounts (natural logarithm) and the pace of payments."""
    rng = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    for number in range(cards):
        card = _card(rng, f"c{seed:03d}-{number:05d}")
        rows += _habit(rng, card, shift, days)
        if rng.uniform() < 0.35:
            rows += _burst(rng, card, shift, days)
    ordered = sorted(rows, key=lambda row: (row["day"] + row["delay_s"] / 86_400, row["card_id"]))
    return _frames(rng, ordered, seed, start)


def _card(rng: Generator, name: str) -> dict[str, Any]:
    return {
        "card_id": name,
        "device_id": f"d-{name}",
        "lat": float(rng.uniform(30, 45)),
        "lon": float(rng.uniform(-120, -75)),
        "level": float(rng.normal(3.4, 0.5)),
    }


def _habit(rng: Generator, card: dict[str, Any], shift: float, days: int) -> list[dict[str, Any]]:
    """Ordinary payments near home; a few are late, a very few too late to count."""
    count = int(rng.poisson(PER_DAY * (1 + shift) * days))
    return [
        _row(
            rng,
            _abroad(rng, card),
            float(rng.uniform(0, days)),
            card["level"] + shift + rng.normal(0, 0.6),
            0,
        )
        for _ in range(count)
    ]


def _abroad(rng: Generator, card: dict[str, Any]) -> dict[str, Any]:
    """Honest people travel and buy new telephones, too."""
    away = {**card, "lat": card["lat"] + float(rng.choice([-6, 6]))} if rng.uniform() < 0.04 else card
    return {**away, "device_id": f"{card['device_id']}-2"} if rng.uniform() < 0.06 else away


def _burst(rng: Generator, card: dict[str, Any], shift: float, days: int) -> list[dict[str, Any]]:
    """Some thieves hurry, some do not; some are far away, some use the victim's own device."""
    far = {**card, "lat": float(card["lat"] + rng.choice([-9, 9]))} if rng.uniform() < 0.6 else card
    thief = {**far, "device_id": f"{card['device_id']}-x"} if rng.uniform() < 0.7 else far
    begin, size, pace = float(rng.uniform(0, days)), int(rng.integers(2, 8)), float(rng.choice([70, 7000]))
    times = begin + np.cumsum(rng.exponential(pace, size)) / 86_400
    level = card["level"] + 0.6 + shift
    return [_row(rng, thief, float(day), level + rng.normal(0, 0.7), 1) for day in times if day < days]


def _row(rng: Generator, card: dict[str, Any], day: float, log_amount: float, fraud: int) -> dict[str, Any]:
    risky = rng.uniform() < (0.5 if fraud else 0.12)
    merchant = rng.integers(RISKY) if risky else rng.integers(RISKY, MERCHANTS)
    channel = domain.CHANNELS[int(rng.choice(3, p=[0.1, 0.7, 0.2] if fraud else [0.5, 0.3, 0.2]))]
    return {
        "card_id": card["card_id"],
        "device_id": card["device_id"],
        "merchant_id": f"m{int(merchant):03d}",
        "day": day,
        "delay_s": _delay(rng),
        "amount": round(float(np.exp(log_amount)), 2),
        "lat": round(card["lat"] + float(rng.normal(0, 0.05)), 5),
        "lon": round(card["lon"] + float(rng.normal(0, 0.05)), 5),
        "channel": channel,
        domain.LABEL: fraud,
    }


def _delay(rng: Generator) -> float:
    """Seconds from payment to arrival."""
    kind = rng.uniform()
    if kind < 0.003:
        return float(rng.uniform(4000, 20_000))
    return float(rng.uniform(60, 1500)) if kind < 0.02 else float(rng.uniform(0.05, 2))


def _frames(rng: Generator, rows: list[dict[str, Any]], seed: int, start: datetime) -> Sample:
    frame = pl.DataFrame(rows).with_columns(
        pl.Series("event_id", [f"e{seed:03d}-{i:07d}" for i in range(len(rows))]),
        pl.Series("at", [start + timedelta(days=row["day"]) for row in rows], dtype=SCHEMA["at"]),
    )
    arrived = pl.col("at") + pl.duration(microseconds=(pl.col("delay_s") * 1e6).cast(pl.Int64))
    wait = rng.uniform(EARLIEST, domain.LABEL_DELAY_DAYS, len(rows))
    known = pl.Series("wait", np.where(frame[domain.LABEL].to_numpy() == 1, wait, domain.LABEL_DELAY_DAYS))
    known_at = pl.col("at") + pl.duration(microseconds=(pl.col("wait") * 86_400e6).cast(pl.Int64))
    done = frame.with_columns(known).with_columns(arrived.alias("arrived_at"), known_at.alias("known_at"))
    return Sample(
        done.select(list(SCHEMA)), done.select("event_id", pl.col(domain.LABEL).cast(pl.Int64), "known_at")
    )
