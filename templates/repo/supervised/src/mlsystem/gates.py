"""The gate between a trained model and traffic."""

from __future__ import annotations

from typing import Any

from mlsystem.gate_checks import GateResult, at_least, at_most


def judge(
    challenger: dict[str, float],
    champion: dict[str, float] | None,
    groups: dict[str, dict[str, float]],
    limits: dict[str, Any],
) -> GateResult:
    """`champion` is the serving model's result on the same held-out rows, None before the first promotion."""
    lift = challenger["pr_auc"] / challenger["base_rate"]
    checks = [
        at_least("lift over the base rate", lift, limits["min_lift"]),
        at_least("roc_auc", challenger["roc_auc"], limits["min_roc_auc"]),
        at_most("calibration error", challenger["ece"], limits["max_ece"]),
    ]
    if champion is not None:
        floor = champion["pr_auc"] - limits["champion_tolerance"]
        checks.append(at_least("pr_auc against the champion", challenger["pr_auc"], floor))
    weakest = min((g["roc_auc"] for g in groups.values()), default=None)
    if weakest is not None:
        checks.append(at_least("roc_auc of the weakest group", weakest, limits["min_group_roc_auc"]))
    return GateResult(checks)
