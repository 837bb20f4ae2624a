"""The signals a version is registered with, as it would have them for texts it has not learnt from.

There is nothing held out here, and a model is surer of its own texts than of any other: each fifth of the
texts is looked at by the same recipe fitted to the other four.
"""

from __future__ import annotations

from mlsystem import task
from mlsystem.classifier import Classifier
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from mlsystem.validation import FOLDS


def signals(
    model: Classifier, learn: list[Record], held_out: list[Record], config: Settings
) -> list[dict[str, float]]:
    found: list[dict[str, float]] = []
    for fold in range(FOLDS):
        others = [r for i, r in enumerate(learn) if i % FOLDS != fold]
        fitted = task.train(model.name, others, config)
        drawn = task.reference(learn[fold::FOLDS], [])
        found += [task.signals(fitted, record) for record in drawn]
    return found
