"""The limit in `conf/retraining.toml` holds: a week that is used up trains nothing more and says why."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timedelta

import pytest

from mlsystem import automatic, registry
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings
from pipelines import retrain
from pipelines.situation import situation

ALWAYS_DUE = {"on": "", "cadence_h": 0, "cooldown_h": 0, "min_new_labels": 0, "min_new_positives": 0}
HOUR = timedelta(hours=1)


@pytest.fixture
def due(system: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Always due, one automatic training a week; a training takes the model there is, which costs no time."""
    policy = {**system.table("retraining"), **ALWAYS_DUE, "max_automatic_per_week": 1}
    table = Settings.table
    monkeypatch.setattr(Settings, "table", lambda s, name: policy if name == "retraining" else table(s, name))
    monkeypatch.setattr(retrain, "train", again)
    return system


def again(config: Settings, now: datetime) -> ModelCard:
    model, card = registry.load(config.registry, "v0001")
    facts = {name: value for name, value in asdict(card).items() if name not in ("version", "sha256")}
    return registry.register(config.registry, model, **{**facts, "trained_at": now.isoformat()})


def test_a_week_that_is_used_up_trains_nothing_more(due: Settings) -> None:
    start = datetime.fromisoformat(registry.card(due.registry, "v0001").trained_at) + HOUR
    first = retrain.retrain(due, start)
    assert first.version == "v0002"
    note = json.loads((due.registry / "v0002" / automatic.NOTE).read_text())
    assert note == {"at": start.isoformat(), "reasons": first.decision.reasons}
    held = retrain.retrain(due, start + HOUR)
    assert (held.version, held.decision.blocked_by) == (None, ["weekly_limit"])
    assert registry.versions(due.registry) == ["v0001", "v0002"]
    assert situation(due, start + HOUR).automatic_this_week == 1
    assert automatic.this_week(due.registry, start + automatic.WEEK) == 0
