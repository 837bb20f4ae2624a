"""How the synthetic sample draws a record: its numbers and groups, what they do to the outcome, its label."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import polars as pl
from numpy.random import Generator
from numpy.typing import NDArray

from mlsystem import domain


def numbers(
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


def groups(rng: Generator, rows: int) -> tuple[dict[str, list[str]], NDArray[np.float64]]:
    values: dict[str, list[str]] = {}
    pull = np.zeros(rows)
    for column in domain.CATEGORY:
        picks = rng.integers(len(column.values), size=rows)
        values[column.name] = [column.values[i] for i in picks]
        pull += np.asarray(column.weights)[picks]
    return values, pull


def labels(ids: list[str], times: list[datetime], outcomes: NDArray[Any]) -> pl.DataFrame:
    known = [t + timedelta(days=domain.LABEL_DELAY_DAYS) for t in times]
    return pl.DataFrame(
        {domain.ENTITY: ids, domain.LABEL: outcomes, "known_at": known},
        schema_overrides={"known_at": pl.Datetime("us", "UTC")},
    )


def protected(seed: int, ids: list[str], times: list[datetime]) -> pl.DataFrame:
    """Groups that have nothing to do with the outcome, from draws of their own."""
    rng = np.random.default_rng([seed, 1])
    picks = {
        c.name: [c.values[i] for i in rng.integers(len(c.values), size=len(ids))] for c in domain.PROTECTED
    }
    return pl.DataFrame(
        {domain.ENTITY: ids, "at": times, **picks}, schema_overrides={"at": pl.Datetime("us", "UTC")}
    )
