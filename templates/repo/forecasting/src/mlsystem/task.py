"""What is versioned here: a forecaster, judged on the newest days against the seasonal naive forecast."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
import polars as pl

from mlsystem import accuracy, dataset, domain, features, panel, signals, tables, training
from mlsystem.dataset import Fold
from mlsystem.gates import Metrics
from mlsystem.settings import Settings
from mlsystem.training import Forecaster, SeasonalNaive

INPUTS = features.NAMES
Split = list[Fold]


@dataclass(frozen=True)
class HeldOut:
    """The newest known days, and the baseline that could have forecast them."""

    fold: Fold
    baseline: SeasonalNaive


@dataclass(frozen=True)
class Fitted:
    model: Forecaster
    family: str
    metrics: Metrics
    extra: dict[str, Any]


def split(config: Settings, as_of: datetime) -> Split:
    """The cut-offs of the backtest, newest last, from what was known at `as_of`."""
    return dataset.folds(dataset.load(config), _today(as_of), config.table("forecast"))


def held_out(config: Settings, as_of: datetime) -> HeldOut:
    newest = {**config.table("forecast"), "cutoffs": 1}
    return _held_out(dataset.folds(dataset.load(config), _today(as_of), newest)[-1])


def fit(parts: Split, config: Settings, seed: int) -> Fitted:
    """Backtest on every cut-off; what was fitted for the newest one is what gets registered."""
    models = [_best(fold, seed, config.table("gates")["at_least"]["skill"]) for fold in parts]
    results = [measure(model, _held_out(fold)) for model, fold in zip(models, parts, strict=True)]
    seen = [signals.of(model, fold.test) for model, fold in zip(models, parts, strict=True)]
    backtest = [{"cutoff": f.cutoff.isoformat(), **r} for f, r in zip(parts, results, strict=True)]
    worst = min(result["skill"] for result in results)
    reference = {name: np.concatenate([s[name] for s in seen]).round(6).tolist() for name in signals.NAMES}
    return Fitted(
        models[-1],
        models[-1].name,
        {**results[-1], "worst_cutoff_skill": worst},
        {"backtest": backtest, "reference": reference, "rows": len(parts[-1].train.y), "seed": seed},
    )


def shuffled(parts: Split, seed: int) -> Split:
    """The same examples with their outcomes mixed up: whoever learns from them has learned nothing."""
    rng = np.random.default_rng(seed)
    return [replace(f, train=replace(f.train, y=rng.permutation(f.train.y))) for f in parts]


def measure(model: Forecaster, data: HeldOut) -> Metrics:
    """Accuracy at the level of items, where the decisions are made."""
    return _measured(model, data, pl.col("level") == panel.ITEM)


def slices(model: Forecaster, data: HeldOut) -> dict[str, Metrics]:
    """Metrics per value of each slice column with at least 100 days."""
    found = {}
    for value in domain.CATEGORIES:
        keep = (pl.col("level") == panel.ITEM) & (pl.col("category") == value)
        if data.fold.test.rows.filter(keep).height >= 100:
            found[f"{domain.CATEGORY}={value}"] = _measured(model, data, keep)
    return found


def arrived(config: Settings, after: datetime, until: datetime) -> tuple[int, int]:
    """Days of actuals that became known in (after, until], and how many of them had any."""
    actuals = tables.read("actuals", config).filter(pl.col(domain.MASK) == 0)
    known_at = pl.col("at") + pl.duration(days=1)
    new = actuals.filter(known_at.is_between(after, until, closed="right"))
    return new.height, new.filter(pl.col(domain.TARGET) > 0).height


def _best(fold: Fold, seed: int, min_skill: float) -> Forecaster:
    """The baseline unless the trees clearly beat it on days neither has seen."""
    trees = training.trees(fold.train, fold.calibrate, seed)
    held = _held_out(fold)
    return trees if measure(trees, held)["skill"] >= min_skill else held.baseline


def _held_out(fold: Fold) -> HeldOut:
    return HeldOut(fold, training.naive(fold.calibrate))


def _measured(model: Forecaster, data: HeldOut, keep: pl.Expr) -> Metrics:
    part = data.fold.test.only(keep)
    found, simple = (m.predict(part.x) * part.scale[:, None] for m in (model, data.baseline))
    return accuracy.against(accuracy.of(part.y, found), accuracy.of(part.y, simple))


def _today(as_of: datetime) -> Any:
    return as_of.astimezone(UTC).date()
