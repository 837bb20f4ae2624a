"""How well boxes are found: per class at half overlap, how they lie, and whether a whole picture is right."""

from __future__ import annotations

from collections import Counter

import numpy as np

from mlsystem import marks
from mlsystem.classes import Class
from mlsystem.gates import Metrics
from mlsystem.marks import Box

MAIN = "macro_f1"
OVERLAP = 0.5
ENOUGH_OF_A_CLASS = 20
Marks = list[tuple[str, Box]]


def measure(truth: list[str], said: list[str], known: tuple[Class, ...]) -> Metrics:
    """macro_f1, worst_class_f1 of classes with twenty things, box_iou of the things that were found."""
    pairs = [(marks.read(a, known), marks.read(b, known)) for a, b in zip(truth, said, strict=True)]
    hits = [hit for real, found in pairs for hit in matched(real, found)]
    there = Counter(name for real, _ in pairs for name, _ in real)
    told = Counter(name for _, found in pairs for name, _ in found)
    right = Counter(name for name, _ in hits)
    f1 = {name: 2 * right[name] / (there[name] + told[name]) for name in sorted(there)}
    enough = [value for name, value in f1.items() if there[name] >= ENOUGH_OF_A_CLASS]
    return {
        "macro_f1": _mean(list(f1.values())),
        "worst_class_f1": min(enough, default=float("nan")),
        "box_iou": _mean([overlap for _, overlap in hits]),
    }


def right(truth: str, said: str, known: tuple[Class, ...]) -> bool:
    """Everything that is there was found, and nothing else."""
    real, found = marks.read(truth, known), marks.read(said, known)
    return len(real) == len(found) == len(matched(real, found))


def matched(real: Marks, found: Marks) -> list[tuple[str, float]]:
    """Class and overlap of each real thing that has a box of its class to itself; the best fit first."""
    fits = [
        (iou(a, b), i, j)
        for i, (name, a) in enumerate(real)
        for j, (other, b) in enumerate(found)
        if name == other
    ]
    taken: set[tuple[str, int]] = set()
    hits = []
    for overlap, i, j in sorted(fits, reverse=True):
        if overlap >= OVERLAP and not {("real", i), ("found", j)} & taken:
            taken |= {("real", i), ("found", j)}
            hits.append((real[i][0], overlap))
    return hits


def iou(a: Box, b: Box) -> float:
    """Shared area over the area of both."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    shared = max(width, 0.0) * max(height, 0.0)
    return shared / (_area(a) + _area(b) - shared)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
