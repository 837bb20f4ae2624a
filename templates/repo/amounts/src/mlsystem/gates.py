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
    checks = [
        _at_least("error saved against the median", challenger["skill"], limits["min_skill"]),
        _at_most("bias of the sum", abs(challenger["bias"]), limits["max_bias"]),
    ]
    if champion is not None:
        ceiling = champion["wape"] + limits["champion_tolerance"]
        checks.append(_at_most("error against the champion", challenger["wape"], ceiling))
    weakest = min((g["skill"] for g in groups.values()), default=None)
    if weakest is not None:
        checks.append(_at_least("error saved in the weakest group", weakest, limits["min_group_skill"]))
    return GateResult(checks)


def _at_least(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value >= limit, f"{value:.4f}, needs at least {limit:.4f}")


def _at_most(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value <= limit, f"{value:.4f}, allows at most {limit:.4f}")
