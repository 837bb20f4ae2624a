"""A version and the one in use, measured on the same held-out rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mlsystem import gates, task
from mlsystem.gate_checks import GateResult
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings


def judge(
    model: Any, card: ModelCard, champion: Any | None, config: Settings
) -> tuple[GateResult, dict[str, Any]]:
    """The gate's result and what was measured; what only training could measure is on the card."""
    held_out = task.held_out(config, datetime.fromisoformat(card.trained_at))
    metrics, slices = {**card.metrics, **task.measure(model, held_out)}, task.slices(model, held_out)
    before = None if champion is None else task.measure(champion, held_out)
    result = gates.judge(metrics, before, slices, config.table("gates"))
    return result, {"metrics": metrics, "slices": slices}
