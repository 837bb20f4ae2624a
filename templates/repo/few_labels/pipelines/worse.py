"""A version that must not get through: the small model, fitted in a hurry to labels of other records."""

from __future__ import annotations

import numpy as np

from mlsystem import task
from mlsystem.classifier import SMALL_MODEL, Classifier
from mlsystem.contracts import Record
from mlsystem.settings import Settings


def fit(records: list[Record], config: Settings) -> Classifier:
    order = np.random.default_rng(4).permutation(len(records))
    mixed = [{**r, "label": records[i]["label"]} for r, i in zip(records, order, strict=True)]
    return task.train(SMALL_MODEL, mixed, config)
