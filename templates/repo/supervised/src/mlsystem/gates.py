"""The gate between a trained model and traffic. Every check says what it compared; one failure refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class GateCheck:
    name: str
    passed: bool
    detail: str


@dataclass(frozen=True)
class GateResult:
    checks: list[GateCheck]

    @property
    def passed(self) -> bool:
        return all(c.passed for c in self.checks)

    @property
    def refused(self) -> list[str]:
        return [f"{c.name}: {c.detail}" for c in self.checks if not c.passed]


def judge(
    challenger: dict[str, float],
    champion: dict[str, float] | None,
    groups: dict[str, dict[str, float]],
    limits: dict[str, Any],
) -> GateResult:
    """`champion` is the serving model's result on the same held-out rows, None before the first promotion."""
    lift = challenger["pr_auc"] / challenger["base_rate"]
    checks = [
        _at_least("lift over the base rate", lift, limits["min_lift"]),
        _at_least("roc_auc", challenger["roc_auc"], limits["min_roc_auc"]),
        _at_most("calibration error", challenger["ece"], limits["max_ece"]),
    ]
    if champion is not None:
        floor = champion["pr_auc"] - limits["champion_tolerance"]
        checks.append(_at_least("pr_auc against the champion", challenger["pr_auc"], floor))
    weakest = min((g["roc_auc"] for g in groups.values()), default=None)
    if weakest is not None:
        checks.append(_at_least("roc_auc of the weakest group", weakest, limits["min_group_roc_auc"]))
    return GateResult(checks)


def _at_least(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value >= limit, f"{value:.4f}, needs at least {limit:.4f}")


def _at_most(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value <= limit, f"{value:.4f}, allows at most {limit:.4f}")
