"""Every shard is read, children follow their parent, and reading resumes where it was said to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mlsystem.feed import Feed
from mlsystem.store import Local


class Stream:
    """The three calls of a Kinesis client that are used: `a` closes after two pages, then `b` is there."""

    def __init__(self) -> None:
        self.shards = {"a": ["1", "2"], "c": ["7"]}
        self.started: list[dict[str, Any]] = []

    def get_paginator(self, name: str) -> Stream:
        assert name == "list_shards"
        return self

    def paginate(self, StreamName: str) -> Iterator[dict[str, Any]]:  # noqa: N803
        yield {"Shards": [{"ShardId": shard} for shard in self.shards]}

    def get_shard_iterator(self, **asked: Any) -> dict[str, str]:
        self.started.append(asked)
        after = asked.get("StartingSequenceNumber", "0")
        return {"ShardIterator": f"{asked['ShardId']}:{after}"}

    def get_records(self, ShardIterator: str, Limit: int) -> dict[str, Any]:  # noqa: N803
        shard, after = ShardIterator.split(":")
        number = next((n for n in self.shards[shard] if n > after), None)
        if number is None:
            self.shards |= {"b": ["9"]} if shard == "a" else {}
            return {"Records": []}
        return {
            "Records": [{"Data": number.encode(), "SequenceNumber": number}],
            "NextShardIterator": f"{shard}:{number}",
        }


def test_all_shards_are_read_and_children_after_their_parent() -> None:
    feed = Feed(Stream(), "events", Local(), pause_s=0)
    seen = [m.position for batch in feed.batches() for m in batch]
    assert sorted(seen) == ["1", "2", "7", "9"]
    assert seen.index("9") > seen.index("2")


def test_reading_resumes_after_what_was_handed_on() -> None:
    store, stream = Local(), Stream()
    first = Feed(stream, "events", store, pause_s=0)
    batches = first.batches()
    next(batches)
    first.done()
    next(batches)
    again = Feed(stream, "events", store, pause_s=0)
    seen = [m.position for batch in again.batches() for m in batch]
    assert sorted(seen) == ["2", "7", "9"], "what was read after the last `done` is read again"
