"""A reason is needed, and nothing may stand against it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mlsystem import retraining
from mlsystem.retraining import Situation

POLICY: dict[str, Any] = {
    "cadence_h": 720, "cooldown_h": 24, "drift_windows": 2, "metric_drop": 0.02, "min_new_labels": 300,
    "min_new_positives": 50, "max_automatic_per_week": 2, "approval": "auto", "on": "",
}  # fmt: skip
CALM = Situation(hours_since_training=200, new_labels=1000, new_positives=100, automatic_this_week=0)


def test_the_schedule_keeps_its_rhythm_within_a_longer_cooldown() -> None:
    slow = {**POLICY, "cadence_h": 168, "cooldown_h": 1080}
    assert retraining.decide(CALM, slow).retrain
    drifted = replace(CALM, hours_since_training=100, drift_windows=2)
    assert retraining.decide(drifted, slow).blocked_by == ["cooldown"]


def test_a_named_day_is_kept_whatever_the_length_of_a_month_or_the_hour_of_a_run() -> None:
    weekly = {**POLICY, "cadence_h": 168, "cooldown_h": 168, "on": "monday"}
    monday = replace(CALM, hours_since_training=167.9, days=("monday", "08"))
    assert retraining.decide(monday, weekly).retrain
    assert not retraining.decide(replace(monday, days=("tuesday", "09")), weekly).retrain
    assert not retraining.decide(replace(monday, hours_since_training=90), weekly).retrain
    monthly = {**POLICY, "cadence_h": 730, "on": "01"}
    march = replace(CALM, hours_since_training=671.9, days=("friday", "01"))
    assert retraining.decide(march, monthly).retrain


def test_a_run_a_little_sooner_than_the_last_one_does_not_slip_a_day() -> None:
    weekly = {**POLICY, "cadence_h": 168, "cooldown_h": 168}
    assert retraining.decide(replace(CALM, hours_since_training=167.9), weekly).retrain


def test_without_a_reason_nothing_happens() -> None:
    assert not retraining.decide(CALM, POLICY).retrain


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"hours_since_training": 720.0}, "schedule"),
        ({"drift_windows": 2}, "drift"),
        ({"metric_drop": 0.05}, "metric_drop"),
        ({"first": True}, "first"),
    ],
)
def test_each_reason_is_enough(change: dict[str, Any], reason: str) -> None:
    decision = retraining.decide(replace(CALM, **change), POLICY)
    assert (decision.retrain, decision.reasons) == (True, [reason])


@pytest.mark.parametrize(
    ("change", "block"),
    [
        ({"hours_since_training": 3.0}, "cooldown"),
        ({"new_labels": 10}, "too_few_labels"),
        ({"new_positives": 1}, "too_few_positives"),
        ({"automatic_this_week": 2}, "weekly_limit"),
    ],
)
def test_each_block_stops_a_drift_retrain(change: dict[str, Any], block: str) -> None:
    decision = retraining.decide(replace(CALM, drift_windows=3, **change), POLICY)
    assert (decision.retrain, decision.blocked_by) == (False, [block])


def test_one_drifting_window_is_not_enough() -> None:
    assert not retraining.decide(replace(CALM, drift_windows=1), POLICY).reasons


def test_human_approval_is_carried_along() -> None:
    assert retraining.decide(CALM, {**POLICY, "approval": "human"}).needs_approval
