"""Where events come from: a file in the order of arrival, or a Kinesis stream; repeats are allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Message:
    """`position` is where reading resumes after this message."""

    data: bytes
    position: str


def from_file(path: Path) -> Iterator[list[Message]]:
    """One batch of JSON lines."""
    lines = path.read_bytes().splitlines()
    yield [Message(line, str(number)) for number, line in enumerate(lines, 1) if line.strip()]


def from_kinesis(client: Any, stream: str, shard: str, after: str | None) -> Iterator[list[Message]]:
    """Batches of one shard until it is closed; `after` is the last sequence number that was handled.

    `client` is a boto3 `kinesis` client; its own retries apply, nothing is retried here.
    """
    start = {"ShardIteratorType": "TRIM_HORIZON"}
    if after:
        start = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "StartingSequenceNumber": after}
    iterator = client.get_shard_iterator(StreamName=stream, ShardId=shard, **start)["ShardIterator"]
    while iterator:
        page = client.get_records(ShardIterator=iterator, Limit=1000)
        yield [Message(r["Data"], r["SequenceNumber"]) for r in page["Records"]]
        iterator = page.get("NextShardIterator")
