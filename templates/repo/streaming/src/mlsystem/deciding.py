"""From a score and the rules to an action: allow, review or hold; with reasons, and a little exploration."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from mlsystem.payments import Payment

Action = Literal["allow", "review", "hold"]


@dataclass(frozen=True)
class Decision:
    """`hold` stops the payment until an analyst has looked; nothing is refused for good by a machine.

    `propensity` is the chance this payment had of being let through; `explored` says that it was let
    through although it would have been held; `blind`, that nothing could be known of the card.
    """

    event_id: str
    action: Action
    score: float
    reasons: list[str]
    model_version: str
    propensity: float = 1.0
    explored: bool = False
    late: bool = False
    blind: bool = False


def rule_hits(values: dict[str, float], policy: dict[str, Any]) -> list[str]:
    """Names of the rules in `conf/decisions.toml` that this payment breaks."""
    return [rule["name"] for rule in policy["rules"] if values[rule["feature"]] > rule["above"]]


def rule_score(hits: list[str]) -> float:
    """The stand-in for a model: nothing broken, one rule broken, several broken."""
    return (0.01, 0.5, 0.95)[min(len(hits), 2)]


def decide(
    payment: Payment,
    scored: tuple[float, Callable[[], list[str]], str],
    hits: list[str],
    thresholds: dict[str, float],
    policy: dict[str, Any],
) -> Decision:
    """`scored` is (score, what gives its reasons, model version); a broken rule asks for review whatever the
    score. Reasons are looked for where something is done about the payment."""
    score, reasons, version = scored
    action: Action = "hold" if score >= thresholds["hold"] else "allow"
    if action == "allow" and (hits or score >= thresholds["review"]):
        action = "review"
    why = list(dict.fromkeys([*(f"rule:{name}" for name in hits), *(reasons() if action != "allow" else [])]))
    if action != "hold":
        return Decision(payment.event_id, action, score, why, version)
    share = float(policy["exploration_share"]) if payment.amount <= policy["exploration_max_amount"] else 0.0
    if draw(payment.event_id) < share:
        return Decision(payment.event_id, "allow", score, why, version, share, explored=True)
    return Decision(payment.event_id, action, score, why, version, share)


def without_history(payment: Payment, policy: dict[str, Any]) -> Decision:
    """What stands in while the store is away: nobody can be asked to look, so large amounts are held."""
    limits = policy["without_history"]
    held = payment.amount > limits["hold_above"]
    hits = [limits["name"]] if held else []
    action: Action = "hold" if held else "allow"
    why = [f"rule:{name}" for name in hits]
    return Decision(payment.event_id, action, rule_score(hits), why, "rules", blind=True)


def draw(event_id: str) -> float:
    """A number in [0, 1) that depends on the event alone, so that a repeat draws the same."""
    return int(hashlib.sha256(f"explore:{event_id}".encode()).hexdigest()[:12], 16) / 16**12
