"""The stream worker: dead letters, its place, and a restart that judges nothing twice."""

from __future__ import annotations

import json
from pathlib import Path

from mlsystem import prediction_log, sources
from mlsystem.sample import Sample
from mlsystem.settings import Settings
from pipelines import stream


def lines(week: Sample, n: int) -> list[bytes]:
    arrived = sorted(week.readings, key=lambda r: (r["arrived_at"], r["id"]))
    return [json.dumps(r).encode() for r in arrived[:n]]


def test_a_restarted_worker_judges_nothing_twice(system: Settings, week: Sample, tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"\n".join(lines(week, 60)))
    first = stream.processor(system)
    counts = stream.run(sources.from_file(path), first, "file", system.dead_letters)
    assert counts.total() == 60
    again = stream.processor(system)
    assert again.state.checkpoint("file") == "60"
    assert stream.run(sources.from_file(path), again, "file", system.dead_letters) == counts
    assert len(prediction_log.read(system.predictions)) == 60


def test_what_is_not_a_reading_becomes_a_dead_letter(system: Settings, week: Sample, tmp_path: Path) -> None:
    good, other = lines(week, 2)
    zoneless = other.replace(b"+00:00", b"")
    future = json.dumps({**json.loads(other), "at": "2040-01-01T00:00:00+00:00"}).encode()
    engine = json.dumps({**json.loads(other), "kind": "engine"}).encode()
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"\n".join([good, b"not json", b"[1]", b"{}", zoneless, future, engine, b""]))
    counts = stream.run(sources.from_file(path), stream.processor(system), "file", system.dead_letters)
    assert counts["dead_letter"] == 6
    assert len(system.dead_letters.read_text().splitlines()) == 6


class Kinesis:
    """As much of a Kinesis client as is used: one shard, one page."""

    def __init__(self, data: list[bytes]) -> None:
        self.data = data

    def get_shard_iterator(self, **asked: str) -> dict[str, str]:
        assert asked["ShardIteratorType"] == "AFTER_SEQUENCE_NUMBER"
        return {"ShardIterator": asked["StartingSequenceNumber"]}

    def get_records(self, ShardIterator: str, Limit: int) -> dict[str, object]:  # noqa: N803
        start = int(ShardIterator)
        rows = [{"Data": d, "SequenceNumber": str(n)} for n, d in enumerate(self.data, 1) if n > start]
        return {"Records": rows[:Limit]}


def test_a_shard_is_read_from_where_the_worker_was(system: Settings, week: Sample) -> None:
    work = stream.processor(system)
    batches = sources.from_kinesis(Kinesis(lines(week, 5)), "telemetry", "s0", "3")
    assert stream.run(batches, work, "s0", system.dead_letters).total() == 2
    assert work.state.checkpoint("s0") == "5"
