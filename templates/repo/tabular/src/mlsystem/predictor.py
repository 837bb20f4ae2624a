"""A loaded model and the same features it was trained on; or the rule that stands in for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem import domain, features, registry, training

RULES = "rules"


@dataclass(frozen=True)
class Predictor:
    """`typical` holds the training median per feature: the point reasons are measured against."""

    model: Any
    version: str
    typical: NDArray[np.float64]

    def scores(self, records: pl.DataFrame, activity: pl.DataFrame) -> NDArray[np.float64]:
        return training.scores(self.model, features.matrix(features.build(records, activity)))

    def explain(self, built: pl.DataFrame, top: int = 3) -> tuple[float, list[str]]:
        """Score of one row of features, and what pushes it up most against each one's typical value."""
        row = features.matrix(built)
        variants = np.repeat(row, len(features.NAMES), axis=0)
        np.fill_diagonal(variants, self.typical)
        scores = training.scores(self.model, np.vstack([row, variants]))
        push = scores[0] - scores[1:]
        ranked = np.argsort(-push)[:top]
        return float(scores[0]), [features.NAMES[i] for i in ranked if push[i] > 0]


def load(root: Path) -> Predictor:
    """The promoted model of this registry, its hash and its feature list checked."""
    model, card = registry.load(root, registry.resolve(root))
    if tuple(card.inputs) != features.NAMES:
        raise registry.RegistryError(f"{card.version} was trained on other features than this code builds")
    return Predictor(model, card.version, np.asarray(card.extra["typical"], dtype=np.float64))


def rule_score(values: dict[str, Any]) -> float:
    """The stand-in while no model is there: one threshold on one column, decided with the domain's owner."""
    return domain.RULE_ABOVE if float(values[domain.RULE_COLUMN]) > domain.RULE_LIMIT else domain.RULE_BELOW
