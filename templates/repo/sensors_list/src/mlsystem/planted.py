"""Faults planted into ordinary readings: what a version is judged by while maintenance has not found any.

Every tenth reading is copied with one of its sensors moved by a share of its nameplate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sklearn.metrics import roc_auc_score

from mlsystem.baseline import Row
from mlsystem.detector import Detector
from mlsystem.readings import NAMEPLATE, SENSORS

MOVED = 0.4
EVERY = 10


def auc(model: Detector, rows: Sequence[Row]) -> float:
    """How well the version tells planted readings from those they were made of; 0.5 where there are none."""
    if not rows:
        return 0.5
    faults = [moved(row, number % len(SENSORS)) for number, row in enumerate(rows[::EVERY])]
    scores = model.scores([*rows, *faults])
    return float(roc_auc_score(np.arange(len(scores)) >= len(rows), scores))


def moved(row: Row, place: int) -> Row:
    """The reading with one sensor higher, as its window sees it too."""
    sensor, by = SENSORS[place], MOVED * NAMEPLATE[row.kind][place]
    names = (sensor, f"{sensor}_change", f"{sensor}_level", f"{sensor}_trend")
    return replace(row, features={**row.features, **{name: row.features[name] + by for name in names}})
