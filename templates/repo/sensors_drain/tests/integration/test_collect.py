"""What devices sent becomes files that ingestion takes in, each message once, whatever is delivered twice."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest

from mlsystem.sample import Sample
from mlsystem.settings import Settings
from pipelines import collect, ingest


@dataclass
class Record:
    value: bytes


@dataclass
class Topic:
    """As much of a consumer as is used: one partition, read from where it was committed."""

    messages: list[bytes]
    at: int = 0
    committed: list[int] = field(default_factory=list)

    def poll(self, timeout_ms: int, max_records: int) -> dict[str, list[Record]]:
        found = self.messages[self.at : self.at + min(max_records, 100)]
        self.at += len(found)
        return {"events-0": [Record(value) for value in found]} if found else {}

    def commit(self) -> None:
        self.committed.append(self.at)


def messages(week: Sample, n: int) -> list[bytes]:
    return [json.dumps(record, indent=1).encode() for record in week.readings[:n]]


def test_messages_become_readings_once(empty: Settings, week: Sample) -> None:
    assert collect.collect(Topic(messages(week, 250)), empty) == 250
    assert collect.collect(Topic(messages(week, 250)), empty) == 250
    ingest.deliver(empty.incoming, empty)
    assert len(ingest.landed(empty)) == 250


def test_the_place_is_kept_after_each_file(
    empty: Settings, week: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collect, "MOST", 100)
    topic = Topic(messages(week, 250))
    collect.collect(topic, empty)
    assert topic.committed == [100, 200, 250]
    assert len(list(empty.incoming.glob("readings-*.jsonl"))) == 3


def test_what_is_no_message_is_set_aside_and_stops_nothing(empty: Settings, week: Sample) -> None:
    collect.collect(Topic([*messages(week, 250), b"not json", b"[1]"]), empty)
    ingest.deliver(empty.incoming, empty)
    assert len(ingest.landed(empty)) == 250
    assert list((empty.home / "quarantine").glob("readings-*.jsonl"))


def test_nothing_sent_lands_nothing(empty: Settings) -> None:
    assert collect.collect(Topic([]), empty) == 0
    assert not empty.incoming.exists()
