"""When to train again: a reason is needed, and nothing may stand against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SLACK, LATE_H = 0.1, 1.0


@dataclass(frozen=True)
class Situation:
    """What is known when the question is asked; hours and counts since the last training.

    `days`: what the day is called, of the week and of the month (`monday`, `01`).
    """

    hours_since_training: float
    new_labels: int
    new_positives: int
    automatic_this_week: int
    drift_windows: int = 0
    metric_drop: float = 0.0
    first: bool = False
    days: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    retrain: bool
    reasons: list[str]
    blocked_by: list[str]
    needs_approval: bool


def decide(now: Situation, policy: dict[str, Any]) -> Decision:
    """Apply `conf/retraining.toml`; a blocked reason is reported, never swallowed."""
    reasons, blocked = _reasons(now, policy), _blocks(now, policy)
    return Decision(bool(reasons) and not blocked, reasons, blocked, policy["approval"] == "human")


def _reasons(now: Situation, policy: dict[str, Any]) -> list[str]:
    if now.first:
        return ["first"]
    checks = {
        "schedule": _is_due(now, policy),
        "drift": now.drift_windows >= policy["drift_windows"],
        "metric_drop": now.metric_drop >= policy["metric_drop"],
    }
    return [name for name, holds in checks.items() if holds]


def _is_due(now: Situation, policy: dict[str, Any]) -> bool:
    """A run starts a little sooner or later than the last one, and months are of many lengths."""
    share = SLACK * policy["cadence_h"]
    if policy["on"]:
        return policy["on"] in now.days and now.hours_since_training >= policy["cadence_h"] - share
    return bool(now.hours_since_training >= policy["cadence_h"] - min(LATE_H, share))


def _blocks(now: Situation, policy: dict[str, Any]) -> list[str]:
    """The cooldown lies between trainings that drift asks for; the schedule keeps its own rhythm."""
    rest = min(policy["cooldown_h"], policy["cadence_h"])
    checks = {
        "cooldown": not _is_due(now, policy) and now.hours_since_training < rest,
        "too_few_labels": now.new_labels < policy["min_new_labels"],
        "too_few_positives": now.new_positives < policy["min_new_positives"],
        "weekly_limit": now.automatic_this_week >= policy["max_automatic_per_week"],
    }
    return [name for name, holds in checks.items() if holds]
