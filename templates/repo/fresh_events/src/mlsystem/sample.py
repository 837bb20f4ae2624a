"""Synthetic data with a known signal: records, the events that came before and after them, and labels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
from numpy.random import Generator
from numpy.typing import NDArray

from mlsystem import domain, draws, events, outcome, windows

START = datetime(2025, 1, 1, tzinfo=UTC)
# Long enough that what is known before the held-out part begins is more than half of it.
DAYS = max(360, round(5 * domain.LABEL_DELAY_DAYS))
END = START + timedelta(days=DAYS)
# When the outcome of every record is known, and as many records as there is something to learn from.
KNOWN_AT = END + timedelta(days=max(40, domain.LABEL_DELAY_DAYS + 1))
SMALLEST = 3000
USUAL_EVENTS = 6


@dataclass(frozen=True)
class Sample:
    """`records` at decision time, `activity` as it arrives, `labels` with when each became known, and which
    `groups` of people they belong to where those are compared."""

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
    counts = rng.poisson(USUAL_EVENTS, rows)
    lately = domain.ACTIVITY_WEIGHT * (counts - USUAL_EVENTS) / 2.5
    known = outcome.draw(rng, pull + group_pull + lately)
    times = [start + timedelta(days=float(d)) for d in at]
    ids = [f"{domain.ENTITY[:1]}{seed:03d}-{i:06d}" for i in range(rows)]
    records = pl.DataFrame({domain.ENTITY: ids, "at": times, **numbers, **groups}, schema_overrides=_TIME)
    activity, groups_of = _activity(rng, ids, times, counts), draws.protected(seed, ids, times)
    return Sample(records, activity, draws.labels(ids, times, known), groups_of)


_TIME = {"at": pl.Datetime("us", "UTC")}


def _activity(
    rng: Generator, ids: list[str], times: list[datetime], counts: NDArray[np.int64]
) -> pl.DataFrame:
    """Events within the longest window before each decision, and two after it that nothing may look at."""
    owner = np.repeat(np.arange(len(ids)), counts + 2)
    apart = rng.uniform(1, windows.LONGEST_S - 60, len(owner))
    after = np.concatenate([np.arange(n + 2) >= n for n in counts])
    happened = [
        times[i] + timedelta(seconds=float(s))
        for i, s in zip(owner, np.where(after, apart, -apart), strict=True)
    ]
    rows = {
        "event_id": [f"{ids[i]}-e{n:07d}" for n, i in enumerate(owner)],
        domain.ENTITY: [ids[i] for i in owner],
        "at": happened,
        "arrived_at": [
            t + timedelta(seconds=s) for t, s in zip(happened, _delays(rng, len(owner)), strict=True)
        ],
        "amount": np.round(rng.lognormal(3, 0.6, len(owner)), 2),
    }
    return pl.DataFrame(rows, schema=events.SCHEMA).sort("arrived_at", "event_id")


def _delays(rng: Generator, rows: int) -> list[float]:
    """Seconds from event to arrival: most at once, some a minute late, a few too late to count."""
    kind = rng.uniform(size=rows)
    soon, late = rng.uniform(0.05, 2, rows), rng.uniform(20, windows.LATENESS_S - 1, rows)
    lost = rng.uniform(windows.LATENESS_S + 1, 4 * windows.LATENESS_S, rows)
    return [float(s) for s in np.select([kind < 0.01, kind < 0.06], [lost, late], soon)]
