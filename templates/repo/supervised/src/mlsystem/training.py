"""Candidates, and how good they are. A linear baseline first; boosted trees only if they beat it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlsystem import measures, platt
from mlsystem.dataset import Part, Split

Scores = NDArray[np.float64]
HEADLINE = "roc_auc"


def linear(seed: int) -> Any:
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=500, random_state=seed))


def boosted_trees(seed: int) -> Any:
    return HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.08, max_leaf_nodes=15, min_samples_leaf=40, random_state=seed
    )


CANDIDATES: dict[str, Callable[[int], Any]] = {"linear": linear, "boosted_trees": boosted_trees}


def fit(family: str, data: Part, seed: int) -> Any:
    return CANDIDATES[family](seed).fit(data.x, data.y)


def scores(model: Any, x: NDArray[np.float64]) -> Scores:
    """Probability of the positive class, one per row."""
    return np.asarray(model.predict_proba(x)[:, 1], dtype=np.float64)


def metrics(y: NDArray[np.float64], p: Scores) -> dict[str, float]:
    """Ranking (pr_auc, roc_auc, precision of the top decile), calibration (brier, ece, the ratio of sums and
    what chance leaves open of it), both at once (normalised entropy) and the share of positives."""
    named = ("pr_auc", "roc_auc", "brier", "normalised_entropy", "calibration")
    return {
        **{name: measures.of({"metric": name}, y, p) for name in named},
        "precision_top_decile": measures.of({"metric": "precision", "top": 0.1}, y, p),
        "calibration_chance": measures.chance(y, p),
        "ece": calibration_error(y, p),
        "base_rate": float(np.mean(y)),
    }


def calibration_error(y: NDArray[np.float64], p: Scores, bins: int = 10) -> float:
    """Expected calibration error over equally filled bins."""
    order = np.array_split(np.argsort(p), bins)
    gaps = [abs(float(np.mean(y[i]) - np.mean(p[i]))) * len(i) for i in order if len(i)]
    return float(sum(gaps) / len(y))


def by_group(data: Part, p: Scores, min_rows: int = 100) -> dict[str, dict[str, float]]:
    """Metrics per group of each slice column, for groups with both outcomes and enough rows."""
    report: dict[str, dict[str, float]] = {}
    for column in data.groups.columns:
        values = data.groups[column].to_numpy()
        for value in sorted(set(values)):
            rows = values == value
            if rows.sum() >= min_rows and 0 < data.y[rows].sum() < rows.sum():
                report[f"{column}={value}"] = metrics(data.y[rows], p[rows])
    return report


def select(split: Split, seed: int, min_gain: float) -> tuple[str, Any, dict[str, dict[str, float]]]:
    """The simplest family that no other beats by `min_gain` of PR-AUC, calibrated; all families' metrics come
    with it, its own with its calibrated scores."""
    fitted = {name: fit(name, split.train, seed) for name in CANDIDATES}
    results = {name: metrics(split.test.y, scores(m, split.test.x)) for name, m in fitted.items()}
    gain = results["boosted_trees"]["pr_auc"] - results["linear"]["pr_auc"]
    family = "boosted_trees" if gain >= min_gain else "linear"
    chosen = platt.calibrated(
        fitted[family], lambda: CANDIDATES[family](seed), split.train.x, split.train.y, seed
    )
    results[family] = metrics(split.test.y, scores(chosen, split.test.x))
    return family, chosen, results
