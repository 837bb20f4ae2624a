"""Where maintenance has found nothing yet, a version is judged by faults planted into ordinary readings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from mlsystem import planted, registry, sample, task
from mlsystem.settings import Settings
from pipelines import evaluate, ingest, train, worse

TRAINED = datetime(2025, 3, 31, tzinfo=UTC)


def quiet(config: Settings) -> None:
    """Readings of assets that have no fault, and no work order."""
    past = sample.history(45 * 24 * sample.ASSETS, seed=7, start=TRAINED - timedelta(days=60))
    troubled = {order["asset"] for order in past.work_orders}
    calm = [r for r in past.readings if r["asset"] not in troubled]
    ingest.ingest(calm or past.readings, config)


def test_a_first_version_needs_no_label(empty: Settings) -> None:
    quiet(empty)
    card = train.train(empty, TRAINED)
    gate = evaluate.promote_if_passed(card.version, empty)
    assert gate.refused == []
    assert {check.name for check in gate.checks} == {"planted_auc", "false_alerts_per_week"}
    report = json.loads((empty.registry / card.version / "evaluation.json").read_text())
    assert report["metrics"]["planted_auc"] >= 0.9


def test_a_version_that_learnt_nothing_does_not_get_through(empty: Settings) -> None:
    quiet(empty)
    learn, _ = task.split(train.known(empty, TRAINED))
    model = task.fit(learn, empty)
    levels = dict.fromkeys(model.baseline.levels, 1e9)
    blind = replace(model, baseline=replace(model.baseline, lines={}, levels=levels))
    card = train.register(empty, TRAINED, blind)
    refused = evaluate.promote_if_passed(card.version, empty).refused
    assert any(reason.startswith("planted_auc") for reason in refused)


def test_planted_faults_are_told_from_ordinary_readings(system: Settings) -> None:
    model, _ = registry.load(system.registry, registry.resolve(system.registry))
    learn, held_out = task.split(train.known(system, TRAINED))
    rows = task.rows([r for r in held_out if r["fault"] is False])
    assert planted.auc(model, rows) > planted.auc(worse.fit(learn, system), rows)
    assert planted.auc(model, []) == 0.5
