"""Probabilities that mean what they say: one temperature for all classes, and how far they are off."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax

Floats = NDArray[np.float64]
BINS = 10


def temperature(margins: Floats, right: NDArray[np.int64]) -> float:
    """What (texts, classes) margins are divided by so that their softmax fits the `right` columns best.

    One number cannot change which class wins. Guo et al. 2017, "On Calibration of Modern Neural Networks".
    """
    rows = np.arange(len(right))

    def loss(log_t: float) -> float:
        return -float(np.mean(log_softmax(margins / np.exp(log_t), axis=1)[rows, right]))

    return float(np.exp(minimize_scalar(loss, bounds=(-3.0, 3.0), method="bounded").x))


def error(confidence: Floats, right: NDArray[np.bool_]) -> float:
    """Expected calibration error: the gap between confidence and share right, over ten bins by weight."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [
        np.mean(bins == b) * abs(float(np.mean(confidence[bins == b])) - float(np.mean(right[bins == b])))
        for b in np.unique(bins)
    ]
    return float(np.sum(gaps))
