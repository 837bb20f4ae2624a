"""A version and the one in use, measured on the same held-out readings.

While maintenance has found no fault, planted ones take the place of those: see `mlsystem.planted`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mlsystem import gates, planted, task
from mlsystem.contracts import Record
from mlsystem.detector import Detector
from mlsystem.gate_checks import GateResult
from mlsystem.gates import Metrics
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings
from pipelines import train


def judge(
    model: Detector, card: ModelCard, champion: Detector | None, config: Settings
) -> tuple[GateResult, dict[str, Any]]:
    """The gate's result and what was measured."""
    _, held_out = task.split(train.known(config, datetime.fromisoformat(card.trained_at)))
    found = any(r["fault"] for r in held_out)
    limits = config.table("gates")
    metrics = _metrics(model, held_out)
    slices = task.slices(model, held_out) if found else {}
    before = None if champion is None else _metrics(champion, held_out)
    result = gates.judge(metrics, before, slices, limits if found else limits["without_faults"])
    return result, {"metrics": metrics, "slices": slices}


def _metrics(model: Detector, held_out: list[Record]) -> Metrics:
    ordinary = [r for r in held_out if r["fault"] is False]
    return {**task.measure(model, held_out), "planted_auc": planted.auc(model, task.rows(ordinary))}
