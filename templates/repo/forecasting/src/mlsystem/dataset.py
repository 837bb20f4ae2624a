"""Examples as they could have been made: each origin sees its own past, each fold is newer than the last."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from mlsystem import domain, features, panel, tables
from mlsystem.panel import Floats, Panel
from mlsystem.settings import Settings


@dataclass(frozen=True)
class Tables:
    items: pl.DataFrame
    actuals: pl.DataFrame
    plans: pl.DataFrame


@dataclass(frozen=True)
class Part:
    """Rows whose day is known: `x` as features.NAMES, `y` and `scale` in units, `rows` names them."""

    rows: pl.DataFrame
    x: Floats
    y: Floats
    scale: Floats

    def only(self, keep: pl.Expr) -> Part:
        chosen = self.rows.select(keep.alias("keep"))["keep"].to_numpy()
        return Part(self.rows.filter(keep), self.x[chosen], self.y[chosen], self.scale[chosen])


@dataclass(frozen=True)
class Fold:
    """One cut-off of the backtest: learn, set the width of the intervals, test on the days after it."""

    cutoff: date
    train: Part
    calibrate: Part
    test: Part


def load(config: Settings) -> Tables:
    return Tables(*(tables.read(name, config) for name in domain.TABLES))


def folds(data: Tables, today: date, conf: dict[str, Any]) -> list[Fold]:
    """Oldest first; the newest ends on the last day before `today`. ValueError: too little history."""
    history = panel.build(data.items, data.actuals, today)
    newest = today - timedelta(days=tested_days(conf))
    cutoffs = [newest - timedelta(days=conf["step_days"] * back) for back in range(conf["cutoffs"])]
    return [_fold(history, data.plans, cutoff, conf) for cutoff in sorted(cutoffs)]


def tested_days(conf: dict[str, Any]) -> int:
    """Days after a cut-off that are tested: whole horizons one after another, `test_days` at least."""
    horizon: int = conf["horizon_days"]
    return horizon * max(1, math.ceil(conf["test_days"] / horizon))


def origins(first: date, conf: dict[str, Any]) -> list[date]:
    """The origins that forecast the tested days from `first` on, each day once."""
    horizon = conf["horizon_days"]
    return [first + timedelta(days=ahead) for ahead in range(0, tested_days(conf), horizon)]


def examples(history: Panel, planned: pl.DataFrame, origins: list[date], horizon: int) -> Part:
    """Every series at every origin, days that are unknown left out."""
    parts = [_known(history, features.build(history, planned, o, horizon), o, horizon) for o in origins]
    return Part(
        pl.concat([p.rows for p in parts]),
        np.vstack([p.x for p in parts]),
        np.concatenate([p.y for p in parts]),
        np.concatenate([p.scale for p in parts]),
    )


def _fold(history: Panel, planned: pl.DataFrame, cutoff: date, conf: dict[str, Any]) -> Fold:
    horizon, tested = conf["horizon_days"], timedelta(days=tested_days(conf))
    widths = [*origins(cutoff - 2 * tested, conf), *origins(cutoff - tested, conf)]
    last = widths[0] - timedelta(days=horizon)
    learned = [last - timedelta(days=conf["train_step_days"] * back) for back in range(conf["train_origins"])]
    usable = [o for o in learned if history.position(o) >= features.SCALE_DAYS]
    if not usable:
        raise ValueError(f"history begins {history.first}: too little to learn a cut-off on {cutoff} from")
    return Fold(
        cutoff,
        examples(history, planned, usable, horizon),
        examples(history, planned, widths, horizon),
        examples(history, planned, origins(cutoff, conf), horizon),
    )


def _known(history: Panel, built: features.Built, origin: date, horizon: int) -> Part:
    begin = history.position(origin)
    actual = history.y[:, begin : begin + horizon].ravel()
    known = np.isfinite(actual)
    rows = built.rows.with_columns(pl.lit(origin).alias("origin"))
    return Part(rows.filter(known), built.x[known], actual[known], built.scale[known])
