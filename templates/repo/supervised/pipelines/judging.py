"""A version and the one in use, measured on the same held-out rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mlsystem import gates, measures, training
from mlsystem.gate_checks import GateResult, asked
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings
from pipelines.train import split


def judge(
    model: Any, card: ModelCard, champion: Any | None, config: Settings
) -> tuple[GateResult, dict[str, Any]]:
    """The gate's result and what was measured, overall and by group."""
    held_out = split(config, datetime.fromisoformat(card.trained_at)).test
    p = training.scores(model, held_out.x)
    metrics, groups = training.metrics(held_out.y, p), training.by_group(held_out, p)
    before = None
    if champion is not None:
        before = training.metrics(held_out.y, training.scores(champion, held_out.x))
    limits = config.table("gates")
    result = gates.judge(metrics, before, groups, limits)
    own = asked(limits.get("asked", []), lambda goal: measures.of(goal, held_out.y, p))
    return GateResult([*result.checks, *own]), {"metrics": metrics, "groups": groups}
