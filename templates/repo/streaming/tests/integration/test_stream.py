"""The stream worker: dead letters, repeats; then outcomes and retraining."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from mlsystem import domain, features, outcomes, payments, prediction_log, registry, sample, sources, wired
from mlsystem.settings import Settings
from mlsystem.store import Local
from pipelines import ingest, monitor, outcome, retrain, snapshot, stream
from pipelines.situation import situation
from pipelines.train import table, train

DATA = sample.synthesise(12, seed=81)
LINES = [payments.encode(p).encode() for p in payments.rows(DATA.payments.head(120))]


def test_a_file_read_twice_is_decided_once_and_what_is_no_payment_set_aside(
    system: Settings, tmp_path: Path
) -> None:
    source, memory = tmp_path / "events.jsonl", Local()
    zoneless = LINES[1].replace(b"+00:00", b"")
    nowhere = LINES[1].replace(b'"lat": ', b'"lat": NaN, "was": ')
    source.write_bytes(b"\n".join([LINES[0], b"not json", b"{}", b"[1]", zoneless, nowhere, b"", LINES[2]]))
    for times in (1, 2):
        work = wired.processor(system, memory)
        counts = stream.run(sources.from_file(source), work, system.dead_letters)
        assert (counts["dead_letter"], counts.total()) == (5, 7)
        assert len(prediction_log.read(system.predictions)) == 2
        assert len(prediction_log.read(system.dead_letters)) == 5 * times
    assert [e["position"] for e in prediction_log.read(system.dead_letters)][:5] == ["2", "3", "4", "5", "6"]


def test_outcomes_stay_pending_until_the_labels_are_ripe(system: Settings) -> None:
    ingest.ingest(DATA.payments, "payments", system)
    ingest.ingest(DATA.labels, "labels", system)
    work = wired.processor(system)
    work.handle(list(payments.rows(DATA.payments)))
    early = outcome.measure(system, sample.START + timedelta(days=domain.LABEL_DELAY_DAYS))
    assert set(early["status"]) == {"pending"}
    assert early["recall"].null_count() == early.height
    later = sample.START + timedelta(days=sample.DAYS + domain.LABEL_DELAY_DAYS + 14)
    full = outcome.measure(system, later)
    assert set(full["status"]) == {"measured"}
    assert full["labelled_share"].min() == 1.0
    assert full["payments"].sum() == DATA.payments.height
    assert full["cases"].sum() == DATA.labels[domain.LABEL].sum()


def test_precision_recall_and_value_are_counted_by_hand() -> None:
    at = sample.START
    rows = pl.DataFrame(
        {
            "event_id": list("abcd"),
            "at": [at] * 4,
            "amount": [10.0, 30.0, 5.0, 1.0],
            "action": ["hold", "allow", "review", "allow"],
            "explored": [False, False, False, True],
        },
        schema_overrides={"at": outcomes.SCHEMA["at"]},
    )
    labels = pl.DataFrame({"event_id": list("abcd"), domain.LABEL: [1, 1, 0, 1], "known_at": [at] * 4})
    (week,) = outcomes.weekly(rows, labels, at + timedelta(days=domain.LABEL_DELAY_DAYS + 55)).to_dicts()
    assert (week["precision"], week["recall"]) == (2 / 3, 2 / 3)
    assert week["value_caught"] == 11 / 41


def window(system: Settings, shift: float, seed: int) -> list[dict[str, Any]]:
    data = sample.synthesise(90, seed, shift, days=100)
    day = (sample.START + timedelta(days=100)).date()
    prior = snapshot.risk.snapshot(table("payments", system), table("labels", system), day)
    built = features.build(data.payments, lambda _: prior)
    recent = built.filter(data.payments["at"] >= sample.START + timedelta(days=60))
    version = registry.resolve(system.registry)
    return [{"model_version": version, "features": row} for row in recent.iter_rows(named=True)]


def test_unshifted_traffic_is_silent_and_shifted_traffic_counts_up(system: Settings) -> None:
    assert monitor.monitor(system, window(system, 0.0, 31)).fired == []
    assert "amount_log" in monitor.monitor(system, window(system, 0.8, 32)).fired
    assert monitor.monitor(system, window(system, 0.8, 33)).fired
    assert monitor.windows_in_a_row(system) == 2


def test_retraining_waits_for_the_cooldown_then_runs_with_new_labels(system: Settings, now: datetime) -> None:
    held = retrain.retrain(system, now + timedelta(hours=1)).decision
    assert not held.retrain
    assert "cooldown" in held.blocked_by
    ingest.deliver(sample.synthesise(100, seed=8, start=now), system)
    later = now + timedelta(days=sample.DAYS + domain.LABEL_DELAY_DAYS)
    result = retrain.retrain(system, later)
    assert result.decision.retrain, result.decision
    assert result.gate is not None
    promoted = registry.resolve(system.registry) == result.version
    assert promoted == result.promoted == (result.gate.passed and not result.decision.needs_approval)
    assert situation(system, later).automatic_this_week == 1


def test_a_snapshot_is_published_and_read_by_the_worker(system: Settings) -> None:
    day = (sample.START + timedelta(days=120)).date()
    assert snapshot.publish(system, day).is_file()
    risk = wired.processor(system).snapshots.on(day)
    assert risk.merchants
    assert train(system, sample.START + timedelta(days=sample.DAYS + 60)).extra["rows"] > 0
