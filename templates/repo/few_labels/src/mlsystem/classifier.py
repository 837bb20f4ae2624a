"""Two recipes: the baseline without labels, and a small model that is kept small by its penalty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from mlsystem import features
from mlsystem.classes import Class
from mlsystem.zero_shot import Descriptions, Floats, words

ZERO_SHOT = "zero_shot"
SMALL_MODEL = "small_model"
RECIPES = (ZERO_SHOT, SMALL_MODEL)
PENALTY = 1.0


@dataclass(frozen=True)
class Classifier:
    """`name` is the recipe; `weights` None for the baseline; `known` every word seen in training."""

    name: str
    classes: tuple[Class, ...]
    weights: Any
    known: frozenset[str]

    def scores(self, texts: Sequence[str]) -> Floats:
        """(texts, classes) probabilities, classes in order of name; one that had no label gets 0."""
        if self.weights is None:
            return Descriptions(self.classes).scores(texts)
        found = np.zeros((len(texts), len(self.classes)))
        places = [[c.name for c in self.classes].index(str(name)) for name in self.weights.classes_]
        found[:, places] = self.weights.predict_proba(features.build(texts, self.classes))
        return found

    def labels(self, texts: Sequence[str]) -> list[str]:
        return [self.classes[i].name for i in self.scores(texts).argmax(axis=1)]

    def unknown_share(self, text: str) -> float:
        """Share of the words never seen in training: new topics show here first."""
        found = words(text)
        return sum(word not in self.known for word in found) / max(len(found), 1)


def fit(recipe: str, texts: Sequence[str], labels: Sequence[str], classes: tuple[Class, ...]) -> Classifier:
    """The same labels give the same classifier. The small model needs two classes to choose between."""
    known = frozenset(word for text in texts for word in words(text))
    weights = None
    if recipe == SMALL_MODEL and len(set(labels)) > 1:
        weights = LogisticRegression(C=1 / PENALTY, max_iter=500, class_weight="balanced")
        weights.fit(features.build(texts, classes), list(labels))
    return Classifier(recipe, classes, weights, known)
