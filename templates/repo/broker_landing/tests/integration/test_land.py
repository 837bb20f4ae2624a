"""What a topic holds becomes files that ingestion takes in, each event once, whatever is delivered twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from mlsystem.settings import Settings
from pipelines import land


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


def test_messages_become_rows_once(
    empty: Settings, messages: list[bytes], rows: Callable[[Settings], int]
) -> None:
    assert land.land(Topic(messages), empty) == len(messages)
    assert land.land(Topic([*messages, *messages[:100]]), empty) == len(messages) + 100
    assert rows(empty) == len(messages)


def test_a_message_of_several_lines_is_one_line(
    empty: Settings, messages: list[bytes], rows: Callable[[Settings], int]
) -> None:
    land.land(Topic([message.replace(b", ", b",\n ") for message in messages]), empty)
    assert rows(empty) == len(messages)


def test_the_place_is_kept_after_each_file(
    empty: Settings, messages: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(land, "MOST", 100)
    topic = Topic(messages)
    land.land(topic, empty)
    assert topic.committed == [100, 200, len(messages)]
    assert len(list(empty.incoming.glob(f"{land.TABLE}-*.jsonl"))) == 3


def test_where_containers_share_a_store_the_file_waits_there(
    empty: Settings, messages: list[bytes], rows: Callable[[Settings], int]
) -> None:
    class Store:
        def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
            path = empty.home / Key
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(Body)

    land.land(Topic(messages), replace(empty, artifact_bucket="bucket"), Store())
    assert not list((empty.home / "outgoing").iterdir())
    assert rows(empty) == len(messages)


def test_nothing_sent_lands_nothing(empty: Settings) -> None:
    assert land.land(Topic([]), empty) == 0
    assert not empty.incoming.exists()
