"""A loaded model with the thresholds it was judged at; or the rules that stand in for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlsystem import features, registry, training

RULES = "rules"


@dataclass(frozen=True)
class Predictor:
    """`typical` holds the training median per feature: the point reasons are measured against."""

    model: Any
    version: str
    typical: NDArray[np.float64]
    thresholds: dict[str, float]

    def scores(self, rows: Sequence[dict[str, float]]) -> list[float]:
        """One score a row, all in one call."""
        matrix = np.array([[values[name] for name in features.NAMES] for values in rows])
        return [float(score) for score in training.scores(self.model, matrix)]

    def reasons(self, values: dict[str, float], top: int = 3) -> list[str]:
        """What pushes the score of one payment up most against each feature's typical value."""
        row = np.array([[values[name] for name in features.NAMES]])
        variants = np.repeat(row, len(features.NAMES), axis=0)
        np.fill_diagonal(variants, self.typical)
        scores = training.scores(self.model, np.vstack([row, variants]))
        push = scores[0] - scores[1:]
        ranked = np.argsort(-push)[:top]
        return [features.NAMES[i] for i in ranked if push[i] > 0]


def load(root: Path) -> Predictor:
    """The promoted model of this registry, its hash and its feature list checked."""
    model, card = registry.load(root, registry.resolve(root))
    if tuple(card.inputs) != features.NAMES:
        raise registry.RegistryError(f"{card.version} was trained on other features than this code builds")
    typical = np.asarray(card.extra["typical"], dtype=np.float64)
    return Predictor(model, card.version, typical, card.extra["thresholds"])
