"""The detector: same data same scores, assets of its own and new ones, and a wrong join that is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from mlsystem import detection, detector, registry, task
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import train

TRAINED = datetime(2025, 3, 31, tzinfo=UTC)


@pytest.fixture
def parts(system: Settings) -> tuple[list[Record], list[Record]]:
    return task.split(train.known(system, TRAINED))


def test_judged_on_what_is_newer_and_on_assets_never_seen(parts: tuple[list[Record], list[Record]]) -> None:
    learn, held_out = parts
    assert max(r["at"] for r in learn) < min(r["at"] for r in held_out)
    assert {r["asset"] for r in held_out} > {r["asset"] for r in learn}
    assert {r["kind"] for r in learn} == {r["kind"] for r in held_out}


@pytest.mark.parametrize("family", task.FAMILIES)
def test_training_twice_gives_the_same_scores_and_faults_score_higher(
    parts: tuple[list[Record], list[Record]], family: str
) -> None:
    learn, held_out = parts
    normal = task.rows([r for r in learn if r["fault"] is False])
    first, second = detector.fit(normal, family), detector.fit(normal, family)
    some = [r for r in held_out if r["fault"]] + [r for r in held_out if r["fault"] is False][:300]
    scores = first.scores(task.rows(some))
    assert np.array_equal(scores, second.scores(task.rows(some)))
    assert np.isfinite(scores).all()
    faults = np.asarray([bool(r["fault"]) for r in some])
    assert np.median(scores[faults]) > np.median(scores[~faults])


def test_the_family_and_threshold_in_use_keep_to_the_budget(system: Settings) -> None:
    model, card = registry.load(system.registry, registry.resolve(system.registry))
    assert model.name in task.FAMILIES
    assert card.extra["threshold"] == model.threshold < float("inf")
    assert card.metrics["false_alerts_per_week"] <= system.table("gates")["at_most"]["false_alerts_per_week"]


def test_reasons_name_the_sensor_that_is_off(parts: tuple[list[Record], list[Record]]) -> None:
    learn, held_out = parts
    model = detector.fit(task.rows([r for r in learn if r["fault"] is False]), "robust_residual")
    (row,) = task.rows(held_out[:1])
    hot = {**row.features, "temperature_c": row.features["temperature_c"] + 40, "temperature_c_level": 40.0}
    assert model.reasons(row.__class__(row.asset, row.kind, row.at, hot))[0] == "temperature_c above ordinary"


def test_no_rows_have_no_scores(system: Settings) -> None:
    model, _ = registry.load(system.registry, registry.resolve(system.registry))
    assert model.scores([]).shape == (0,)


def test_outcomes_count_events_not_readings() -> None:
    start = TRAINED
    rows = [
        {
            "at": start.replace(hour=h),
            "asset": "a",
            "fault": 4 <= h < 10,
            "order": "w1" if 4 <= h < 10 else None,
        }
        for h in range(24)
    ]
    alerts = [h in (6, 8, 20) for h in range(24)]
    found = detection.outcome(rows, alerts, "fleet")
    assert found["events_caught"] == 1.0
    assert found["lead_hours"] == 3.0
    assert found["false_alerts_per_week"] == pytest.approx(1 / (23 / 168))
    both = [{**row, "asset": "ab"[h % 2]} for h, row in enumerate(rows)]
    assert detection.outcome(both, alerts, "asset")["false_alerts_per_week"] == pytest.approx(
        0.5 / (23 / 168)
    )
    nothing = detection.outcome(rows, [False] * 24, "fleet")
    assert (nothing["events_caught"], nothing["lead_hours"]) == (0.0, 0.0)
