"""What can be recommended on a day: the items listed by then and how popular they were until then."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem import domain

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
HALF_LIFE_DAYS = 7
COLUMNS = ("id", "category", "number", "listed", "popularity", "week", "month")


@dataclass(frozen=True)
class Catalogue:
    """One row per item, ordered by id. `listed` is in days since 1970; the counts are weighted by kind."""

    day: date
    rows: pl.DataFrame

    @cached_property
    def ids(self) -> list[str]:
        return list(self.rows["id"])

    @cached_property
    def position(self) -> dict[str, int]:
        return {name: i for i, name in enumerate(self.ids)}

    @cached_property
    def category(self) -> Ints:
        return np.array([domain.CATEGORIES.index(c) for c in self.rows["category"]], dtype=np.int64)

    @cached_property
    def by_popularity(self) -> Ints:
        """Positions, the most popular first."""
        return np.argsort(-self.column("popularity"), kind="stable")

    @cached_property
    def by_age(self) -> Ints:
        """Positions, the newest first."""
        return np.argsort(-self.column("listed"), kind="stable")

    @cached_property
    def numbers(self) -> dict[str, Floats]:
        return {name: self.rows[name].to_numpy().astype(np.float64) for name in COLUMNS[2:]}

    def column(self, name: str) -> Floats:
        return self.numbers[name]


def build(items: pl.DataFrame, events: pl.DataFrame, day: date) -> Catalogue:
    """As it could be known at the start of `day`; items without events count as zero."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    listed = items.filter(pl.col("at") < start).select(
        pl.col(domain.ITEM).alias("id"),
        pl.col(domain.CATEGORY).alias("category"),
        pl.col(domain.NUMBER).alias("number"),
        (pl.col("at").dt.timestamp("ms") / 86_400_000).alias("listed"),
    )
    counted = listed.join(_counts(events, start), on="id", how="left")
    zero = [pl.col(name).fill_null(0.0) for name in ("popularity", "week", "month")]
    return Catalogue(day, counted.with_columns(zero).sort("id").select(COLUMNS))


def save(found: Catalogue, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    value: dict[str, Any] = {"day": found.day.isoformat(), "columns": found.rows.to_dict(as_series=False)}
    draft.write_text(json.dumps(value, sort_keys=True) + "\n")
    draft.replace(path)


def load(path: Path) -> Catalogue:
    """Raises FileNotFoundError before the first nightly run."""
    raw = json.loads(path.read_text())
    return Catalogue(date.fromisoformat(raw["day"]), pl.DataFrame(raw["columns"]).select(COLUMNS))


def _counts(events: pl.DataFrame, start: datetime) -> pl.DataFrame:
    past = events.filter((pl.col("at") < start) & (pl.col("at") >= start - timedelta(days=60)))
    age = (pl.lit(start) - pl.col("at")).dt.total_seconds() / 86400
    weight = pl.col("kind").replace_strict(domain.KINDS, return_dtype=pl.Float64)
    decayed = weight * (0.5 ** (age / HALF_LIFE_DAYS))
    return past.group_by(pl.col(domain.ITEM).alias("id")).agg(
        decayed.sum().alias("popularity"),
        weight.filter(age <= 7).sum().alias("week"),
        weight.filter(age <= 30).sum().alias("month"),
    )
