"""The signals a version is registered with, of all held-out texts at once."""

from __future__ import annotations

from mlsystem import task
from mlsystem.classifier import Classifier
from mlsystem.contracts import Record
from mlsystem.settings import Settings


def signals(
    model: Classifier, learn: list[Record], held_out: list[Record], config: Settings
) -> list[dict[str, float]]:
    drawn = task.reference(learn, held_out)
    rows = model.probabilities([r["text"] for r in drawn])
    pairs = zip(drawn, rows, strict=True)
    return [task.observed(model, r, int(row.argmax()), float(row.max())) for r, row in pairs]
