"""The loop as a whole: a worse version is refused, retraining keeps to its policy, rollback restores."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from mlsystem import registry, sample, task
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, monitor, rehearsal, retrain
from pipelines.situation import situation
from pipelines.train import train


def test_a_version_that_learned_nothing_never_becomes_champion(system: Settings, now: datetime) -> None:
    before = registry.resolve(system.registry)
    version = rehearsal.worse(system, now)
    result = evaluate.promote_if_passed(version, system)
    assert result.refused
    assert registry.resolve(system.registry) == before
    report = json.loads((system.registry / version / "evaluation.json").read_text())
    assert (report["passed"], bool(report["slices"])) == (False, True)


def test_the_same_seed_and_data_give_the_same_artefact(system: Settings, now: datetime) -> None:
    assert train(system, now).sha256 == registry.card(system.registry, "v0001").sha256


def test_the_gate_compares_with_the_champion(system: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The champion passes against itself, unless it must be clearly better."""
    assert evaluate.evaluate("v0001", system).passed
    limits = system.table("gates")
    limits["champion"]["tolerance"] = -0.5
    table = Settings.table
    monkeypatch.setattr(Settings, "table", lambda s, name: limits if name == "gates" else table(s, name))
    assert any("against the champion" in reason for reason in evaluate.evaluate("v0001", system).refused)


def test_retraining_waits_for_the_cooldown(system: Settings, now: datetime) -> None:
    result = retrain.retrain(system, now + timedelta(hours=1))
    assert not result.decision.retrain
    assert "cooldown" in result.decision.blocked_by


def test_retraining_trains_when_due_and_labels_are_there(system: Settings, now: datetime) -> None:
    later = now + timedelta(days=sample.AHEAD_DAYS)
    ingest.deliver(sample.ahead(sample.SMALLEST, seed=8), system)
    labels, positives = task.arrived(system, now, later)
    assert 0 < positives <= labels
    result = retrain.retrain(system, later)
    assert result.decision.retrain, result.decision
    assert (result.version, result.gate is not None) == ("v0002", True)
    assert result.gate is not None
    assert result.promoted == (result.gate.passed and not result.decision.needs_approval)
    assert (registry.resolve(system.registry) == "v0002") == result.promoted
    assert situation(system, later).automatic_this_week == 1


def test_what_has_not_arrived_is_not_counted(system: Settings, now: datetime) -> None:
    ingest.deliver(sample.ahead(sample.SMALLEST, seed=8), system)
    assert task.arrived(system, now, now) == (0, 0)


def test_a_promotion_starts_the_count_of_drift_windows_again(system: Settings) -> None:
    entries = [{"model_version": "v0001", "features": {}}]
    assert monitor.monitor(system, entries[:0]).status == "too_few"
    assert monitor.windows_in_a_row(system) == 0
    monitor.reset(system)
    assert monitor.windows_in_a_row(system) == 0
