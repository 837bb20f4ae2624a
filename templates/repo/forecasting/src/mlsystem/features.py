"""The one feature function. Training, backtest and the nightly batch all call `build`.

An origin is the first day that is not known yet. Only days before it, and plans announced before it, can
reach a feature. Everything is relative to the series' own recent level, so one model serves all series.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from mlsystem import domain, panel, plans
from mlsystem.panel import Floats, Panel

NAMES: tuple[str, ...] = (
    "level",
    "horizon",
    "weekday",
    "year_sin",
    "year_cos",
    "log_scale",
    "mean_7d",
    "mean_28d",
    "spread_28d",
    "zero_share_28d",
    "unknown_share_28d",
    "same_weekday",
    "same_weekday_4w",
    "last_year",
    f"{domain.DRIVER}_ratio",
    domain.EVENT,
    f"{domain.EVENT}_share_28d",
    *(f"{domain.CATEGORY}={value}" for value in domain.CATEGORIES),
)
SCALE_DAYS = 91
YEAR_DAYS = 364
ROW = {"level": pl.Int64(), "location": pl.String(), "item": pl.String(), "category": pl.String()}


@dataclass(frozen=True)
class Built:
    """`rows` names series, day and horizon of each row of `x`; `scale` turns a share back into units."""

    rows: pl.DataFrame
    x: Floats
    scale: Floats


def build(history: Panel, planned: pl.DataFrame, origin: date, horizon: int) -> Built:
    """One row of NAMES per series and day ahead, series by series."""
    past = history.y[:, : history.position(origin)]
    scale = _scale(past, history.series)
    known = plans.known(planned, history.series, origin, horizon)
    columns = {
        **_calendar(origin, horizon, len(past)),
        **_recent(past, scale, horizon),
        **_weekdays(past, scale, horizon),
        "last_year": _last_year(past, horizon),
        **_planned(known),
        **_categories(history.series, horizon),
        "level": _spread_out(history.series["level"].to_numpy(), horizon),
        "log_scale": _spread_out(np.log1p(scale), horizon),
    }
    x = np.column_stack([columns[name].ravel() for name in NAMES])
    return Built(_rows(history.series, origin, horizon), x, np.repeat(scale, horizon))


def mean(block: Floats) -> Floats:
    """Mean over known days, NaN where none is known."""
    known = np.isfinite(block)
    count = known.sum(axis=-1)
    total = np.where(known, block, 0.0).sum(axis=-1)
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan), dtype=np.float64)


def _scale(past: Floats, series: pl.DataFrame) -> Floats:
    """Mean of the last quarter; a series without any known day takes the median of its category."""
    own = mean(past[:, -SCALE_DAYS:])
    kinds = (series["level"].cast(pl.String) + series["category"]).to_numpy()
    for row in np.flatnonzero(np.isnan(own)):
        alike = own[(kinds == kinds[row]) & np.isfinite(own)]
        own[row] = np.median(alike) if len(alike) else 1.0
    return np.maximum(own, 0.05)


def _spread_out(per_series: Floats, horizon: int) -> Floats:
    return np.repeat(np.asarray(per_series, dtype=np.float64)[:, None], horizon, axis=1)


def _calendar(origin: date, horizon: int, series: int) -> dict[str, Floats]:
    days = panel.days_from(origin, horizon)
    angle = np.array([2 * np.pi * d.timetuple().tm_yday / 365.25 for d in days])
    per_day = {
        "horizon": np.arange(1.0, horizon + 1),
        "weekday": np.array([float(d.weekday()) for d in days]),
        "year_sin": np.sin(angle),
        "year_cos": np.cos(angle),
    }
    return {name: np.tile(values, (series, 1)) for name, values in per_day.items()}


def _recent(past: Floats, scale: Floats, horizon: int) -> dict[str, Floats]:
    month = past[:, -28:]
    known = np.isfinite(month)
    centre = mean(month)
    spread = np.sqrt(mean((month - centre[:, None]) ** 2))
    per_series = {
        "mean_7d": _or(mean(past[:, -7:]) / scale, 1.0),
        "mean_28d": _or(centre / scale, 1.0),
        "spread_28d": _or(spread / scale, 1.0),
        "zero_share_28d": _or(mean(np.where(known, month == 0, np.nan)), 0.0),
        "unknown_share_28d": 1 - known.mean(axis=1),
    }
    return {name: _spread_out(values, horizon) for name, values in per_series.items()}


def _weekdays(past: Floats, scale: Floats, horizon: int) -> dict[str, Floats]:
    """The last known same weekday, and the mean of the last four."""
    last = past.shape[1] - 7 + np.arange(horizon) % 7
    weeks = np.stack([_column(past, last - 7 * back) for back in range(4)], axis=-1)
    usual = _or(mean(weeks) / scale[:, None], 1.0)
    newest = weeks[:, :, 0] / scale[:, None]
    return {"same_weekday": np.where(np.isnan(newest), usual, newest), "same_weekday_4w": usual}


def _last_year(past: Floats, horizon: int) -> Floats:
    """How the week around the day compared with the month before the origin, a year ago; 1 if not known."""
    origin = past.shape[1] - YEAR_DAYS
    if origin < 28:
        return np.ones((len(past), horizon))
    before = mean(past[:, origin - 28 : origin])[:, None]
    then = np.stack([mean(past[:, origin + h - 3 : origin + h + 4]) for h in range(horizon)], axis=1)
    return _or(np.where(before > 0, then / np.where(before > 0, before, 1.0), np.nan), 1.0)


def _planned(known: plans.Known) -> dict[str, Floats]:
    back = plans.LOOK_BACK_DAYS
    ahead = known.driver.shape[1] - back
    usual = known.driver[:, :back].mean(axis=1)[:, None]
    return {
        f"{domain.DRIVER}_ratio": known.driver[:, back:] / np.maximum(usual, 1e-9),
        domain.EVENT: known.event[:, back:],
        f"{domain.EVENT}_share_28d": _spread_out(known.event[:, :back].mean(axis=1), ahead),
    }


def _categories(series: pl.DataFrame, horizon: int) -> dict[str, Floats]:
    kinds = series["category"].to_numpy()
    return {
        f"{domain.CATEGORY}={value}": _spread_out((kinds == value).astype(float), horizon)
        for value in domain.CATEGORIES
    }


def _rows(series: pl.DataFrame, origin: date, horizon: int) -> pl.DataFrame:
    days = pl.DataFrame(
        {
            "at": [panel.moment(origin + timedelta(days=h)) for h in range(horizon)],
            "horizon": list(range(1, horizon + 1)),
        },
        schema={"at": pl.Datetime("us", "UTC"), "horizon": pl.Int64()},
    )
    return series.join(days, how="cross", maintain_order="left_right")


def _column(past: Floats, positions: Floats) -> Floats:
    """Columns of `past`, NaN for days before its beginning."""
    inside = positions >= 0
    found = past[:, np.where(inside, positions, 0).astype(int)]
    return np.where(inside[None, :], found, np.nan)


def _or(values: Floats, otherwise: float) -> Floats:
    return np.where(np.isfinite(values), values, otherwise)
