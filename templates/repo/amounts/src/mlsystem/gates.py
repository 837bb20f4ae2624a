"""The gate between a trained model and traffic."""

from __future__ import annotations

from typing import Any

from mlsystem.gate_checks import GateCheck, GateResult, at_least, at_most


def judge(
    challenger: dict[str, float],
    champion: dict[str, float] | None,
    groups: dict[str, dict[str, float]],
    limits: dict[str, Any],
) -> GateResult:
    """`champion` is the serving model's result on the same held-out rows, None before the first promotion."""
    checks = [
        at_least("error saved against the median", challenger["skill"], limits["min_skill"]),
        *lasting(challenger, limits),
    ]
    if champion is not None:
        ceiling = champion["wape"] + limits["champion_tolerance"]
        checks.append(at_most("error against the champion", challenger["wape"], ceiling))
    weakest = min((g["skill"] for g in groups.values()), default=None)
    if weakest is not None:
        checks.append(at_least("error saved in the weakest group", weakest, limits["min_group_skill"]))
    return GateResult(checks)


def lasting(found: dict[str, float], limits: dict[str, Any]) -> list[GateCheck]:
    """What has to hold of answers given, once their amounts are known."""
    return [at_most("bias of the sum", abs(found["bias"]), limits["max_bias"])]
