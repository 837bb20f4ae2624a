"""Synthetic data with a known signal, so that every step can be run and tested without real records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
from numpy.random import Generator
from numpy.typing import NDArray

from mlsystem import domain, draws, outcome

START = datetime(2025, 1, 1, tzinfo=UTC)
# Long enough that what is known before the held-out part begins is more than half of it.
DAYS = max(360, round(5 * domain.LABEL_DELAY_DAYS))
END = START + timedelta(days=DAYS)
# When the outcome of every record is known, and as many records as there is something to learn from.
KNOWN_AT = END + timedelta(days=max(40, domain.LABEL_DELAY_DAYS + 1))
SMALLEST = 3000


@dataclass(frozen=True)
class Sample:
    """`records` at decision time, `activity` of the same entities, `labels` with when each became known, and
    which `groups` of people they belong to where those are compared."""

    records: pl.DataFrame
    activity: pl.DataFrame
    labels: pl.DataFrame
    groups: pl.DataFrame


def synthesise(rows: int, seed: int, shift: float = 0.0, start: datetime = START) -> Sample:
    """`rows` decisions in the `DAYS` after `start`; `shift` moves every number, in standard deviations."""
    rng = np.random.default_rng(seed)
    at = np.sort(rng.uniform(0, DAYS, rows))
    numbers, pull = draws.numbers(rng, rows, shift)
    groups, group_pull = draws.groups(rng, rows)
    events = rng.poisson(6, rows)
    known = outcome.draw(rng, pull + group_pull + domain.ACTIVITY_WEIGHT * (events - 6) / 2.5)
    times = [start + timedelta(days=float(d)) for d in at]
    ids = [f"{domain.ENTITY[:1]}{seed:03d}-{i:06d}" for i in range(rows)]
    records = pl.DataFrame({domain.ENTITY: ids, "at": times, **numbers, **groups}, schema_overrides=_TIME)
    activity, groups_of = _activity(rng, ids, start, at, events), draws.protected(seed, ids, times)
    return Sample(records, activity, draws.labels(ids, times, known), groups_of)


_TIME = {"at": pl.Datetime("us", "UTC")}


def _activity(
    rng: Generator, ids: list[str], start: datetime, at: NDArray[np.float64], events: NDArray[np.int64]
) -> pl.DataFrame:
    """Events in the 30 days before each decision, and a few after it that nothing may look at."""
    owner = np.repeat(np.arange(len(ids)), events + 2)
    before = rng.uniform(0.01, 30, len(owner))
    last_two = np.concatenate([np.arange(n + 2) >= n for n in events])
    days = np.where(last_two, at[owner] + before, at[owner] - before)
    return pl.DataFrame(
        {
            domain.ENTITY: [ids[i] for i in owner],
            "at": [start + timedelta(days=float(d)) for d in days],
            "amount": np.round(rng.lognormal(3, 0.6, len(owner)), 2),
        },
        schema_overrides=_TIME,
    )
