"""Synthetic demand with known causes: week, year, plans and noise; some days could not be observed.

What a series is like depends on its name only, so a later sample continues an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl
from numpy.random import Generator
from numpy.typing import NDArray

from mlsystem import domain

START = datetime(2024, 1, 1, tzinfo=UTC)
DAYS = 540
KNOWN_AT = START + timedelta(days=DAYS)
AHEAD_DAYS = 70
SMALLEST = 3
SHIFT_DAYS = 28
ITEMS_PER_LOCATION = 10
DAY = pl.Datetime("us", "UTC")


@dataclass(frozen=True)
class Sample:
    """`actuals` a row per series and day; `plans` are what was announced for a day, and when."""

    items: pl.DataFrame
    actuals: pl.DataFrame
    plans: pl.DataFrame


def synthesise(
    size: int,
    seed: int,
    start: datetime = START,
    shift: float = 0.0,
    days: int = DAYS,
    items: int = ITEMS_PER_LOCATION,
    shift_days: int = SHIFT_DAYS,
) -> Sample:
    """`size` locations. `shift` raises level and driver in the last `shift_days`."""
    rng = np.random.default_rng(seed)
    dates = [start + timedelta(days=d) for d in range(days)]
    names = [(f"L{i:02d}", f"I{j:03d}") for i in range(size) for j in range(items)]
    shifted = np.where(np.arange(days) >= days - shift_days, shift, 0.0)
    series = [_series(rng, place, item, dates, shifted) for place, item in names]
    catalogue = {domain.ITEM: [f"I{j:03d}" for j in range(items)]}
    kinds = [domain.CATEGORIES[j % len(domain.CATEGORIES)] for j in range(items)]
    listed = pl.DataFrame(
        {**catalogue, domain.CATEGORY: kinds, "at": [start] * items}, schema_overrides={"at": DAY}
    )
    return Sample(listed, pl.concat([s for s, _ in series]), pl.concat([p for _, p in series]))


def ahead(size: int, seed: int, shift: float = 0.0) -> Sample:
    """What happens in the AHEAD_DAYS after the first sample."""
    begin = START + timedelta(days=DAYS)
    return synthesise(size, seed, begin, shift, days=AHEAD_DAYS, shift_days=AHEAD_DAYS)


def _series(
    rng: Generator, place: str, item: str, dates: list[datetime], shifted: NDArray[np.float64]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    days = len(dates)
    driver = domain.TYPICAL_DRIVER * np.exp(rng.normal(0, 0.08, days)) * (1 + 0.3 * shifted)
    event = _spells(rng, days, share=0.08)
    pull = (driver / domain.TYPICAL_DRIVER) ** domain.DRIVER_EFFECT * np.exp(domain.EVENT_EFFECT * event)
    mean = _level(place, item) * _calendar(dates) * (1 + 0.8 * shifted) * pull
    sold = rng.poisson(mean * rng.gamma(20, 1 / 20, days)).astype(float)
    hidden = _spells(rng, days, share=0.03)
    key: dict[str, list[Any]] = {domain.LOCATION: [place] * days, domain.ITEM: [item] * days, "at": dates}
    seen = np.where(hidden > 0, np.floor(sold * 0.3), sold)
    actuals = pl.DataFrame({**key, domain.TARGET: seen, domain.MASK: hidden}, schema_overrides={"at": DAY})
    return actuals, _plans(rng, key, dates, driver, event)


def _level(place: str, item: str) -> float:
    """The size of a series: by its name, the same in every sample."""
    own = np.random.default_rng([int(place[1:]), int(item[1:])])
    return float(domain.LEVEL * own.lognormal(0, 0.7))


def _calendar(dates: list[datetime]) -> NDArray[np.float64]:
    week = np.array([domain.WEEKDAY[d.weekday()] for d in dates])
    year = np.array([2 * np.pi * d.timetuple().tm_yday / 365.25 for d in dates])
    return np.asarray(week * (1 + domain.YEARLY * np.sin(year)), dtype=np.float64)


def _spells(rng: Generator, days: int, share: float, length: int = 3) -> NDArray[np.int64]:
    """Days on which something holds, `length` in a row."""
    starts = rng.random(days) < share / length
    held = np.convolve(starts, np.ones(length))[:days] > 0
    return held.astype(np.int64)


def _plans(
    rng: Generator,
    key: dict[str, list[Any]],
    dates: list[datetime],
    driver: NDArray[np.float64],
    event: NDArray[np.int64],
) -> pl.DataFrame:
    """Most days are announced eight weeks ahead, some only two days ahead."""
    late = rng.random(len(dates)) < 0.1
    announced = [d - timedelta(days=2 if is_late else 56) for d, is_late in zip(dates, late, strict=True)]
    columns = {**key, "announced_at": announced, domain.DRIVER: np.round(driver, 4), domain.EVENT: event}
    return pl.DataFrame(columns, schema_overrides={"at": DAY, "announced_at": DAY})
