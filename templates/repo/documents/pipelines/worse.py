"""A recipe that must not get through: its prompt looks for each field behind another field's label."""

from __future__ import annotations

from dataclasses import replace

from mlsystem import task
from mlsystem.contracts import Record
from mlsystem.recipe import Recipe
from mlsystem.settings import Settings


def fit(records: list[Record], config: Settings) -> Recipe:
    best = task.fit(records, config)
    fields = sorted(best.labels)
    moved = {name: best.labels[other] for name, other in zip(fields, [*fields[1:], fields[0]], strict=True)}
    return replace(best, name=f"{best.name}-mixed-up", labels=moved)
