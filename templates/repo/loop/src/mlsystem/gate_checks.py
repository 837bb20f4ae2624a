"""What a gate finds: every check says what it compared, and one failure refuses."""

from __future__ import annotations

from dataclasses import dataclass


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


def at_least(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value >= limit, f"{value:.4f}, needs at least {limit:.4f}")


def at_most(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value <= limit, f"{value:.4f}, allows at most {limit:.4f}")
