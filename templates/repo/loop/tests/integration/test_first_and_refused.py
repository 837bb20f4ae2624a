"""Without a champion the first scheduled run trains; what a gate refused is not trained again each night."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mlsystem import registry
from mlsystem.settings import Settings
from pipelines import monitor, retrain
from pipelines.situation import situation

DAY = timedelta(days=1)
READY = {
    "on": "",
    "min_new_labels": 0,
    "min_new_positives": 0,
    "max_automatic_per_week": 7,
    "approval": "auto",
}


@pytest.fixture
def unused(system: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Settings, datetime]:
    """Landed data and no model, with a policy that asks for no more labels; when the first was trained."""
    trained = datetime.fromisoformat(registry.card(system.registry, "v0001").trained_at)
    shutil.copytree(system.landing, tmp_path / "fresh" / "landing")
    policy, table = {**system.table("retraining"), **READY}, Settings.table
    monkeypatch.setattr(Settings, "table", lambda s, name: policy if name == "retraining" else table(s, name))
    return replace(system, home=tmp_path / "fresh"), trained


def test_the_first_scheduled_run_trains(unused: tuple[Settings, datetime]) -> None:
    config, now = unused
    first = retrain.retrain(config, now)
    assert first.decision.reasons == ["first"]
    assert first.version == "v0001"
    assert registry.resolve(config.registry) == "v0001"


def test_the_monitor_of_a_system_without_a_champion_has_nothing_to_compare(
    unused: tuple[Settings, datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(monitor.settings, "load", lambda: unused[0])
    monitor.main()


def test_a_refused_candidate_counts_as_a_training(system: Settings) -> None:
    card = registry.card(system.registry, "v0001")
    cadence = timedelta(hours=system.table("retraining")["cadence_h"])
    due = datetime.fromisoformat(card.trained_at) + cadence
    assert situation(system, due).hours_since_training >= cadence / timedelta(hours=1)
    facts = {"family": "toy", "inputs": [], "metrics": {}, "data_snapshot": "", "code_sha": ""}
    registry.register(system.registry, [1], trained_at=due.isoformat(), **facts)
    assert situation(system, due + DAY).hours_since_training == 24
