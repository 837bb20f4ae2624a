"""The one feature function. Training, batch scoring and the online service all call `build`.

Activity counts only when it happened strictly before the decision (`at`), so a feature can never know what
came later. Times are UTC; a window of 7 days is 7·24 hours, whatever the clocks did.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem import domain

WINDOWS_DAYS = (7, 30, 90)
NO_ACTIVITY_DAYS = 365.0

NAMES: tuple[str, ...] = (
    *(c.name for c in domain.NUMERIC),
    *(f"{c.name}={value}" for c in domain.CATEGORY for value in c.values),
    *(f"activity_{kind}_{days}d" for days in WINDOWS_DAYS for kind in ("count", "sum")),
    "activity_recency_days",
)
EMPTY_ACTIVITY = pl.DataFrame(
    schema={domain.ENTITY: pl.String(), "at": pl.Datetime("us", "UTC"), "amount": pl.Float64()}
)


def build(records: pl.DataFrame, activity: pl.DataFrame) -> pl.DataFrame:
    """One row of `NAMES` per row of `records`, in the same order; no nulls."""
    rows = records.with_row_index("row")
    return (
        rows.join(_aggregates(rows, activity), on="row", how="left", maintain_order="left")
        .with_columns(*_numeric(), *_categories(), *_filled())
        .select(NAMES)
    )


def matrix(features: pl.DataFrame) -> NDArray[np.float64]:
    return features.select(pl.col(n).cast(pl.Float64) for n in NAMES).to_numpy()


def _aggregates(rows: pl.DataFrame, activity: pl.DataFrame) -> pl.DataFrame:
    events = activity.select(domain.ENTITY, pl.col("at").alias("event_at"), "amount")
    seen = rows.select("row", domain.ENTITY, "at").join(events, on=domain.ENTITY)
    age = (pl.col("at") - pl.col("event_at")).dt.total_microseconds() / 86_400_000_000
    counts = [(pl.col("age") <= d).sum().alias(f"activity_count_{d}d") for d in WINDOWS_DAYS]
    sums = [
        pl.col("amount").filter(pl.col("age") <= d).sum().alias(f"activity_sum_{d}d") for d in WINDOWS_DAYS
    ]
    recency = pl.col("age").min().alias("activity_recency_days")
    return (
        seen.with_columns(age.alias("age"))
        .filter(pl.col("age") > 0)
        .group_by("row")
        .agg(*counts, *sums, recency)
    )


def _numeric() -> list[pl.Expr]:
    return [pl.col(c.name).log1p() if c.log else pl.col(c.name) for c in domain.NUMERIC]


def _categories() -> list[pl.Expr]:
    return [
        (pl.col(c.name) == value).cast(pl.Float64).alias(f"{c.name}={value}")
        for c in domain.CATEGORY
        for value in c.values
    ]


def _filled() -> list[pl.Expr]:
    """No activity is a fact, not a gap: zero counts, and a recency beyond every window."""
    windows = [n for n in NAMES if n.startswith(("activity_count", "activity_sum"))]
    zero = [pl.col(n).cast(pl.Float64).fill_null(0.0) for n in windows]
    return [
        *zero,
        pl.col("activity_recency_days").fill_null(NO_ACTIVITY_DAYS).clip(upper_bound=NO_ACTIVITY_DAYS),
    ]
