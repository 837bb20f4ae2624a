"""Monitoring and retraining on a trained system."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from mlsystem import domain, features, registry, sample
from mlsystem.settings import Settings
from pipelines import ingest, monitor, rehearsal, retrain
from pipelines.situation import situation
from pipelines.train import table


def window(version: str, shift: float, seed: int, rows: int = 900) -> list[dict[str, Any]]:
    data = sample.synthesise(rows, seed, shift)
    built = features.build(data.records, data.activity)
    return [{"model_version": version, "features": row} for row in built.iter_rows(named=True)]


def test_unshifted_traffic_is_silent_and_shifted_traffic_counts_up(system: Settings) -> None:
    version = registry.resolve(system.registry)
    assert monitor.monitor(system, window(version, 0.0, 31)).fired == []
    for rows in (900, 900, 950):
        assert monitor.monitor(system, window(version, 1.5, 32, 950)[:rows]).fired
        assert monitor.windows_in_a_row(system) == 1, "a run that is tried again judges the same window"
    assert monitor.monitor(system, window(version, 1.5, 33)).fired
    assert monitor.windows_in_a_row(system) == 2
    monitor.monitor(system, window(version, 0.0, 34, rows=100))
    assert monitor.windows_in_a_row(system) == 2, "a window with too few rows clears nothing"
    monitor.monitor(system, window(version, 0.0, 35))
    assert monitor.windows_in_a_row(system) == 0


def test_predictions_of_another_version_are_not_compared(system: Settings) -> None:
    assert monitor.monitor(system, window("v9999", 1.5, 36)).status == "too_few"


def test_retraining_waits_for_the_cooldown(system: Settings, now: datetime) -> None:
    result = retrain.retrain(system, now + timedelta(hours=1))
    assert not result.decision.retrain
    assert "cooldown" in result.decision.blocked_by


def test_retraining_trains_when_due_and_labels_are_there(system: Settings, now: datetime) -> None:
    later = now + timedelta(days=sample.DAYS + 40)
    ingest.deliver(sample.synthesise(3000, seed=8, start=now), system)
    result = retrain.retrain(system, later)
    assert result.decision.retrain, result.decision
    assert result.version == "v0002"
    assert result.gate is not None
    promoted = registry.resolve(system.registry) == "v0002"
    assert promoted == result.promoted
    assert result.promoted == (result.gate.passed and not result.decision.needs_approval)
    assert situation(system, later).automatic_this_week == 1


def test_a_model_that_learnt_from_shuffled_labels_is_refused(system: Settings, now: datetime) -> None:
    rehearsal.refuse_worse(system, now)
    assert registry.resolve(system.registry) == "v0001"
    assert registry.versions(system.registry) == ["v0001", "v0002"]


def test_the_situation_counts_labels_since_training(system: Settings, now: datetime) -> None:
    assert situation(system, now).new_labels == 0
    later = situation(system, now + timedelta(days=100))
    assert (
        later.new_labels == table("labels", system).filter(table("labels", system)["known_at"] > now).height
    )
    assert later.hours_since_training == 2400
    assert domain.LABEL in table("labels", system).columns
