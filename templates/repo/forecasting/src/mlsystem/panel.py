"""Daily series side by side: items, their locations and the whole, one row of numbers each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem import domain

Floats = NDArray[np.float64]
ITEM, LOCATION, TOTAL = 0, 1, 2
ALL = "all"
KEYS = ["level", "location", "item", "category"]


@dataclass(frozen=True)
class Panel:
    """`series` has KEYS, items first; `y` is series by day from `first` on, NaN where unknown."""

    series: pl.DataFrame
    first: date
    y: Floats

    def position(self, day: date) -> int:
        """Column of `day`; the one after the last for the first unknown day."""
        return (day - self.first).days


def build(items: pl.DataFrame, actuals: pl.DataFrame, until: date) -> Panel:
    """What was known at the start of `until`: days before it, masked days as unknown."""
    past = actuals.filter(pl.col("at") < moment(until)).sort(domain.LOCATION, domain.ITEM, "at")
    if not past.height:
        raise ValueError(f"nothing is known before {until}")
    bottom = (
        past.select(domain.LOCATION, domain.ITEM)
        .unique(maintain_order=True)
        .join(items.select(domain.ITEM, domain.CATEGORY), on=domain.ITEM, how="left", maintain_order="left")
    )
    first = past.sort("at")["at"].dt.date()[0]
    known = _matrix(past, bottom, first, (until - first).days)
    return _with_totals(bottom, first, known)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def filled(y: Floats) -> Floats:
    """Unknown days take the value of a week before; what is unknown from the start stays zero."""
    done = y.copy()
    for day in range(done.shape[1]):
        gap = np.isnan(done[:, day])
        done[gap, day] = done[gap, day - 7] if day >= 7 else 0.0
    return done


def _matrix(past: pl.DataFrame, bottom: pl.DataFrame, first: date, days: int) -> Floats:
    keyed = past.join(bottom.with_row_index("row"), on=[domain.LOCATION, domain.ITEM], maintain_order="left")
    y = np.full((bottom.height, days), np.nan)
    value = pl.when(pl.col(domain.MASK) == 0).then(pl.col(domain.TARGET))
    offset = (pl.col("at") - moment(first)).dt.total_days()
    cells = keyed.select("row", offset.alias("day"), value.cast(pl.Float64).alias("value"))
    y[cells["row"].to_numpy(), cells["day"].to_numpy()] = cells["value"].fill_null(np.nan).to_numpy()
    return y


def _with_totals(bottom: pl.DataFrame, first: date, y: Floats) -> Panel:
    places = bottom[domain.LOCATION].to_numpy()
    names = sorted(set(places))
    whole = filled(y)
    upper = [whole[places == name].sum(axis=0) for name in names] + [whole.sum(axis=0)]
    series = pl.concat(
        [
            _keys(ITEM, list(places), bottom[domain.ITEM].to_list(), bottom[domain.CATEGORY].to_list()),
            _keys(LOCATION, names, [ALL] * len(names), [ALL] * len(names)),
            _keys(TOTAL, [ALL], [ALL], [ALL]),
        ]
    )
    return Panel(series, first, np.vstack([y, *upper]))


def _keys(level: int, location: list[str], item: list[str], category: list[str]) -> pl.DataFrame:
    return pl.DataFrame(
        {"level": [level] * len(location), "location": location, "item": item, "category": category},
        schema={"level": pl.Int64(), "location": pl.String(), "item": pl.String(), "category": pl.String()},
    )


def days_from(day: date, count: int) -> list[date]:
    return [day + timedelta(days=i) for i in range(count)]
