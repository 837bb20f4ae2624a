"""Candidates, and how good they are. A linear baseline first; boosted trees only if they beat it.

Both estimate the mean of an amount that cannot be negative, so that sums over many records come out right.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import PoissonRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlsystem import beside, domain
from mlsystem.dataset import Part, Split

Amounts = NDArray[np.float64]
HEADLINE = "wape"


def linear(seed: int) -> Any:
    """Log-linear in the features; `seed` is not needed, the fit is exact."""
    return make_pipeline(StandardScaler(), PoissonRegressor(alpha=1e-3, max_iter=500))


def boosted_trees(seed: int) -> Any:
    return HistGradientBoostingRegressor(
        loss="poisson",
        max_iter=150,
        learning_rate=0.08,
        max_leaf_nodes=15,
        min_samples_leaf=40,
        random_state=seed,
    )


CANDIDATES: dict[str, Callable[[int], Any]] = {"linear": linear, "boosted_trees": boosted_trees}


def fit(family: str, data: Part, seed: int) -> Any:
    return CANDIDATES[family](seed).fit(data.x, data.y)


def scores(model: Any, x: NDArray[np.float64]) -> Amounts:
    """The estimate in the domain's unit, one per row, never beyond what can be."""
    return np.clip(np.asarray(model.predict(x), dtype=np.float64), 0.0, domain.HIGHEST)


def metrics(y: Amounts, p: Amounts) -> dict[str, float]:
    """Error relative to the sum (wape), bias of the sum, and `skill`: the error saved against always saying
    the median. `mae` and `typical` (the median) are in the domain's unit, the others shares of one.
    """
    error, total = np.abs(y - p), float(np.sum(y))
    always = np.abs(y - np.median(y))
    return {
        "wape": float(np.sum(error)) / total,
        "bias": float(np.sum(p)) / total - 1.0,
        "skill": 1.0 - float(np.sum(error)) / float(np.sum(always)),
        "mae": float(np.mean(error)),
        "typical": float(np.median(y)),
    }


def by_group(data: Part, p: Amounts, min_rows: int = 100) -> dict[str, dict[str, float]]:
    """Metrics per group of each slice column, for groups with enough rows and more than one amount."""
    report: dict[str, dict[str, float]] = {}
    for column in data.groups.columns:
        values = data.groups[column].to_numpy()
        for value in sorted(set(values)):
            rows = values == value
            if rows.sum() >= min_rows and np.ptp(data.y[rows]) > 0:
                report[f"{column}={value}"] = metrics(data.y[rows], p[rows])
    return report


def select(split: Split, seed: int, min_gain: float) -> tuple[str, Any, dict[str, dict[str, float]]]:
    """The simplest family that no other beats by `min_gain` of the error; metrics of all come with it."""
    fitted = {name: fit(name, split.train, seed) for name in CANDIDATES}
    results = {name: metrics(split.test.y, scores(m, split.test.x)) for name, m in fitted.items()}
    gain = results["linear"]["wape"] - results["boosted_trees"]["wape"]
    family = "boosted_trees" if gain >= min_gain else "linear"
    return family, beside.fitted(fitted[family], split.train, seed), results
