"""What arrives at the stream is decided on once and lands where training reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from mlsystem import payments, prediction_log, sample, wired
from mlsystem.beat import Beat
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.store import Local
from pipelines import follow, following, ingest, snapshot
from pipelines.train import table

DATA = sample.synthesise(12, seed=81)
ROWS = list(payments.rows(DATA.payments.head(60)))
LINES = [Message(payments.encode(p).encode(), str(n)) for n, p in enumerate(ROWS)]


def test_a_stream_is_decided_on_and_landed_and_a_repeat_changes_nothing(system: Settings) -> None:
    before, shared = table("payments", system).height, Local()
    for _ in range(2):
        work = wired.processor(system, shared)
        one = follow.worker(system, work, wired.current(system))
        counts = following.run([LINES[:40], [], LINES[40:]], one, lambda: None, Beat())
        assert counts.total() == len(LINES)
    logged = prediction_log.read(system.predictions)
    assert [e["event_id"] for e in logged] == [p.event_id for p in ROWS]
    assert {e["model_version"] for e in logged} == {"v0001"}
    assert table("payments", system).height == before + len(ROWS)


class Bucket:
    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        self.held[Key] = Body


def test_where_containers_share_a_bucket_a_file_waits_for_ingestion(system: Settings) -> None:
    bucket, shared = Bucket(), replace(system, artifact_bucket="artifacts")
    one = follow.worker(shared, wired.processor(system, Local()), wired.current(system), bucket)
    one.take(LINES)
    one.hand_on()
    ((key, body),) = bucket.held.items()
    assert key.startswith("incoming/payments-")
    system.incoming.mkdir()
    (system.incoming / key.rpartition("/")[2]).write_bytes(body)
    (done,) = ingest.backfill(system.incoming, system)
    assert (done.accepted, done.quarantined) == (len(ROWS), 0)


def test_a_promotion_and_a_snapshot_are_noticed_between_batches(system: Settings) -> None:
    work: Any = wired.processor(system, Local())
    kept = work.predictor
    work.predictor = None
    published = replace(wired.current(system), aliases=b"")
    one = follow.worker(system, work, published)
    snapshot.publish(system, sample.KNOWN_AT.date())
    one.take(LINES[:1])
    assert work.predictor.version == kept.version
    assert work.snapshots.newest() == sample.KNOWN_AT.date()
    assert isinstance(table("payments", system), pl.DataFrame)
