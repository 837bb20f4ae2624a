"""Candidates that score how unusual a reading is; neither learns from faults, both from what is ordinary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import IsolationForest

from mlsystem import baseline
from mlsystem.baseline import Baseline, Floats, Row
from mlsystem.readings import SENSORS
from mlsystem.windows import NAMES

WINDOWS = tuple(name for name in NAMES if name.endswith(("_trend", "_level", "_spread")))


@dataclass(frozen=True)
class Detector:
    """`name` is the family; `forest` is None for the robust residual; `scale` belongs to WINDOWS."""

    name: str
    baseline: Baseline
    scale: Floats
    forest: Any
    threshold: float
    held_out: tuple[str, ...]

    def scores(self, rows: Sequence[Row]) -> Floats:
        """One per row, higher is more unusual; comparable within this version only."""
        if not rows:
            return np.empty(0)
        left = self.baseline.residuals(rows)
        if self.forest is None:
            return robust(left)
        return np.asarray(-self.forest.score_samples(_inputs(left, rows, self.scale)), dtype=np.float64)

    def residuals(self, rows: Sequence[Row]) -> list[dict[str, float]]:
        names = [f"{sensor}_residual" for sensor in SENSORS]
        return [dict(zip(names, left.tolist(), strict=True)) for left in self.baseline.residuals(rows)]

    def reasons(self, row: Row, top: int = 2) -> list[str]:
        """The sensors furthest from what is ordinary for this asset now, with the direction."""
        (left,) = self.baseline.residuals([row])
        ranked = np.argsort(-np.abs(left))[:top]
        return [f"{SENSORS[i]} {'above' if left[i] > 0 else 'below'} ordinary" for i in ranked]


def robust(residuals: Floats) -> Floats:
    """Mean of the two largest absolute residuals: one noisy sensor alone does not carry a reading far."""
    return np.asarray(np.sort(np.abs(residuals), axis=1)[:, -2:].mean(axis=1), dtype=np.float64)


def fit(rows: Sequence[Row], family: str, held_out: tuple[str, ...] = ()) -> Detector:
    """Without a threshold yet; `family` is robust_residual or isolation_forest."""
    ordinary = baseline.fit(rows)
    windows = np.asarray([[row.features[name] for name in WINDOWS] for row in rows], dtype=np.float64)
    scale = np.maximum(np.quantile(np.abs(windows), 0.9, axis=0), 1e-6)
    forest = None
    if family == "isolation_forest":
        inputs = _inputs(ordinary.residuals(rows), rows, scale)
        forest = IsolationForest(n_estimators=100, max_samples=512, random_state=0).fit(inputs)
    return Detector(family, ordinary, scale, forest, float("inf"), held_out)


def _inputs(residuals: Floats, rows: Sequence[Row], scale: Floats) -> Floats:
    windows = np.asarray([[row.features[name] for name in WINDOWS] for row in rows], dtype=np.float64)
    return np.hstack([residuals, windows / scale])
