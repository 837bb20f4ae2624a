"""The second stage: which of the candidates first. A linear ranker, boosted trees only if they beat it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlsystem.catalogue import Floats
from mlsystem.dataset import Part
from mlsystem.retrieval import Index


@dataclass(frozen=True)
class TwoStage:
    """What is versioned: both stages together, since one is only good for the other."""

    index: Index
    ranker: Any
    name: str

    def scores(self, x: Floats) -> Floats:
        """Probability of a pick, one per row of features."""
        return np.asarray(self.ranker.predict_proba(x)[:, 1], dtype=np.float64)


def linear(seed: int) -> Any:
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=500, random_state=seed))


def boosted_trees(seed: int) -> Any:
    return HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.08, max_leaf_nodes=15, min_samples_leaf=60, random_state=seed
    )


FAMILIES = {"linear": linear, "boosted_trees": boosted_trees}


def fit(family: str, index: Index, part: Part, seed: int) -> TwoStage:
    return TwoStage(index, FAMILIES[family](seed).fit(part.x, part.y), family)
