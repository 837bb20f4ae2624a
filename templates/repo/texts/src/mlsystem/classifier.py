"""Linear weights over words and parts of words, calibrated: small, quick and able to say why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression

from mlsystem import calibration, features
from mlsystem.calibration import Floats
from mlsystem.features import Vectors
from mlsystem.keyword_rule import Class

PENALTY = 0.1
# What pulls less than this share of the strongest is no reason.
LEAST_PULL = 0.4
NEWEST = 0.2


@dataclass(frozen=True)
class Classifier:
    """`languages` it has learnt; `rule` and `confident_at`: baseline and threshold it is judged with."""

    vectors: Vectors
    weights: Any
    temperature: float
    languages: tuple[str, ...]
    rule: tuple[Class, ...]
    confident_at: float
    name: str = "tfidf-logistic"

    @property
    def classes(self) -> list[str]:
        return [str(name) for name in self.weights.classes_]

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """(texts, classes), calibrated."""
        scaled = _margins(self.weights, self.vectors.build(texts)) / self.temperature
        return np.asarray(softmax(scaled, axis=1), dtype=np.float64)

    def reasons(self, text: str, label: str, most: int) -> list[str]:
        """Words of the text that speak for `label` against the average class, the strongest first.

        No word is named twice.
        """
        names = self.vectors.names
        row = self.vectors.words.transform([text])
        against = _coefficients(self.weights)[:, row.indices]
        pulls = row.data * (against[self.classes.index(label)] - against.mean(axis=0))
        order = pulls.argsort(kind="stable")[::-1]
        strong = [names[row.indices[i]] for i in order if pulls[i] > max(0, LEAST_PULL * pulls.max())]
        return _apart(strong)[:most]


def fit(
    texts: Sequence[str],
    labels: Sequence[str],
    languages: Sequence[str],
    rule: tuple[Class, ...],
    confident_at: float,
) -> Classifier:
    """Of texts in order of time; the same texts give the same classifier.

    The temperature comes from the newest fifth, judged by weights that have not seen it. Classes are not
    weighted: a rare one keeps its small probability and goes to people instead of being guessed.
    """
    vectors = features.fit(texts)
    rows, cut = vectors.build(texts), int(len(texts) * (1 - NEWEST))
    early = _weights(rows[:cut], labels[:cut])
    known = {str(name): i for i, name in enumerate(early.classes_)}
    late = [i for i in range(cut, len(texts)) if labels[i] in known]
    right = np.asarray([known[labels[i]] for i in late], dtype=np.int64)
    heat = calibration.temperature(_margins(early, rows[late]), right)
    spoken = tuple(sorted(set(languages)))
    return Classifier(vectors, _weights(rows, labels), heat, spoken, rule, confident_at)


def _weights(rows: Any, labels: Sequence[str]) -> Any:
    return LogisticRegression(C=1 / PENALTY, max_iter=500).fit(rows, list(labels))


def _apart(names: list[str]) -> list[str]:
    """Those that share no word with one before."""
    found: list[str] = []
    for name in names:
        if not set(name.split()) & set(" ".join(found).split()):
            found.append(name)
    return found


def _margins(weights: Any, rows: Any) -> Floats:
    """(texts, classes); of two classes the first is the zero the second is measured from."""
    found = np.asarray(weights.decision_function(rows), dtype=np.float64)
    return found if found.ndim == 2 else np.column_stack([np.zeros(len(found)), found])


def _coefficients(weights: Any) -> Floats:
    found = np.asarray(weights.coef_, dtype=np.float64)
    return found if len(found) > 1 else np.vstack([-found[0], found[0]])
