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
        found = np.zeros((len(rows), len(SENSORS)))
        places: dict[tuple[str, str], list[int]] = {}
        for i, row in enumerate(rows):
            places.setdefault((row.asset, row.kind), []).append(i)
        for (asset, kind), at in places.items():
            group = [rows[i] for i in at]
            for column, sensor in enumerate(SENSORS):
                found[at, column] = self._left(group, asset, kind, sensor)
        return found.clip(-LARGEST, LARGEST)

    def _left(self, rows: Sequence[Row], asset: str, kind: str, sensor: str) -> Floats:
        """Of rows of one asset."""
        line = self.lines.get((asset, sensor))
        if line is None:
            return _values(rows, f"{sensor}_level") / self.levels[kind, sensor]
        return (_values(rows, sensor) - seasons(rows, sensor) @ line.weights) / line.spread


def seasons(rows: Sequence[Row], sensor: str) -> Floats:
    """Constant, two waves of the day, weekend; and the load, except for the load itself. One row each."""
    turn = 2 * math.pi * np.asarray([row.at.hour + row.at.minute / 60 for row in rows]) / 24
    weekend = np.asarray([float(row.at.weekday() >= 5) for row in rows])
    load = np.zeros(len(rows)) if sensor == LOAD else _values(rows, LOAD)
    waves = [np.sin(turn), np.cos(turn), np.sin(2 * turn), np.cos(2 * turn)]
    return np.stack([np.ones(len(rows)), *waves, weekend, load], axis=1)


def _values(rows: Sequence[Row], name: str) -> Floats:
    return np.asarray([row.features[name] for row in rows], dtype=np.float64)


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
    levels = np.abs(_values(rows, f"{sensor}_level"))
    return _spread(float(np.median(levels)), _values(rows, sensor))


def _line(rows: Sequence[Row], sensor: str) -> Line:
    """A little ridge keeps a column that never changes from breaking the fit."""
    x, y = seasons(rows, sensor), _values(rows, sensor)
    normal = x.T @ x + 1e-6 * np.eye(x.shape[1])
    weights: Floats = np.asarray(np.linalg.solve(normal, x.T @ y), dtype=np.float64)
    left = y - x @ weights
    return Line(weights, _spread(float(np.median(np.abs(left - np.median(left)))), y))


def _spread(median_distance: float, values: ArrayLike) -> float:
    """As a standard deviation; never below a thousandth of what the sensor shows."""
    return max(1.4826 * median_distance, 1e-3 * max(1.0, float(np.median(np.abs(values)))))
