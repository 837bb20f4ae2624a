"""What arrives at the stream is judged once and lands where training reads it."""

from __future__ import annotations

import json
from dataclasses import replace

from mlsystem import prediction_log
from mlsystem.beat import Beat
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from mlsystem.shared_state import SharedState
from mlsystem.sources import Message
from mlsystem.store import Local
from pipelines import follow, following, ingest, stream


def messages(week: Sample, n: int) -> list[Message]:
    arrived = sorted(week.readings, key=lambda r: (r["arrived_at"], r["id"]))
    return [Message(json.dumps(r).encode(), str(i)) for i, r in enumerate(arrived[:n])]


def test_a_stream_is_judged_and_landed_and_a_repeat_changes_nothing(system: Settings, week: Sample) -> None:
    before, shared, lines = len(ingest.landed(system)), Local(), messages(week, 60)
    for _ in range(2):
        work = replace(stream.processor(system), state=SharedState(shared))
        one = follow.worker(system, work)
        counts = following.run([lines[:40], [], lines[40:]], one, lambda: None, Beat())
        assert counts.total() == 60
    assert len(prediction_log.read(system.predictions)) == 60
    assert len(ingest.landed(system)) == before + 60


class Bucket:
    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        self.held[Key] = Body


def test_where_containers_share_a_bucket_a_file_waits_for_ingestion(system: Settings, week: Sample) -> None:
    bucket, shared, lines = Bucket(), replace(system, artifact_bucket="artifacts"), messages(week, 20)
    work = replace(stream.processor(system), state=SharedState(Local()))
    one = follow.worker(shared, work, bucket)
    one.take(lines)
    one.hand_on()
    ((key, body),) = bucket.held.items()
    assert key.startswith("incoming/readings-")
    system.incoming.mkdir()
    (system.incoming / key.rpartition("/")[2]).write_bytes(body)
    (done,) = ingest.deliver(system.incoming, system).values()
    assert (done.accepted, done.quarantined) == (20, 0)
