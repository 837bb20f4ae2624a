"""The small model of the demo: five numbers per image, one probability. Not for use on people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlsystem import images


@dataclass(frozen=True)
class Finder:
    """`threshold` flags a study for a first look; it never makes a diagnosis."""

    weights: Any
    threshold: float
    held_out_sites: tuple[str, ...]
    name: str = "five-numbers-logreg-demo-only"

    def scores(self, pixels: list[str]) -> NDArray[np.float64]:
        """Probability of a finding per image. Raises images.ImageError."""
        return np.asarray(self.weights.predict_proba(rows(pixels))[:, 1], dtype=np.float64)


def rows(pixels: list[str]) -> NDArray[np.float64]:
    return np.asarray([images.features(images.decode(p)) for p in pixels])


def fit(pixels: list[str], finding: list[bool], sensitivity: float, held_out: tuple[str, ...]) -> Finder:
    """The threshold lets `sensitivity` of the training findings through."""
    weights = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    x, y = rows(pixels), np.asarray(finding, dtype=bool)
    weights.fit(x, y)
    threshold = float(np.quantile(weights.predict_proba(x)[y, 1], 1 - sensitivity))
    return Finder(weights, threshold, held_out)
