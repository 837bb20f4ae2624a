"""What a gate finds: every check says what it compared, and one failure refuses."""

from __future__ import annotations

from collections.abc import Callable
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


def at_least(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value >= limit, f"{value:.4f}, needs at least {limit:.4f}")


def at_most(name: str, value: float, limit: float) -> GateCheck:
    return GateCheck(name, value <= limit, f"{value:.4f}, allows at most {limit:.4f}")


def within(name: str, value: float, least: float, most: float, chance: float = 0.0) -> GateCheck:
    """`chance` is how far outside the limits a value may lie that too few rows leave open."""
    left_open = f" and {chance:.4f} for chance" if chance else ""
    detail = f"{value:.4f}, allows {least:.4f} to {most:.4f}{left_open}"
    return GateCheck(name, least - chance <= value <= most + chance, detail)


def asked(goals: list[dict[str, Any]], measure: Callable[[dict[str, Any]], float]) -> list[GateCheck]:
    """What the customer asked to be held to, a check a row of `asked`; a value that is no number refuses."""
    checks = []
    for goal in goals:
        value, said = measure(goal), f" (asked for: {goal['said']})"
        checks += [
            GateCheck(made.name, made.passed, made.detail + said)
            for side, compare in (("at_least", at_least), ("at_most", at_most))
            if side in goal
            for made in [compare(goal["name"], value, goal[side])]
        ]
    return checks
