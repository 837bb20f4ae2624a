"""The loop as a whole: drift is seen, silence is kept, a worse version is refused, rollback restores."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from mlsystem import registry, sample
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, monitor, rehearsal, retrain, train
from pipelines.situation import situation

TRAINED = datetime(2025, 3, 31, tzinfo=UTC)
LATER = TRAINED + timedelta(days=200)


def test_shifted_records_raise_the_alarm_and_ordinary_ones_do_not(system: Settings) -> None:
    ordinary = rehearsal.window(system, sample.synthesise(550, 41, TRAINED))
    shifted = rehearsal.window(system, sample.synthesise(550, 42, TRAINED, 1.0))
    assert monitor.monitor(system, ordinary).fired == []
    assert monitor.monitor(system, shifted).fired
    assert monitor.monitor(system, [*shifted, shifted[0]]).fired
    assert monitor.windows_in_a_row(system) == 1, "a run that is tried again judges the same window"
    assert monitor.monitor(system, shifted[1:]).fired
    assert monitor.windows_in_a_row(system) == 2
    assert monitor.monitor(system, shifted[:20]).status == "too_few"
    assert monitor.windows_in_a_row(system) == 2
    monitor.monitor(system, ordinary)
    assert monitor.windows_in_a_row(system) == 0


def test_too_few_new_labels_hold_retraining_back(system: Settings) -> None:
    result = retrain.retrain(system, LATER)
    assert "schedule" in result.decision.reasons
    assert "too_few_labels" in result.decision.blocked_by
    assert registry.versions(system.registry) == ["v0001"]


def test_enough_new_labels_make_a_judged_version(system: Settings) -> None:
    ingest.ingest(sample.synthesise(900, 43, TRAINED + timedelta(days=1)), system)
    result = retrain.retrain(system, LATER)
    assert result.decision.retrain
    assert result.gate is not None
    assert result.promoted == (result.gate.passed and not result.decision.needs_approval)
    serving = registry.resolve(system.registry)
    assert serving == ("v0002" if result.promoted else "v0001")
    report = json.loads((system.registry / "v0002" / "evaluation.json").read_text())
    assert report["passed"] == result.gate.passed
    assert situation(system, LATER).automatic_this_week == 1


def test_labels_from_the_future_are_not_learnt_from(system: Settings) -> None:
    before = len(train.known(system, TRAINED))
    ingest.ingest(sample.synthesise(100, 44, LATER), system)
    assert len(train.known(system, TRAINED)) == before


def test_a_version_that_learnt_from_mixed_up_labels_is_refused(system: Settings) -> None:
    rehearsal.refuse_worse(system)
    assert registry.resolve(system.registry) == "v0001"
    report = json.loads((system.registry / "v0002" / "evaluation.json").read_text())
    assert report["passed"] is False


def test_a_version_that_fails_its_limits_is_not_promoted_and_rollback_restores(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = train.train(system, TRAINED)
    assert evaluate.promote_if_passed(again.version, system).passed
    limits = {**system.table("gates"), "champion": {**system.table("gates")["champion"], "tolerance": -2.0}}
    table = Settings.table
    monkeypatch.setattr(
        Settings, "table", lambda self, name: limits if name == "gates" else table(self, name)
    )
    worse = train.train(system, TRAINED)
    assert evaluate.promote_if_passed(worse.version, system).refused
    assert registry.resolve(system.registry) == again.version
    assert registry.rollback(system.registry) == "v0001"
