"""Probabilities that mean what they say: one temperature for all classes, and how far they are off."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax

Floats = NDArray[np.float64]
BINS = 5


def temperature(margins: Floats, right: NDArray[np.int64]) -> float:
    """What (rows, classes) margins are divided by so that their softmax fits the `right` columns best.

    One number cannot change which class wins. Guo et al. 2017, "On Calibration of Modern Neural Networks".
    """
    rows = np.arange(len(right))

    def loss(log_t: float) -> float:
        return -float(np.mean(log_softmax(margins / np.exp(log_t), axis=1)[rows, right]))

    return float(np.exp(minimize_scalar(loss, bounds=(-3.0, 3.0), method="bounded").x))


def error(confidence: Floats, right: NDArray[np.bool_]) -> float:
    """Root mean squared gap between confidence and share right, over five bins of equal size.

    What the size of a bin explains by itself is taken off, so that few answers do not look badly calibrated.
    Kumar et al. 2019, "Verified Uncertainty Calibration". Not a number below ten answers.
    """
    if len(confidence) < 2 * BINS:
        return float("nan")
    bins = np.array_split(np.argsort(confidence, kind="stable"), BINS)
    weights = np.array([len(rows) for rows in bins]) / len(confidence)
    squares = np.array([_square(confidence[rows], right[rows]) for rows in bins])
    return float(np.sqrt(max(0.0, float(weights @ squares))))


def _square(confidence: Floats, right: NDArray[np.bool_]) -> float:
    """Squared gap of one bin, less its variance."""
    share = float(np.mean(right))
    return (float(np.mean(confidence)) - share) ** 2 - share * (1 - share) / (len(right) - 1)
