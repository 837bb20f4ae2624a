"""What a customer may ask a model to be held to, by name, on rows whose amount is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def of(goal: dict[str, Any], y: Floats, p: Floats) -> float:
    """One row of `asked` in conf/gates.toml, measured on amounts `y` and estimates `p`.

    Errors are in the domain's unit, shares of one where their name says so. Raises KeyError for a measure
    that is not listed here.
    """
    return MEASURES[goal["metric"]](y, p)


def _shares(y: Floats, p: Floats) -> Floats:
    """Error over amount, of rows whose amount is more than nothing."""
    some = y > 0
    return np.abs(y[some] - p[some]) / y[some]


MEASURES: dict[str, Callable[[Floats, Floats], float]] = {
    "mae": lambda y, p: float(np.mean(np.abs(y - p))),
    "median_error": lambda y, p: float(np.median(np.abs(y - p))),
    "rmse": lambda y, p: float(np.sqrt(np.mean((y - p) ** 2))),
    "mape": lambda y, p: float(np.mean(_shares(y, p))),
    "median_share_error": lambda y, p: float(np.median(_shares(y, p))),
    "wape": lambda y, p: float(np.sum(np.abs(y - p)) / np.sum(y)),
    "bias": lambda y, p: abs(float(np.sum(p) / np.sum(y)) - 1),
}
