"""The stream worker: once per event, late ones, broken ones, crashes, and what it lands."""

from __future__ import annotations

import urllib.error
import urllib.request
from datetime import timedelta
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import polars as pl
import pytest

from mlsystem import beat, domain, events, features, prediction_log, sample, sources, windows
from mlsystem.beat import Beat
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.state import Windows
from mlsystem.store import Local
from pipelines import ingest, replay, stream
from pipelines.stream import NotTheWriterError
from pipelines.train import table

DATA = sample.synthesise(40, seed=17)
EVENTS = list(events.rows(DATA.activity))
LINES = [Message(events.encode(e), str(n)) for n, e in enumerate(EVENTS, 1)]


def nothing() -> None:
    """No place to move."""


def test_the_store_and_the_landed_events_give_the_same_features(empty: Settings) -> None:
    kept = Windows(Local())
    worker = stream.worker(empty, kept)
    online = [
        windows.values(kept.read(body[domain.ENTITY]).state, moment)
        for body, moment in zip(replay.decisions(DATA, 40, worker), DATA.records["at"], strict=True)
    ]
    worker.take(LINES)
    worker.hand_on()
    landed = features.as_of(DATA.records, table("activity", empty))
    rows = np.array([[row[name] for name in windows.NAMES] for row in online])
    np.testing.assert_allclose(rows, landed.to_numpy(), atol=1e-6)
    assert landed["events_count_1h"].sum() > 100


def test_a_file_of_events_is_folded_and_landed_once_however_often_it_is_read(
    empty: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(b"\n".join([m.data for m in LINES] + [LINES[-1].data]))
    kept = Windows(Local())
    first = stream.run(sources.from_file(path), stream.worker(empty, kept), nothing, Beat())
    late = sum((e.arrived_at - e.at).total_seconds() > windows.LATENESS_S for e in EVENTS)
    assert first == {"counted": len(EVENTS) - late, "late": late, "repeated": 1}
    again = stream.run(sources.from_file(path), stream.worker(empty, kept), nothing, Beat())
    assert again["counted"] == 0
    assert table("activity", empty).height == len(EVENTS)


def test_a_worker_that_dies_before_landing_reads_again_and_counts_nothing_twice(empty: Settings) -> None:
    kept, places = Windows(Local()), list[str]()
    dying = stream.worker(empty, kept)
    dying.take(LINES[:50])
    restarted = stream.worker(empty, kept)
    counts = stream.run([LINES[:50], LINES[50:]], restarted, partial(places.append, "done"), Beat())
    assert counts["repeated"] + counts["passed"] >= 49
    assert counts["counted"] + counts["late"] <= len(EVENTS) - 49
    assert places == ["done"], "the place moves once everything is handed on"
    assert table("activity", empty).height == len(EVENTS)


def test_what_is_no_event_becomes_a_dead_letter(empty: Settings) -> None:
    batch = [Message(b"not json", "1"), Message(b"{}", "2"), LINES[0], Message(b"[1]", "4")]
    worker = stream.worker(empty, Windows(Local()))
    assert stream.run([batch], worker, nothing, Beat())["dead_letter"] == 3
    assert [entry["position"] for entry in prediction_log.read(empty.dead_letters)] == ["1", "2", "4"]


def test_a_second_worker_changes_nothing(empty: Settings) -> None:
    local = Local()
    stream.worker(empty, Windows(local)).take(LINES[:5])
    other = stream.worker(empty, Windows(local))
    other.name = "other"
    before = dict(local.plain)
    with pytest.raises(NotTheWriterError):
        other.take(LINES[5:])
    assert local.plain == before


def test_an_idle_stream_has_been_read_up_to_now(empty: Settings) -> None:
    kept = Windows(Local())
    worker = stream.worker(empty, kept)
    worker.take(LINES[:5])
    assert kept.read("x").folded_to == EVENTS[4].arrived_at
    now = EVENTS[4].arrived_at + timedelta(hours=1)
    replay.reach(worker, now)
    assert kept.read("x").age_s(now) == 0


def test_where_containers_share_a_store_events_wait_there_for_the_ingest_step(
    empty: Settings, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"

    class Store:
        def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
            target = shared / Key
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(Body)

    config: Any = Settings(empty.home, empty.conf, empty.contracts, artifact_bucket="bucket")
    worker = stream.worker(config, Windows(Local()), Store())
    worker.take([*LINES, LINES[3]])
    worker.hand_on()
    (file,) = (shared / "incoming").glob("activity-*.parquet")
    assert pl.read_parquet(file).height == len(EVENTS)
    assert not list((config.home / "outgoing").iterdir())
    (done,) = ingest.backfill(shared / "incoming", config)
    assert (done.accepted, done.quarantined) == (len(EVENTS), 0)


def test_health_fails_when_the_worker_stands_still_and_metrics_tell_the_age() -> None:
    pulse = Beat()
    server = ThreadingHTTPServer(("127.0.0.1", 0), beat.handler(pulse))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    pulse.beat({"counted": 3}, EVENTS[0].arrived_at)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    assert opener.open(f"{address}/healthz").read() == b"ok"
    text = opener.open(f"{address}/metrics").read().decode()
    assert 'events_total{outcome="counted"} 3.0' in text
    assert "feature_age_seconds" in text
    pulse.last -= beat.STILL_S
    with pytest.raises(urllib.error.HTTPError):
        opener.open(f"{address}/healthz")
    server.shutdown()
    server.server_close()
