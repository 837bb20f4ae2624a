"""The stream worker and the jobs around it: repeats change nothing, what cannot be read is set aside."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mlsystem import domain, prediction_log, registry, sample, slates
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.store import Local
from pipelines import experiment, monitor, requests, snapshot, stream, warm, window

DATA = sample.synthesise(20, seed=51)
EVENTS = [event for body in requests.events(DATA.events) for event in body["events"]]


def lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_a_file_is_read_and_a_repeat_changes_nothing(empty: Settings, tmp_path: Path) -> None:
    source = Namespace(file=lines(tmp_path / "events.jsonl", EVENTS), stream=None)
    local = Local()
    first = stream.run(stream.batches(source, None), local, empty)
    assert first == {"stored": len(EVENTS), "dead_letter": 0}
    once = {key: dict(members) for key, members in local.sorted.items()}
    stream.run(stream.batches(source, None), local, empty)
    assert local.sorted == once
    assert local.get("checkpoint:file") == str(len(EVENTS))


@pytest.mark.parametrize(
    "change", [{"kind": "stolen"}, {"at": "yesterday"}, {"at": "2025-01-01T00:00:00"}, {"event_id": None}]
)
def test_what_cannot_be_read_is_set_aside_with_its_reason(empty: Settings, change: dict[str, Any]) -> None:
    data = {**EVENTS[0], **change}
    if data["event_id"] is None:
        del data["event_id"]
    counts = stream.run([[Message(json.dumps(data).encode(), "7"), Message(b"{", "8")]], Local(), empty)
    assert counts == {"stored": 0, "dead_letter": 2}
    entries = [json.loads(line) for line in empty.dead_letters.read_text().splitlines()]
    assert [e["position"] for e in entries] == ["7", "8"]
    assert all(e["reason"] for e in entries)


class Kinesis:
    """As much of a boto3 client as is used."""

    def get_shard_iterator(self, **call: Any) -> dict[str, str]:
        self.start = call["ShardIteratorType"]
        return {"ShardIterator": "1"}

    def get_records(self, **_: Any) -> dict[str, Any]:
        record = {"Data": json.dumps(EVENTS[0]).encode(), "SequenceNumber": "42"}
        return {"Records": [record], "NextShardIterator": None}


def test_a_stream_goes_on_after_its_checkpoint(empty: Settings) -> None:
    client, local = Kinesis(), Local()
    source = Namespace(file=None, stream="clicks", shard="s")
    stream.run(stream.batches(source, None, client), local, empty, "s")
    assert (client.start, local.get("checkpoint:s")) == ("TRIM_HORIZON", "42")
    stream.run(stream.batches(source, "42", client), local, empty, "s")
    assert client.start == "AFTER_SEQUENCE_NUMBER"


def test_a_lost_store_is_filled_from_what_has_landed(system: Settings) -> None:
    local = Local()
    assert warm.warm(system, stream.histories(system, local)) == len(local.sorted) > 100


def answers(system: Settings, shift: float, seed: int, now: datetime) -> list[dict[str, Any]]:
    """What the log of a window of traffic would hold."""
    from fastapi.testclient import TestClient

    from services.api.app import create_app

    system.predictions.unlink(missing_ok=True)
    data, local = sample.ahead(sample.SMALLEST, seed, shift), Local()
    warm.warm(system, stream.histories(system, local))
    warm.fill(data.events, stream.histories(system, local))
    with TestClient(create_app(system, local)) as client:
        for body in requests.recommendations(
            data, now + timedelta(days=sample.AHEAD_DAYS), 560, days=sample.AHEAD_DAYS
        ):
            assert client.post("/recommend", json=body).status_code == 200
    return prediction_log.read(system.predictions)


def test_shifted_traffic_raises_the_alarm_and_ordinary_traffic_does_not(
    system: Settings, now: datetime
) -> None:
    snapshot.snapshot(system, now.date())
    for shift, seed in ((0.0, 61), (1.0, 62)):
        answers(system, shift, seed, now)
        report = monitor.monitor(system, window.newest(system))
        assert (report.status, bool(report.fired)) == ("compared", shift > 0), report.fired
    assert monitor.windows_in_a_row(system) == 1


def test_the_arms_are_compared_on_what_was_picked_since(system: Settings, now: datetime) -> None:
    log = prediction_log.sink(system)
    pick = DATA.events.row(0, named=True)
    entry = {
        "user": pick[domain.USER],
        "items": [pick[domain.ITEM]],
        "arm": slates.CONTROL,
        "degraded": False,
    }
    log.write(
        {**entry, "at": (now - timedelta(days=3)).isoformat(), "features": {}, "model_version": "v0001"}
    )
    report = experiment.experiment(system, now)
    assert report == json.loads((system.home / "published" / "experiment.json").read_text())
    assert report["status"] == "pending"
    assert report["arms"]["control"]["shown"] == 1
    assert registry.versions(system.registry) == ["v0001"]
