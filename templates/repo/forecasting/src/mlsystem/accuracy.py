"""How good a forecast was, in units of demand: large series count for what they are."""

from __future__ import annotations

import numpy as np

from mlsystem.gates import Metrics
from mlsystem.panel import Floats
from mlsystem.training import NOMINAL, QUANTILES


def pinball(actual: Floats, quantiles: Floats) -> float:
    """Mean quantile loss over QUANTILES, relative to the mean of `actual`."""
    gap = actual[:, None] - quantiles
    loss = np.maximum(np.array(QUANTILES) * gap, (np.array(QUANTILES) - 1) * gap)
    return float(loss.mean() / max(float(actual.mean()), 1e-9))


def wape(actual: Floats, mean: Floats) -> float:
    """Sum of absolute errors over the sum of demand."""
    return float(np.abs(actual - mean).sum() / max(float(actual.sum()), 1e-9))


def mape(actual: Floats, mean: Floats) -> float:
    """Mean of the errors as shares of what was measured; days without any demand have no such share."""
    some = actual > 0
    return float(np.mean(np.abs(actual[some] - mean[some]) / actual[some])) if some.any() else 0.0


def bias(actual: Floats, mean: Floats) -> float:
    """Share by which the total was forecast too high; negative: too low."""
    return float((mean.sum() - actual.sum()) / max(float(actual.sum()), 1e-9))


def coverage(actual: Floats, quantiles: Floats) -> float:
    """Share of days inside the interval from the lowest to the highest quantile."""
    return float(np.mean((actual >= quantiles[:, 0]) & (actual <= quantiles[:, -1])))


def of(actual: Floats, found: Floats) -> Metrics:
    """All of the above; `found` has the columns of training.COLUMNS, in units."""
    held = coverage(actual, found[:, 1:])
    off = bias(actual, found[:, 0])
    return {
        "wape": wape(actual, found[:, 0]),
        "mape": mape(actual, found[:, 0]),
        "bias": off,
        "bias_size": abs(off),
        "pinball": pinball(actual, found[:, 1:]),
        "coverage": held,
        "coverage_gap": abs(held - NOMINAL),
    }


def against(found: Metrics, baseline: Metrics) -> Metrics:
    """`found`, and what is saved of the baseline's quantile loss and left of its weighted error."""
    saved = 1 - found["pinball"] / max(baseline["pinball"], 1e-9)
    return {**found, "skill": saved, "wape_ratio": found["wape"] / max(baseline["wape"], 1e-9)}
