"""The loop as a whole: drift is seen, silence is kept, a worse version is refused, rollback restores."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from mlsystem import registry, sample, task
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, monitor, rehearsal, retrain, train

TRAINED = datetime(2025, 3, 31, tzinfo=UTC)
LATER = TRAINED + timedelta(days=200)
WEEK = 7 * 24 * sample.ASSETS


def window(config: Settings, shift: float, seed: int) -> rehearsal.Entries:
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    found = train.featured(sample.synthesise(WEEK, seed, TRAINED, shift))
    return [{"model_version": card.version, "signals": row} for row in task.all_signals(model, found)]


def test_a_hot_week_raises_the_alarm_and_an_ordinary_one_does_not(system: Settings) -> None:
    ordinary, shifted = window(system, 0.0, 41), window(system, 1.0, 42)
    assert monitor.monitor(system, ordinary).fired == []
    assert "temperature_c_residual" in monitor.monitor(system, shifted).fired
    assert monitor.monitor(system, shifted).fired
    assert monitor.windows_in_a_row(system) == 1, "a run that is tried again judges the same window"
    assert monitor.monitor(system, shifted[1:]).fired
    assert monitor.windows_in_a_row(system) == 2
    assert monitor.monitor(system, shifted[:20]).status == "too_few"
    assert monitor.windows_in_a_row(system) == 2
    monitor.monitor(system, ordinary)
    assert monitor.windows_in_a_row(system) == 0


def test_the_cooldown_and_too_few_labels_hold_retraining_back(system: Settings) -> None:
    result = retrain.retrain(system, TRAINED + timedelta(hours=1))
    assert not result.decision.retrain
    assert {"cooldown", "too_few_labels"} <= set(result.decision.blocked_by)
    assert registry.versions(system.registry) == ["v0001"]


def test_enough_new_labels_make_a_judged_version(system: Settings) -> None:
    more = sample.history(20 * 24 * sample.ASSETS, 43, TRAINED + timedelta(days=1))
    ingest.ingest(more.work_orders, system, task.ORDERS)
    ingest.ingest(more.readings, system)
    result = retrain.retrain(system, LATER)
    assert result.decision.retrain
    assert result.gate is not None
    assert result.promoted == (result.gate.passed and not result.decision.needs_approval)
    assert registry.resolve(system.registry) == ("v0002" if result.promoted else "v0001")
    report = json.loads((system.registry / "v0002" / "evaluation.json").read_text())
    assert report["passed"] == result.gate.passed


def test_a_version_from_a_wrong_join_is_refused_and_rollback_restores(system: Settings) -> None:
    rehearsal.refuse_worse(system)
    assert registry.resolve(system.registry) == "v0001"
    again = train.train(system, TRAINED)
    assert evaluate.promote_if_passed(again.version, system).passed
    assert registry.resolve(system.registry) == "v0003"
    assert registry.rollback(system.registry) == "v0001"
