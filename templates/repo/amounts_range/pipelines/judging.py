"""A version and the one in use, measured on the same held-out rows, with what its range holds of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mlsystem import beside, gates, measures, training
from mlsystem.gate_checks import GateResult, asked, within
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
    metrics["coverage"] = beside.coverage(model, held_out.x, held_out.y)
    before = None
    if champion is not None:
        before = training.metrics(held_out.y, training.scores(champion, held_out.x))
    limits = config.table("gates")
    result = gates.judge(metrics, before, groups, limits)
    held = within("outcomes inside the range", metrics["coverage"], *limits["coverage"])
    own = asked(limits.get("asked", []), lambda goal: measures.of(goal, held_out.y, p))
    return GateResult([*result.checks, held, *own]), {"metrics": metrics, "groups": groups}
