"""How good a classifier is: over all classes, in the worst, where it is sure, against two baselines."""

from __future__ import annotations

from collections import Counter

import numpy as np
from sklearn.metrics import f1_score

from mlsystem import calibration, keyword_rule
from mlsystem.classifier import Classifier
from mlsystem.contracts import Record
from mlsystem.gates import Metrics

ENOUGH_OF_A_CLASS = 20


def measure(model: Classifier, records: list[Record]) -> Metrics:
    """macro_f1, worst_class_f1 of classes with twenty texts, coverage and right_when_sure at its threshold.

    above_rule and above_most_frequent: macro F1 less that of the keyword rule and of the commonest class.
    What cannot be measured is not a number, and no gate lets that through.
    """
    truth = [str(r["label"]) for r in records]
    found = model.probabilities([r["text"] for r in records])
    said, confidence = [model.classes[i] for i in found.argmax(axis=1)], found.max(axis=1)
    right, sure = np.asarray(said) == np.asarray(truth), confidence >= model.confident_at
    macro = macro_f1(truth, said)
    rule = [keyword_rule.guess(model.rule, r["text"]) or "" for r in records]
    commonest = Counter(truth).most_common(1)[0][0]
    return {
        "macro_f1": macro,
        "worst_class_f1": min(per_class(truth, said).values(), default=float("nan")),
        "coverage": float(np.mean(sure)),
        "right_when_sure": float(np.mean(right[sure])) if sure.any() else float("nan"),
        "calibration_error": calibration.error(confidence, right),
        "above_rule": macro - macro_f1(truth, rule),
        "above_most_frequent": macro - macro_f1(truth, [commonest] * len(truth)),
    }


def macro_f1(truth: list[str], said: list[str]) -> float:
    """Over the classes there are: a class nobody wrote about says nothing."""
    return float(f1_score(truth, said, labels=sorted(set(truth)), average="macro", zero_division=0))


def per_class(truth: list[str], said: list[str]) -> dict[str, float]:
    """F1 of each class with enough texts to judge it by."""
    enough = sorted(name for name, n in Counter(truth).items() if n >= ENOUGH_OF_A_CLASS)
    if not enough:
        return {}
    found = f1_score(truth, said, labels=enough, average=None, zero_division=0)
    return {name: float(value) for name, value in zip(enough, found, strict=True)}
