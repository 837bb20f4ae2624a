"""A version and the one in use, measured on the same held-out records."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mlsystem import gates, task
from mlsystem.gate_checks import GateResult
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings
from pipelines import train


def judge(
    model: Any, card: ModelCard, champion: Any | None, config: Settings
) -> tuple[GateResult, dict[str, Any]]:
    """The gate's result and what was measured."""
    _, held_out = task.split(train.known(config, datetime.fromisoformat(card.trained_at)))
    metrics, slices = task.measure(model, held_out), task.slices(model, held_out)
    before = None if champion is None else task.measure(champion, held_out)
    result = gates.judge(metrics, before, slices, config.table("gates"))
    return result, {"metrics": metrics, "slices": slices}
