"""When an alert is raised, and the threshold that keeps to the budget."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from mlsystem import alarms
from mlsystem.alarms import Memory

START = datetime(2025, 3, 1, tzinfo=UTC)
RULES: dict[str, Any] = {
    "confirm": 3,
    "quiet_hours": 10,
    "false_alerts_per_week": 1.0,
    "counted_for": "fleet",
}


def hours(n: int, asset: str = "a") -> list[tuple[str, datetime]]:
    return [(asset, START + timedelta(hours=h)) for h in range(n)]


def test_one_wild_reading_is_no_alert_and_three_in_a_row_are_one() -> None:
    assert alarms.replay(hours(5), [9, 0, 9, 9, 0], 5, RULES) == [False] * 5
    assert alarms.replay(hours(5), [9, 9, 9, 9, 9], 5, RULES) == [False, False, True, False, False]


def test_after_an_alert_the_asset_is_quiet_for_a_while_and_others_are_not() -> None:
    raised = alarms.replay(hours(20), [9] * 20, 5, RULES)
    assert [h for h, alert in enumerate(raised) if alert] == [2, 12]
    both = [row for pair in zip(hours(3), hours(3, "b"), strict=True) for row in pair]
    assert sum(alarms.replay(both, [9] * 6, 5, RULES)) == 2


def test_memory_starts_again_below_the_threshold() -> None:
    memory, raised = alarms.step(Memory(2), START, 1.0, 5.0, RULES)
    assert (memory, raised) == (Memory(0), False)


def test_the_threshold_is_the_lowest_that_keeps_to_the_budget() -> None:
    rows = hours(24 * 28)
    scores = np.random.default_rng(1).gamma(2.0, 1.0, len(rows))
    threshold = alarms.calibrate(rows, scores.tolist(), RULES)
    allowed = RULES["false_alerts_per_week"] * alarms.weeks([at for _, at in rows])
    assert 0 < sum(alarms.replay(rows, scores.tolist(), threshold, RULES)) <= allowed
    assert sum(alarms.replay(rows, scores.tolist(), threshold * 0.6, RULES)) > allowed


def test_a_smaller_budget_never_gives_a_lower_threshold() -> None:
    rows = hours(24 * 28)
    scores = np.random.default_rng(2).gamma(2.0, 1.0, len(rows)).tolist()
    found = [alarms.calibrate(rows, scores, {**RULES, "false_alerts_per_week": b}) for b in (0.0, 0.5, 2.0)]
    assert found == sorted(found, reverse=True)


def test_a_budget_for_each_asset_grows_with_the_fleet() -> None:
    names = [f"asset-{n}" for n in range(20)]
    rows = [(name, at) for _, at in hours(24 * 14) for name in names]
    scores = np.random.default_rng(3).gamma(2.0, 1.0, len(rows)).tolist()
    fleet = alarms.calibrate(rows, scores, RULES)
    each = alarms.calibrate(rows, scores, {**RULES, "counted_for": "asset"})
    raised = sum(alarms.replay(rows, scores, each, RULES))
    assert alarms.watched(rows, "asset") == 20 * alarms.watched(rows, "fleet")
    assert each < fleet
    assert alarms.watched(rows, "fleet") < raised <= alarms.watched(rows, "asset")
