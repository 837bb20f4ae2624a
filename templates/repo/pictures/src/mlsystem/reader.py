"""The small model of the demo: linear per tile, calibrated, and how surely a whole picture is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlsystem import calibration, features, mark_quality, marks, pictures, sureness
from mlsystem.classes import Class
from mlsystem.features import Floats
from mlsystem.marks import Ints
from mlsystem.pictures import TILES

LEAST = 1e-9
RUN = 20


@dataclass(frozen=True)
class Reader:
    """`sources` it has learnt; `colours`: the baseline it is judged with; `confident_at`: its threshold."""

    weights: Any
    temperature: float
    sure: Any
    colours: Floats
    sources: tuple[str, ...]
    known: tuple[Class, ...]
    confident_at: float
    name: str = "tiles-logistic-demo"

    def probabilities(self, given: Sequence[str]) -> Floats:
        """(pictures, TILES, TILES, classes), calibrated."""
        count = len(marks.tile_classes(self.known))
        return _grids(_margins(self.weights, _tiles(given), count), self.temperature)

    def confidence(self, found: Floats) -> Floats:
        """Probability that all of a picture's answer is right, by the probabilities of its tiles."""
        return sureness.of(self.sure, found)

    def by_colour(self, picture: str) -> Floats:
        """(TILES, TILES, classes): all on the class whose mean colour is the nearest."""
        rows = features.colours(pictures.decode(picture))
        nearest = ((rows[:, None, :] - self.colours[None]) ** 2).sum(axis=2).argmin(axis=1)
        return np.asarray(np.eye(len(self.colours))[nearest].reshape(TILES, TILES, -1), dtype=np.float64)


def fit(
    given: Sequence[str],
    labels: Sequence[str],
    sources: Sequence[str],
    known: tuple[Class, ...],
    confident_at: float,
) -> Reader:
    """Of pictures in order of time; the same pictures give the same reader.

    Each half is also judged by weights that have learnt from the other: calibration comes from there. Halves
    take turns in runs of pictures, so that both see every season and hardly one scene is in both.
    """
    tiles, count = _tiles(given), len(marks.tile_classes(known))
    truth = np.stack([marks.grid(label, known) for label in labels]).reshape(-1)
    turns = np.repeat(np.arange(len(given)) // RUN % 2 == 0, TILES * TILES)
    margins = _unseen(tiles, truth, count, turns)
    heat = calibration.temperature(margins, truth)
    found = _grids(margins, heat)
    said = [marks.written(p, known) for p in found]
    right = [mark_quality.right(a, b, known) for a, b in zip(labels, said, strict=True)]
    learnt, weights, sure = tuple(sorted(set(sources))), _weights(tiles, truth), sureness.fit(found, right)
    return Reader(weights, heat, sure, _mean_colours(given, truth, count), learnt, known, confident_at)


def expected(tiles: Floats) -> list[float]:
    """Of one picture's (TILES, TILES, classes): the share of it each class is expected to take."""
    return [float(share) for share in tiles.reshape(-1, tiles.shape[2]).mean(axis=0)]


def _tiles(given: Sequence[str]) -> Floats:
    return np.concatenate([features.rows(pictures.decode(text)) for text in given])


def _weights(rows: Floats, truth: Ints) -> Any:
    return make_pipeline(StandardScaler(), LogisticRegression(max_iter=300)).fit(rows, truth)


def _unseen(rows: Floats, truth: Ints, count: int, turns: NDArray[np.bool_]) -> Floats:
    """Margins of every tile by weights that have not learnt from it."""
    found = np.empty((len(rows), count))
    for learnt in (turns, ~turns):
        found[~learnt] = _margins(_weights(rows[learnt], truth[learnt]), rows[~learnt], count)
    return found


def _margins(weights: Any, rows: Floats, count: int) -> Floats:
    """(tiles, classes); a class the weights have not met is out of the question."""
    found = np.log(np.maximum(weights.predict_proba(rows), LEAST))
    every = np.full((len(rows), count), np.log(LEAST))
    every[:, weights.classes_] = found
    return every


def _grids(margins: Floats, heat: float) -> Floats:
    found = np.asarray(softmax(margins / heat, axis=1), dtype=np.float64)
    return found.reshape(-1, TILES, TILES, found.shape[1])


def _mean_colours(given: Sequence[str], truth: Ints, count: int) -> Floats:
    """(classes, 3); a class that was not met is as far away as can be."""
    rows = np.concatenate([features.colours(pictures.decode(text)) for text in given])
    none = np.full(3, np.inf)
    return np.stack([rows[truth == i].mean(axis=0) if np.any(truth == i) else none for i in range(count)])
