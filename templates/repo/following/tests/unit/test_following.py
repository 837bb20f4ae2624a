"""The place in the stream moves only past what was acted on and handed on."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mlsystem import prediction_log
from mlsystem.beat import Beat
from mlsystem.sources import Message
from pipelines.following import Follower, logged, run


def worker(told: list[str], folder: Path) -> Follower[str]:
    def act(events: list[str]) -> Counter[str]:
        told.extend(f"act {event}" for event in events)
        return Counter(seen=len(events))

    def decode(data: bytes) -> str:
        return str(int(data))

    def deliver(events: list[str]) -> None:
        told.append(f"deliver {len(events)}")

    return Follower(decode, act, deliver, lambda event: datetime.now(UTC), folder / "dead.jsonl")


def test_events_are_acted_on_then_delivered_then_done(tmp_path: Path) -> None:
    told: list[str] = []
    batches = [[Message(b"1", "a"), Message(b"no number", "b")], [], [Message(b"2", "c")]]
    counts = run(batches, worker(told, tmp_path), lambda: told.append("done"), Beat())
    assert told == ["act 1", "act 2", "deliver 2", "done"]
    assert counts == {"seen": 2, "dead_letter": 1}
    assert [e["position"] for e in prediction_log.read(tmp_path / "dead.jsonl")] == ["b"]


def test_a_stop_of_the_platform_stores_what_waits_in_the_log() -> None:
    closed: list[bool] = []

    class Sink(prediction_log.FileSink):
        def __init__(self) -> None:
            """Nothing on disk."""

        def close(self) -> None:
            closed.append(True)

    before = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(SystemExit):
            stop_within(Sink())
    finally:
        signal.signal(signal.SIGTERM, before)
    assert closed == [True]


def stop_within(sink: prediction_log.Sink) -> None:
    with logged(sink):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)


def test_what_could_not_be_delivered_is_read_again(tmp_path: Path) -> None:
    told: list[str] = []
    one = worker(told, tmp_path)

    def refused(events: list[str]) -> None:
        raise OSError("the bucket is away")

    one.deliver = refused
    with pytest.raises(OSError, match="away"):
        run([[Message(b"1", "a")]], one, lambda: told.append("done"), Beat())
    assert told == ["act 1"]
