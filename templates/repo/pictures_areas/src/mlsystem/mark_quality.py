"""How well areas are found: overlap per class, how far shares are off, and whether a whole mask is right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mlsystem import marks
from mlsystem.classes import Class
from mlsystem.gates import Metrics
from mlsystem.marks import Ints

MAIN = "mean_iou"
RIGHT_AT = 0.9
ENOUGH_OF_A_CLASS = 100


def measure(truth: list[str], said: list[str], known: tuple[Class, ...]) -> Metrics:
    """mean_iou over classes, worst_class_iou of classes with a hundred tiles, and share_error.

    share_error: mean distance between the share of a class in a picture and the share that was said.
    """
    real, found = (np.stack([marks.grid(text, known) for text in texts]) for texts in (truth, said))
    classes = [i for i in range(len(known)) if np.any(real == i)]
    overlaps = {i: iou(real == i, found == i) for i in classes}
    enough = [overlaps[i] for i in classes if np.sum(real == i) >= ENOUGH_OF_A_CLASS]
    gaps = [np.abs(_shares(real == i) - _shares(found == i)).mean() for i in classes]
    return {
        "mean_iou": float(np.mean(list(overlaps.values()))),
        "worst_class_iou": min(enough, default=float("nan")),
        "share_error": float(np.mean(gaps)),
    }


def right(truth: str, said: str, known: tuple[Class, ...]) -> bool:
    """At least nine tiles of ten are of the class that was said."""
    return _agree(marks.grid(truth, known), marks.grid(said, known)) >= RIGHT_AT


def iou(real: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    """Shared tiles over the tiles of both."""
    return float(np.sum(real & found) / np.sum(real | found))


def _shares(where: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Per picture."""
    return np.asarray(np.mean(where, axis=(1, 2)), dtype=np.float64)


def _agree(real: Ints, found: Ints) -> float:
    return float(np.mean(real == found))
