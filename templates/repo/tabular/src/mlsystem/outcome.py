"""How the synthetic sample draws an outcome: yes or no, at the domain's base rate."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from mlsystem import domain


def draw(rng: Generator, pull: NDArray[np.float64]) -> NDArray[np.int64]:
    """0 or 1 per row, more often 1 where `pull` (log-odds up to a constant) is high."""
    logit = pull + _intercept(pull, domain.BASE_RATE)
    return (rng.uniform(size=len(pull)) < 1 / (1 + np.exp(-logit))).astype(np.int64)


def _intercept(logit: NDArray[np.float64], rate: float) -> float:
    """The constant that brings the mean probability to `rate` (bisection)."""
    low, high = -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        too_low = np.mean(1 / (1 + np.exp(-(logit + middle)))) < rate
        low, high = (middle, high) if too_low else (low, middle)
    return (low + high) / 2
