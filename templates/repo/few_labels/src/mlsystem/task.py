"""What is versioned here: a recipe and what it made of the labels, judged by cross-validation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlsystem import classifier, validation
from mlsystem.classes import classes
from mlsystem.classifier import SMALL_MODEL, ZERO_SHOT, Classifier
from mlsystem.contracts import Record
from mlsystem.gates import Metrics
from mlsystem.settings import Settings

TABLE = "items"
LABELLED_AT = "labelled_at"
INPUTS = ("text",)
LABELS = ("label",)


def split(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """Both are everything: labels are too few to set some aside, so cross-validation does the judging."""
    return records, records


def fit(records: list[Record], config: Settings) -> Classifier:
    """The baseline, unless the small model beats it by more than chance explains."""
    known = classes(config)
    small, base = (validation.validate(r, records, known).by_fold for r in (SMALL_MODEL, ZERO_SHOT))
    gain = validation.interval([a - b for a, b in zip(small, base, strict=True)])
    recipe = SMALL_MODEL if small and gain.low > config.table("poc")["min_gain"] else ZERO_SHOT
    return train(recipe, records, config)


def train(recipe: str, records: Sequence[Record], config: Settings) -> Classifier:
    return classifier.fit(
        recipe, [r["text"] for r in records], [r["label"] for r in records], classes(config)
    )


def measure(model: Classifier, records: list[Record]) -> Metrics:
    """Of the recipe: macro_f1 with its interval. Of the artefact: fitted_margin, see conf/gates.toml.

    With too few labels for folds nothing is shown: the interval is everything and no gate is passed.
    """
    found = validation.validate(model.name, records, model.classes)
    f1 = validation.interval(found.by_fold)
    right = [
        a == r["label"] for a, r in zip(model.labels([r["text"] for r in records]), records, strict=True)
    ]
    return {
        "macro_f1": f1.mean,
        "macro_f1_low": f1.low,
        "interval": f1.high - f1.low,
        "fitted_margin": float(np.mean(right)) - float(np.mean(list(found.right.values()) or [1.0])),
    }


def slices(model: Classifier, records: list[Record]) -> dict[str, Metrics]:
    """Accuracy of the recipe per channel with at least 30 randomly drawn labels."""
    right = validation.validate(model.name, records, model.classes).right
    drawn = [r for r in records if r["id"] in right]
    groups = {
        c: [right[r["id"]] for r in drawn if r["channel"] == c] for c in sorted({r["channel"] for r in drawn})
    }
    return {channel: {"accuracy": float(np.mean(v))} for channel, v in groups.items() if len(v) >= 30}


def signals(model: Classifier, record: Record) -> dict[str, float]:
    text = str(record["text"])
    return observed(model, text, model.scores([text])[0].tolist())


def observed(model: Classifier, text: str, scores: Sequence[float]) -> dict[str, float]:
    """How sure, how new and how long: what can be watched while nobody labels."""
    best, second = sorted(scores, reverse=True)[:2]
    return {
        "margin": best - second,
        "unknown_share": model.unknown_share(text),
        "words": float(len(text.split())),
    }


def reference(learn: list[Record], held_out: list[Record]) -> list[Record]:
    """What later items are compared with: the randomly drawn ones, which look like the rest."""
    return [r for r in learn if r["sampled_by"] != "uncertainty"]


def is_positive(record: Record) -> bool:
    """Every label counts."""
    return bool(record["label"])
