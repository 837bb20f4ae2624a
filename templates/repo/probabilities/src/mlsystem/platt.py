"""Scores put right by what a model says of rows it was not fitted on, so that rare outcomes add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

Floats = NDArray[np.float64]
FOLDS = 3
EDGE = 1e-6


@dataclass(frozen=True)
class Calibrated:
    """A fitted model whose log-odds are stretched by `slope` and moved by `intercept`; their order stays."""

    model: Any
    slope: float
    intercept: float

    def predict_proba(self, x: Floats) -> Floats:
        """Columns for 0 and 1, one row per row of `x`."""
        p = 1 / (1 + np.exp(-(self.slope * _logit(self.model.predict_proba(x)[:, 1]) + self.intercept)))
        return np.column_stack([1 - p, p])


def calibrated(model: Any, make: Callable[[], Any], x: Floats, y: Floats, seed: int) -> Calibrated:
    """`model` was fitted on these rows; `make` gives unfitted ones like it, which say what such a model would
    have said of rows it had not seen."""
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    unseen = cross_val_predict(make(), x, y, cv=folds, method="predict_proba")[:, 1]
    line = LogisticRegression(C=1e6).fit(_logit(unseen).reshape(-1, 1), y)
    return Calibrated(model, max(float(line.coef_[0, 0]), EDGE), float(line.intercept_[0]))


def _logit(p: Floats) -> Floats:
    kept = np.clip(np.asarray(p, dtype=np.float64), EDGE, 1 - EDGE)
    return np.asarray(np.log(kept / (1 - kept)), dtype=np.float64)
