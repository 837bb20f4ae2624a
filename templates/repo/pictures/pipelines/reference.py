"""The signals a version is registered with, of all held-out pictures at once."""

from __future__ import annotations

from mlsystem import reading, task
from mlsystem.contracts import Record
from mlsystem.reader import Reader
from mlsystem.settings import Settings


def signals(
    model: Reader, learn: list[Record], held_out: list[Record], config: Settings
) -> list[dict[str, float]]:
    drawn = task.reference(learn, held_out)
    found = zip(drawn, reading.read(model, drawn), strict=True)
    return [task.observed(model, record, r.expected, r.confidence) for record, r in found]
