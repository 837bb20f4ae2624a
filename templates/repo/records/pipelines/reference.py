"""The signals a version is registered with: what later traffic is compared with."""

from __future__ import annotations

from typing import Any

from mlsystem import task
from mlsystem.contracts import Record
from mlsystem.settings import Settings


def signals(
    model: Any, learn: list[Record], held_out: list[Record], config: Settings
) -> list[dict[str, float]]:
    return [task.signals(model, record) for record in task.reference(learn, held_out)]
