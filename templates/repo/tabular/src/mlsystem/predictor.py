"""A loaded model and the same features it was trained on; or the rule that stands in for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem import beside, domain, features, registry, training, wording

RULES = "rules"
CHUNK = 2000  # rows explained at once
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Predictor:
    """`typical` holds the training median per feature: the point reasons are measured against."""

    model: Any
    version: str
    typical: Floats

    def scores(self, records: pl.DataFrame, activity: pl.DataFrame) -> Floats:
        return self.of(features.build(records, activity))

    def of(self, built: pl.DataFrame) -> Floats:
        """One score per row of features."""
        return training.scores(self.model, features.matrix(built))

    def explain(self, built: pl.DataFrame, top: int = 3) -> tuple[float, list[str]]:
        """Score of one row of features, and what pushes it up most against each one's typical value."""
        row = features.matrix(built)
        scores, push = self._pushes(row)
        return float(scores[0]), [features.NAMES[i] for i in _first(push[0], top)]

    def beside(self, built: pl.DataFrame) -> dict[str, Floats]:
        """What answers on these rows of features hold beside their value."""
        return beside.values(self.model, features.matrix(built))

    def reasons(self, built: pl.DataFrame, top: int = 3) -> list[list[str]]:
        """For each row of features what pushes its score up most, in words."""
        found: list[list[str]] = []
        for rows in np.array_split(features.matrix(built), max(1, -(-built.height // CHUNK))):
            _, pushes = self._pushes(rows)
            found += [self._words(row, push, top) for row, push in zip(rows, pushes, strict=True)]
        return found

    def _words(self, row: Floats, push: Floats, top: int) -> list[str]:
        chosen = _first(push, top)
        return [wording.said(features.NAMES[i], float(row[i]), float(self.typical[i])) for i in chosen]

    def _pushes(self, rows: Floats) -> tuple[Floats, Floats]:
        """Scores of the rows, and by how much each falls with one feature at its typical value."""
        size = len(features.NAMES)
        variants = np.repeat(rows, size, axis=0)
        places = np.tile(np.arange(size), len(rows))
        variants[np.arange(len(variants)), places] = self.typical[places]
        scores = training.scores(self.model, np.vstack([rows, variants]))
        own = scores[: len(rows)]
        return own, own[:, None] - scores[len(rows) :].reshape(len(rows), size)


def _first(push: Floats, top: int) -> list[int]:
    """The features that raise a score most, those that raise it at all."""
    return [int(i) for i in np.argsort(-push)[:top] if push[i] > 0]


def load(root: Path) -> Predictor:
    """The promoted model of this registry, its hash and its feature list checked."""
    model, card = registry.load(root, registry.resolve(root))
    if tuple(card.inputs) != features.NAMES:
        raise registry.RegistryError(f"{card.version} was trained on other features than this code builds")
    return Predictor(model, card.version, np.asarray(card.extra["typical"], dtype=np.float64))


def rule_score(values: dict[str, Any]) -> float:
    """The stand-in while no model is there: one threshold on one column, decided with the domain's owner."""
    return domain.RULE_ABOVE if float(values[domain.RULE_COLUMN]) > domain.RULE_LIMIT else domain.RULE_BELOW
