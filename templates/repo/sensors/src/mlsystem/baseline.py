"""What is ordinary for an asset at this load, hour and weekday; what is left over is looked at.

Each sensor is a least-squares line of season and load, fitted per asset on readings without a known fault. An
asset that was not there in training is compared with its own last week. Residuals are in robust standard
deviations.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlsystem.readings import SENSORS

Floats = NDArray[np.float64]
LOAD = "current_a"
FEWEST = 7 * 24
LARGEST = 50.0


@dataclass(frozen=True)
class Row:
    """The part of an example the detector looks at."""

    asset: str
    kind: str
    at: datetime
    features: dict[str, float]


@dataclass(frozen=True)
class Line:
    weights: Floats
    spread: float


@dataclass(frozen=True)
class Baseline:
    """`lines`: (asset, sensor) → line. `levels`: (kind, sensor) → usual distance from the week's median."""

    lines: dict[tuple[str, str], Line]
    levels: dict[tuple[str, str], float]

    def residuals(self, rows: Sequence[Row]) -> Floats:
        """(rows, sensors) in robust standard deviations, cut at LARGEST."""
        found = [[self._one(row, sensor) for sensor in SENSORS] for row in rows]
        return np.asarray(found, dtype=np.float64).reshape(len(rows), len(SENSORS)).clip(-LARGEST, LARGEST)

    def _one(self, row: Row, sensor: str) -> float:
        line = self.lines.get((row.asset, sensor))
        if line is None:
            return row.features[f"{sensor}_level"] / self.levels[row.kind, sensor]
        return (row.features[sensor] - float(season(row, sensor) @ line.weights)) / line.spread


def season(row: Row, sensor: str) -> Floats:
    """Constant, two waves of the day, weekend; and the load, except for the load itself."""
    turn = 2 * math.pi * (row.at.hour + row.at.minute / 60) / 24
    waves = [math.sin(turn), math.cos(turn), math.sin(2 * turn), math.cos(2 * turn)]
    load = 0.0 if sensor == LOAD else row.features[LOAD]
    return np.asarray([1.0, *waves, float(row.at.weekday() >= 5), load], dtype=np.float64)


def fit(rows: Sequence[Row]) -> Baseline:
    """Lines of every asset with at least FEWEST rows, levels of every kind that occurs."""
    assets = _grouped(rows, [row.asset for row in rows])
    lines = {
        (name, sensor): _line(found, sensor)
        for name, found in assets.items()
        for sensor in SENSORS
        if len(found) >= FEWEST
    }
    kinds = _grouped(rows, [row.kind for row in rows])
    levels = {(name, sensor): _level(found, sensor) for name, found in kinds.items() for sensor in SENSORS}
    return Baseline(lines, levels)


def _grouped(rows: Sequence[Row], names: Sequence[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row, name in zip(rows, names, strict=True):
        found.setdefault(name, []).append(row)
    return found


def _level(rows: Sequence[Row], sensor: str) -> float:
    levels = np.abs([row.features[f"{sensor}_level"] for row in rows])
    return _spread(float(np.median(levels)), [row.features[sensor] for row in rows])


def _line(rows: Sequence[Row], sensor: str) -> Line:
    """A little ridge keeps a column that never changes from breaking the fit."""
    x = np.stack([season(row, sensor) for row in rows])
    y = np.asarray([row.features[sensor] for row in rows], dtype=np.float64)
    normal = x.T @ x + 1e-6 * np.eye(x.shape[1])
    weights: Floats = np.asarray(np.linalg.solve(normal, x.T @ y), dtype=np.float64)
    left = y - x @ weights
    return Line(weights, _spread(float(np.median(np.abs(left - np.median(left)))), y))


def _spread(median_distance: float, values: ArrayLike) -> float:
    """As a standard deviation; never below a thousandth of what the sensor shows."""
    return max(1.4826 * median_distance, 1e-3 * max(1.0, float(np.median(np.abs(values)))))
