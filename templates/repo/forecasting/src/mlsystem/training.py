"""Forecasters: the seasonal naive baseline, and boosted trees for the mean and three quantiles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

from mlsystem import features
from mlsystem.dataset import Part
from mlsystem.panel import Floats

QUANTILES = (0.1, 0.5, 0.9)
COLUMNS = ("mean", "p10", "p50", "p90")
NOMINAL = QUANTILES[-1] - QUANTILES[0]
_SAME_WEEKDAY = features.NAMES.index("same_weekday")
_LEVEL = features.NAMES.index("level")


@dataclass(frozen=True)
class SeasonalNaive:
    """The last known same weekday; its quantiles are those of its own past errors, by level."""

    errors: dict[int, list[float]]
    name: str = "seasonal_naive"

    def predict(self, x: Floats) -> Floats:
        """Shares of the series' scale, one row per row of `x`, one column per COLUMNS."""
        level = x[:, _LEVEL].astype(int)
        offsets = np.array([self.errors[n] for n in sorted(self.errors)])[level]
        return ordered(np.column_stack([x[:, _SAME_WEEKDAY], x[:, [_SAME_WEEKDAY]] + offsets]))


@dataclass(frozen=True)
class BoostedTrees:
    """One model per column; `widen` moves the outer quantiles until they hold what they promise."""

    models: list[Any]
    widen: float
    name: str = "boosted_trees"

    def predict(self, x: Floats) -> Floats:
        """As SeasonalNaive.predict."""
        found = np.column_stack([model.predict(x) for model in self.models])
        found[:, 1] -= self.widen
        found[:, 3] += self.widen
        return ordered(found)


Forecaster = SeasonalNaive | BoostedTrees


def ordered(found: Floats) -> Floats:
    """No negative demand, and no quantile above a higher one."""
    found = np.maximum(found, 0.0)
    return np.column_stack([found[:, 0], np.sort(found[:, 1:], axis=1)])


def naive(past: Part) -> SeasonalNaive:
    """Nothing to fit but how far off it was on `past`."""
    errors = past.y / past.scale - past.x[:, _SAME_WEEKDAY]
    levels = past.x[:, _LEVEL].astype(int)
    return SeasonalNaive({int(n): np.quantile(errors[levels == n], QUANTILES).tolist() for n in set(levels)})


def trees(train: Part, calibrate: Part, seed: int) -> BoostedTrees:
    """Fitted on `train`; the interval is widened (or narrowed) on `calibrate`, which it has not seen."""
    target = train.y / train.scale
    models = [_one("squared_error", None, seed), *(_one("quantile", q, seed) for q in QUANTILES)]
    fitted = [model.fit(train.x, target) for model in models]
    return BoostedTrees(fitted, _conformal(BoostedTrees(fitted, 0.0), calibrate))


def _one(loss: str, quantile: float | None, seed: int) -> Any:
    return HistGradientBoostingRegressor(
        loss=loss,
        quantile=quantile,
        max_iter=50,
        learning_rate=0.15,
        max_leaf_nodes=15,
        min_samples_leaf=60,
        random_state=seed,
    )


def _conformal(model: BoostedTrees, calibrate: Part) -> float:
    """The share of scale by which the interval must grow to hold NOMINAL of unseen days."""
    found, actual = model.predict(calibrate.x), calibrate.y / calibrate.scale
    outside = np.maximum(found[:, 1] - actual, actual - found[:, 3])
    rank = min(1.0, NOMINAL * (1 + 1 / len(outside)))
    return float(np.quantile(outside, rank))
