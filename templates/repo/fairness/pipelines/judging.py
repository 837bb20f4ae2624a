"""A version and the one in use on the same held-out rows, and groups of people compared by who is picked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import polars as pl

from mlsystem import domain, fairness, gates, measures, training
from mlsystem.dataset import Part
from mlsystem.gate_checks import GateCheck, GateResult, asked
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings
from pipelines.train import split, table


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
    alike = compared(held_out, p, config)
    return GateResult([*result.checks, *alike, *own]), {"metrics": metrics, "groups": groups}


def compared(held_out: Part, p: training.Scores, config: Settings) -> list[GateCheck]:
    """The newest known groups of each entity, which no model sees, against who would be picked."""
    newest = table("groups", config).sort("at").unique(domain.ENTITY, keep="last")
    names = [column.name for column in domain.PROTECTED]
    entities = pl.DataFrame({domain.ENTITY: held_out.entities})
    people = entities.join(newest, on=domain.ENTITY, how="left", maintain_order="left").select(names)
    limits = config.table("fairness")
    return fairness.judge(people, held_out.y == 1, measures.picked(p, limits["picked"]), limits)
