"""The signals a version is registered with: what later readings are compared with."""

from __future__ import annotations

from mlsystem import task
from mlsystem.contracts import Record
from mlsystem.detector import Detector
from mlsystem.settings import Settings


def signals(
    model: Detector, learn: list[Record], held_out: list[Record], config: Settings
) -> list[dict[str, float]]:
    return task.all_signals(model, task.reference(learn, held_out))
