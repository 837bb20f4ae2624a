"""What a customer may ask a model to be held to, by name, on labelled rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def of(goal: dict[str, Any], y: Floats, p: Floats) -> float:
    """One row of `asked` in conf/gates.toml, measured on outcomes `y` (0 or 1) and scores `p`.

    What depends on who is picked looks at the `top` share of scores, or at scores of a half and more.
    Raises KeyError for a measure that is not listed here.
    """
    name = goal["metric"]
    if name in OF_SCORES:
        return OF_SCORES[name](y, p)
    return OF_PICKED[name](y == 1, picked(p, goal.get("top")))


def picked(p: Floats, top: float | None) -> Flags:
    """The rows with the highest scores, `top` of one; equal scores in the order of the rows."""
    if top is None:
        return p >= 0.5
    chosen = np.zeros(len(p), dtype=np.bool_)
    chosen[np.argsort(-p, kind="stable")[: max(1, round(top * len(p)))]] = True
    return chosen


def normalised_entropy(y: Floats, p: Floats) -> float:
    """Log loss over that of always saying the rate of positives: 1 says nothing, less is better."""
    rate = float(np.mean(y))
    return float(log_loss(y, p, labels=[0, 1]) / -(rate * np.log(rate) + (1 - rate) * np.log(1 - rate)))


def calibration(y: Floats, p: Floats) -> float:
    """The sum of scores over the number of positives: 1.1 predicts a tenth too many."""
    return float(np.sum(p) / np.sum(y)) if np.sum(y) else float("inf")


def chance(y: Floats, p: Floats) -> float:
    """The standard error of `calibration` were the scores true rates: what too few positives leave open."""
    return float(np.sqrt(np.sum(p * (1 - p))) / np.sum(y)) if np.sum(y) else 0.0


def _ratio(part: Flags, whole: Flags) -> float:
    return float(np.sum(part & whole) / np.sum(whole)) if np.any(whole) else float("nan")


OF_SCORES: dict[str, Callable[[Floats, Floats], float]] = {
    "roc_auc": lambda y, p: float(roc_auc_score(y, p)),
    "gini": lambda y, p: 2 * float(roc_auc_score(y, p)) - 1,
    "pr_auc": lambda y, p: float(average_precision_score(y, p)),
    "brier": lambda y, p: float(brier_score_loss(y, p)),
    "log_loss": lambda y, p: float(log_loss(y, p, labels=[0, 1])),
    "normalised_entropy": normalised_entropy,
    "calibration": calibration,
}
OF_PICKED: dict[str, Callable[[Flags, Flags], float]] = {
    "recall": lambda y, chosen: _ratio(chosen, y),
    "precision": lambda y, chosen: _ratio(y, chosen),
    "specificity": lambda y, chosen: _ratio(~chosen, ~y),
    "false_positive_rate": lambda y, chosen: _ratio(chosen, ~y),
    "accuracy": lambda y, chosen: float(np.mean(y == chosen)),
    "f1": lambda y, chosen: float(2 * np.sum(y & chosen) / (np.sum(y) + np.sum(chosen))),
}
