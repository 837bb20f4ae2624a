"""The gate between a trained model and traffic."""

from __future__ import annotations

from typing import Any

from mlsystem.gate_checks import GateCheck, GateResult, at_least, at_most, within

# Metrics of which less is better.
LESS = ("brier", "normalised_entropy")


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
        calibrated("predicted over observed", challenger, limits),
    ]
    if champion is not None:
        checks.append(_against(challenger, champion, limits))
    weakest = min((g["roc_auc"] for g in groups.values()), default=None)
    if weakest is not None:
        checks.append(at_least("roc_auc of the weakest group", weakest, limits["min_group_roc_auc"]))
    named = {f"predicted over observed of {name}": group for name, group in groups.items()}
    return GateResult([*checks, *(calibrated(name, group, limits) for name, group in named.items())])


def lasting(found: dict[str, float], limits: dict[str, Any]) -> list[GateCheck]:
    """What has to hold of answers given, once their outcomes are known."""
    return [calibrated("predicted over observed", found, limits)]


def calibrated(name: str, found: dict[str, float], limits: dict[str, Any]) -> GateCheck:
    """The ratio of sums, which tells at a rate of one in a hundred what a difference of rates does not."""
    least, most = limits["least_calibration"], limits["most_calibration"]
    return within(name, found["calibration"], least, most, limits["chance"] * found["calibration_chance"])


def _against(challenger: dict[str, float], champion: dict[str, float], limits: dict[str, Any]) -> GateCheck:
    metric, tolerance = limits["champion_metric"], limits["champion_tolerance"]
    name = f"{metric} against the champion"
    if metric in LESS:
        return at_most(name, challenger[metric], champion[metric] + tolerance)
    return at_least(name, challenger[metric], champion[metric] - tolerance)
