"""Synthetic users with tastes and items with company: what is picked depends on both.

Items depend on their name only and users on name and population, so a later sample continues an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
from numpy.random import Generator
from numpy.typing import NDArray

from mlsystem import domain

START = datetime(2025, 1, 1, tzinfo=UTC)
DAYS = 90
KNOWN_AT = START + timedelta(days=DAYS)
AHEAD_DAYS = 30
SMALLEST = 400
ITEMS = 240
LATER_ITEMS = 40
GROUP = 6
TIME = pl.Datetime("us", "UTC")


@dataclass(frozen=True)
class Sample:
    """`items` with the day each was listed; `events` are what users did, in time order."""

    items: pl.DataFrame
    events: pl.DataFrame


def synthesise(
    size: int,
    seed: int,
    start: datetime = START,
    shift: float = 0.0,
    days: int = DAYS,
    population: int | None = None,
) -> Sample:
    """`size` users. `shift` pulls every taste towards one category and larger numbers."""
    rng = np.random.default_rng(seed)
    items = _items()
    made = _Items(items, start)
    whose = seed if population is None else population
    rows = [row for user in range(size) for row in _user(rng, whose, user, made, start, days, shift)]
    columns = ["event_id", domain.USER, domain.ITEM, "kind", "at"]
    events = pl.DataFrame(rows, schema=columns, orient="row", schema_overrides={"at": TIME})
    return Sample(items, events.sort("at", "event_id"))


def ahead(size: int, seed: int, shift: float = 0.0, population: int = 7) -> Sample:
    """What the users of `population` do in the AHEAD_DAYS after the first sample."""
    return synthesise(size, seed, START + timedelta(days=DAYS), shift, AHEAD_DAYS, population)


def _items() -> pl.DataFrame:
    rng = np.random.default_rng(1)
    listed = [START - timedelta(days=30)] * (ITEMS - LATER_ITEMS)
    later = [START + timedelta(days=int(d)) for d in rng.integers(1, DAYS, LATER_ITEMS)]
    kinds = [domain.CATEGORIES[i // GROUP % len(domain.CATEGORIES)] for i in range(ITEMS)]
    numbers = np.round(domain.LOW + (domain.HIGH - domain.LOW) * rng.beta(1.5, 4, ITEMS), 2)
    columns = {
        domain.ITEM: [f"i{i:04d}" for i in range(ITEMS)],
        domain.CATEGORY: kinds,
        domain.NUMBER: numbers,
        "at": listed + later,
    }
    return pl.DataFrame(columns, schema_overrides={"at": TIME})


class _Items:
    """The catalogue as arrays: category, how much it draws, its number's place in the range, first day."""

    def __init__(self, items: pl.DataFrame, start: datetime) -> None:
        rng = np.random.default_rng(2)
        self.ids = items[domain.ITEM].to_list()
        self.kind = np.array([domain.CATEGORIES.index(c) for c in items[domain.CATEGORY]])
        self.draw = rng.lognormal(0, 0.8, len(self.ids))
        self.number = (items[domain.NUMBER].to_numpy() - domain.LOW) / (domain.HIGH - domain.LOW)
        self.listed = np.array([(at - start).total_seconds() / 86400 for at in items["at"]])


def _user(
    rng: Generator, population: int, user: int, items: _Items, start: datetime, days: int, shift: float
) -> list[tuple[object, ...]]:
    own = np.random.default_rng([population, user])
    taste = own.dirichlet(np.full(len(domain.CATEGORIES), 0.35))
    taste[0] += 2 * shift
    purse = own.uniform(0.1, 0.5) + 0.3 * shift
    name = f"u{population:03d}-{user:05d}"
    busy = own.gamma(2, 4) * days / DAYS
    free = np.ones(len(items.ids), dtype=bool)
    rows: list[tuple[object, ...]] = []
    for day in np.sort(rng.uniform(0, days, rng.poisson(busy))):
        for step, item in enumerate(_session(rng, items, taste, purse, free & (items.listed < day))):
            free[item] = False
            at = start + timedelta(days=float(day), minutes=3 * step)
            kind = list(domain.KINDS)[min(int(rng.geometric(0.7)) - 1, len(domain.KINDS) - 1)]
            rows.append((f"{name}-{len(rows):04d}-{start:%y%m%d}", name, items.ids[item], kind, at))
    return rows


def _session(
    rng: Generator, items: _Items, taste: NDArray[np.float64], purse: float, free: NDArray[np.bool_]
) -> list[int]:
    """A first pick by taste, then often another of the same group."""
    picked: list[int] = []
    pull = items.draw * (0.02 + taste[items.kind]) * np.exp(-4 * np.abs(items.number - purse)) * free
    for _ in range(1 + int(rng.geometric(0.45))):
        weights = pull.copy()
        if picked and rng.random() < 0.75:
            weights = weights * (np.arange(len(weights)) // GROUP == picked[-1] // GROUP)
        weights[picked] = 0
        if weights.sum() <= 0:
            break
        picked.append(int(rng.choice(len(weights), p=weights / weights.sum())))
    return picked
