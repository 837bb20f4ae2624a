"""What was planned, as it was known on a day: a plan announced later does not exist yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from mlsystem import domain, panel
from mlsystem.panel import Floats

LOOK_BACK_DAYS = 28


@dataclass(frozen=True)
class Known:
    """Series by day, from LOOK_BACK_DAYS before the origin to the end of the horizon."""

    driver: Floats
    event: Floats


def known(plans: pl.DataFrame, series: pl.DataFrame, origin: date, horizon: int) -> Known:
    """The newest announcement per series and day among those made before `origin`."""
    first = origin - timedelta(days=LOOK_BACK_DAYS)
    days = LOOK_BACK_DAYS + horizon
    told = plans.filter(
        (pl.col("announced_at") < panel.moment(origin))
        & (pl.col("at") >= panel.moment(first))
        & (pl.col("at") < panel.moment(first + timedelta(days=days)))
    )
    newest = told.sort("announced_at").unique([domain.LOCATION, domain.ITEM, "at"], keep="last")
    bottom = series.filter(pl.col("level") == panel.ITEM).with_row_index("row")
    cells = newest.join(
        bottom, left_on=[domain.LOCATION, domain.ITEM], right_on=["location", "item"]
    ).with_columns((pl.col("at") - panel.moment(first)).dt.total_days().alias("day"))
    shape = (bottom.height, days)
    driver = _carried(_scatter(cells, domain.DRIVER, shape))
    event = np.nan_to_num(_scatter(cells, domain.EVENT, shape))
    return Known(_upper(driver, series), _upper(event, series))


def _scatter(cells: pl.DataFrame, column: str, shape: tuple[int, int]) -> Floats:
    found = np.full(shape, np.nan)
    found[cells["row"].to_numpy(), cells["day"].to_numpy()] = cells[column].cast(pl.Float64).to_numpy()
    return found


def _carried(values: Floats) -> Floats:
    """A day without a plan keeps the value before it; the typical value of the series where there is none."""
    done = values.copy()
    for day in range(1, done.shape[1]):
        gap = np.isnan(done[:, day])
        done[gap, day] = done[gap, day - 1]
    count = np.isfinite(values).sum(axis=1)
    typical = np.where(count > 0, np.nansum(values, axis=1) / np.maximum(count, 1), 1.0)
    return np.where(np.isnan(done), typical[:, None], done)


def _upper(bottom: Floats, series: pl.DataFrame) -> Floats:
    """Means over the items below, for locations and the whole."""
    places = series.filter(pl.col("level") == panel.ITEM)["location"].to_numpy()
    names = series.filter(pl.col("level") == panel.LOCATION)["location"].to_list()
    above = [bottom[places == name].mean(axis=0) for name in names] + [bottom.mean(axis=0)]
    return np.vstack([bottom, *above])
