"""How good a recipe is when every label counts: repeated cross-validation, with wide enough intervals.

Folds share training data, so their plain standard error is too small; the interval uses the corrected
resampled t statistic (Nadeau and Bengio, 2003). Learning may use every label. Measuring uses randomly drawn
ones only: items people were asked about *because* the model was unsure are harder than the rest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import t
from sklearn.metrics import f1_score
from sklearn.model_selection import RepeatedStratifiedKFold

from mlsystem import classifier
from mlsystem.classes import Class
from mlsystem.contracts import Record

FOLDS = 5
REPEATS = 4
MOST_SEEN = 16


@dataclass(frozen=True)
class Interval:
    """95 % interval of a mean over folds."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Validated:
    """`by_fold` macro F1 of each fold; `right` per record the share of repeats it was predicted right in."""

    by_fold: tuple[float, ...]
    right: dict[str, float]


# The gate, the slices and the choice of a recipe ask about the same labels: computed once.
_SEEN: dict[object, Validated] = {}


def validate(
    recipe: str, records: Sequence[Record], classes: tuple[Class, ...], share: float = 1.0
) -> Validated:
    """`share` of each training fold is used. Without FOLDS records of every class there are no folds."""
    if not enough(records):
        return Validated((), {})
    key = (recipe, share, classes, tuple((r["id"], r["label"], r["sampled_by"]) for r in records))
    if key not in _SEEN:
        if len(_SEEN) >= MOST_SEEN:
            _SEEN.clear()
        _SEEN[key] = _validate(recipe, records, classes, share)
    return _SEEN[key]


def _validate(recipe: str, records: Sequence[Record], classes: tuple[Class, ...], share: float) -> Validated:
    labels = np.asarray([r["label"] for r in records])
    texts = [str(r["text"]) for r in records]
    drawn = np.asarray([r["sampled_by"] != "uncertainty" for r in records])
    splitter = RepeatedStratifiedKFold(n_splits=FOLDS, n_repeats=REPEATS, random_state=0)
    scores, right = [], np.zeros(len(records))
    for learn, judge in splitter.split(texts, labels):
        kept = learn[: max(int(len(learn) * share), 1)]
        model = classifier.fit(recipe, [texts[i] for i in kept], labels[kept].tolist(), classes)
        judged = judge[drawn[judge]]
        if len(judged):
            found = np.asarray(model.labels([texts[i] for i in judged]))
            right[judged] += (found == labels[judged]) / REPEATS
            scores.append(float(f1_score(labels[judged], found, average="macro", zero_division=0)))
    names = [str(r["id"]) for r, d in zip(records, drawn, strict=True) if d]
    return Validated(tuple(scores), dict(zip(names, right[drawn].tolist(), strict=True)))


def interval(by_fold: Sequence[float]) -> Interval:
    """Of the mean of these folds; with fewer than two of them everything is possible."""
    if len(by_fold) < 2:
        return Interval(float(np.mean(by_fold)) if by_fold else 0.0, 0.0, 1.0)
    mean, spread = float(np.mean(by_fold)), float(np.std(by_fold, ddof=1))
    error = spread * math.sqrt(1 / len(by_fold) + 1 / (FOLDS - 1))
    half = float(t.ppf(0.975, len(by_fold) - 1)) * error
    return Interval(mean, mean - half, mean + half)


def enough(records: Sequence[Record]) -> bool:
    """Whether every class that occurs has a record for each fold, and there is more than one class."""
    _, counts = np.unique([r["label"] for r in records], return_counts=True) if records else (0, np.zeros(0))
    return len(counts) > 1 and int(counts.min()) >= FOLDS
