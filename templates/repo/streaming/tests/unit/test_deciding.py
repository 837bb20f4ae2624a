"""Actions: thresholds, rules, exploration."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from mlsystem import deciding, settings
from mlsystem.payments import Payment
from mlsystem.settings import Settings

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)
LIMITS = {"review": 0.2, "hold": 0.6}


@pytest.fixture
def policy(empty: Settings) -> dict[str, Any]:
    return empty.table("decisions")


def payment(name: str = "e1", amount: float = 50.0) -> Payment:
    return Payment(name, "c", "m", "d", NOON, NOON, amount, 40.0, -100.0, "online")


def decide(score: float, hits: list[str], policy: dict[str, Any], **values: Any) -> deciding.Decision:
    return deciding.decide(payment(**values), (score, lambda: ["amount_z"], "v0001"), hits, LIMITS, policy)


def not_explored() -> str:
    return next(f"e{i}" for i in range(100) if deciding.draw(f"e{i}") > 0.5)


def test_score_and_rules_lead_to_an_action_with_reasons(policy: dict[str, Any]) -> None:
    name = not_explored()
    assert decide(0.1, [], policy).action == "allow"
    assert decide(0.1, [], policy).reasons == []
    assert decide(0.3, [], policy).action == "review"
    assert decide(0.1, ["speed"], policy).action == "review"
    held = decide(0.7, ["speed"], policy, name=name)
    assert (held.action, held.reasons) == ("hold", ["rule:speed", "amount_z"])


def test_exploration_lets_a_small_share_through_and_never_large_amounts(policy: dict[str, Any]) -> None:
    many = [decide(0.9, [], policy, name=f"x{i}") for i in range(5000)]
    explored = [d for d in many if d.explored]
    assert len(explored) / len(many) == pytest.approx(policy["exploration_share"], abs=0.006)
    assert {d.action for d in explored} == {"allow"}
    assert {d.propensity for d in many} == {policy["exploration_share"]}
    large = [decide(0.9, [], policy, name=f"x{i}", amount=5000.0) for i in range(500)]
    assert {d.action for d in large} == {"hold"}


def test_rules_name_what_was_broken_and_stand_in_for_a_model(policy: dict[str, Any]) -> None:
    values = {rule["feature"]: 0.0 for rule in policy["rules"]}
    assert deciding.rule_hits(values, policy) == []
    broken = {**values, "count_1m": 9.0, "speed_kmh": 1500.0}
    hits = deciding.rule_hits(broken, policy)
    assert hits == ["many payments in a minute", "faster than an aircraft"]
    scores = [deciding.rule_score(hits[:n]) for n in range(3)]
    assert scores == sorted(scores)
    limits = policy["rule_thresholds"]
    assert scores[0] < limits["review"] <= scores[1] < limits["hold"] <= scores[2]


def test_without_the_store_large_amounts_are_held_and_the_answer_says_so(policy: dict[str, Any]) -> None:
    small, large = (deciding.without_history(payment(amount=a), policy) for a in (20.0, 2000.0))
    assert (small.action, large.action) == ("allow", "hold")
    assert (small.blind, large.blind) == (True, True)
    assert large.reasons


def test_rules_look_at_features_that_exist(policy: dict[str, Any]) -> None:
    from mlsystem.windows import NAMES

    assert {rule["feature"] for rule in policy["rules"]} <= set(NAMES)
    assert settings.ROOT.is_dir()
