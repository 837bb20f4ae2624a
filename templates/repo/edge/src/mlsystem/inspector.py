"""The small model of the demo: an embedding of a frame and a probability of a defect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlsystem import frames

SIZE = 4


@dataclass(frozen=True)
class Inspector:
    """`embedder` turns a frame into SIZE numbers whose drift is watched; `weights` score it."""

    embedder: Any
    weights: Any
    threshold: float
    name: str = "edges-logreg-demo-only"

    def scores(self, pixels: list[str]) -> NDArray[np.float64]:
        """Probability of a defect per frame. Raises frames.FrameError."""
        return np.asarray(self.weights.predict_proba(rows(pixels))[:, 1], dtype=np.float64)

    def embeddings(self, pixels: list[str]) -> NDArray[np.float64]:
        return np.asarray(self.embedder.transform(rows(pixels)), dtype=np.float64)


def rows(pixels: list[str]) -> NDArray[np.float64]:
    return np.asarray([frames.describe(frames.decode(p)) for p in pixels])


def fit(pixels: list[str], defect: list[bool], caught: float = 0.95) -> Inspector:
    """The threshold lets `caught` of the training defects through."""
    x, y = rows(pixels), np.asarray(defect, dtype=bool)
    embedder = make_pipeline(StandardScaler(), PCA(SIZE, random_state=0)).fit(x)
    weights = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(x, y)
    threshold = float(np.quantile(weights.predict_proba(x)[y, 1], 1 - caught))
    return Inspector(embedder, weights, threshold)
