"""The gate between a new version and its use. Every check says what it compared; one failure refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Metrics = dict[str, float]


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
    challenger: Metrics, champion: Metrics | None, slices: dict[str, Metrics], limits: dict[str, Any]
) -> GateResult:
    """`limits` is conf/gates.toml; `champion` was measured on the same records, None before the first one."""
    checks = [_at_least(name, challenger[name], limit) for name, limit in limits["at_least"].items()]
    checks += [_at_most(name, challenger[name], limit) for name, limit in limits["at_most"].items()]
    if champion is not None:
        metric, tolerance = limits["champion"]["metric"], limits["champion"]["tolerance"]
        floor = champion[metric] - tolerance
        checks.append(_at_least(f"{metric} against the champion", challenger[metric], floor))
    metric, floor = limits["slices"]["metric"], limits["slices"]["at_least"]
    checks += [_at_least(f"{metric} of {name}", found[metric], floor) for name, found in slices.items()]
    return GateResult(checks)


def _at_least(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value >= limit, f"{value:.4f}, needs at least {limit:.4f}")


def _at_most(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value <= limit, f"{value:.4f}, allows at most {limit:.4f}")
