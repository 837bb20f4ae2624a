"""Synthetic data with a known signal, so that every step can be run and tested without real records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl
from numpy.random import Generator
from numpy.typing import NDArray

from mlsystem import domain, outcome

START = datetime(2025, 1, 1, tzinfo=UTC)
DAYS = 360


@dataclass(frozen=True)
class Sample:
    """`records` at decision time, `activity` of the same entities, `labels` with when each became known."""

    records: pl.DataFrame
    activity: pl.DataFrame
    labels: pl.DataFrame


def synthesise(rows: int, seed: int, shift: float = 0.0, start: datetime = START) -> Sample:
    """`rows` decisions in the year after `start`; `shift` moves every number, in standard deviations."""
    rng = np.random.default_rng(seed)
    at = np.sort(rng.uniform(0, DAYS, rows))
    numbers, pull = _numbers(rng, rows, shift)
    groups, group_pull = _groups(rng, rows)
    events = rng.poisson(6, rows)
    known = outcome.draw(rng, pull + group_pull + domain.ACTIVITY_WEIGHT * (events - 6) / 2.5)
    times = [start + timedelta(days=float(d)) for d in at]
    ids = [f"{domain.ENTITY[:1]}{seed:03d}-{i:06d}" for i in range(rows)]
    records = pl.DataFrame({domain.ENTITY: ids, "at": times, **numbers, **groups}, schema_overrides=_TIME)
    return Sample(records, _activity(rng, ids, start, at, events), _labels(ids, times, known))


_TIME = {"at": pl.Datetime("us", "UTC")}


def _numbers(
    rng: Generator, rows: int, shift: float
) -> tuple[dict[str, NDArray[np.float64]], NDArray[np.float64]]:
    """Values inside each column's bounds and their joint pull on the label; some effects are not linear."""
    values: dict[str, NDArray[np.float64]] = {}
    pull = np.zeros(rows)
    for column in domain.NUMERIC:
        z = rng.normal(size=rows)
        share = 1 / (1 + np.exp(-(z + shift)))
        values[column.name] = np.round(column.low + share * (column.high - column.low), 4)
        pull += column.weight * np.where(np.abs(z) > 1.2, 1.6 * z, 0.7 * z)
    return values, pull


def _groups(rng: Generator, rows: int) -> tuple[dict[str, list[str]], NDArray[np.float64]]:
    values: dict[str, list[str]] = {}
    pull = np.zeros(rows)
    for column in domain.CATEGORY:
        picks = rng.integers(len(column.values), size=rows)
        values[column.name] = [column.values[i] for i in picks]
        pull += np.asarray(column.weights)[picks]
    return values, pull


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


def _labels(ids: list[str], times: list[datetime], outcomes: NDArray[Any]) -> pl.DataFrame:
    known = [t + timedelta(days=domain.LABEL_DELAY_DAYS) for t in times]
    return pl.DataFrame(
        {domain.ENTITY: ids, domain.LABEL: outcomes, "known_at": known},
        schema_overrides={"known_at": pl.Datetime("us", "UTC")},
    )
