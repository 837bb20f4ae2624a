"""Events of a Kinesis stream: all its shards in turn, and those that resharding adds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mlsystem import sources
from mlsystem.sources import Message
from mlsystem.store import Commands

# A shard answers five reads a second.
PAUSE_S = 0.25
Batch = list[Message]


@dataclass
class Feed:
    """`client` is a boto3 `kinesis` client; places are kept in the shared store, a key per shard."""

    client: Any
    stream: str
    commands: Commands
    pause_s: float = PAUSE_S
    reading: dict[str, Iterator[Batch]] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    reached: dict[str, str] = field(default_factory=dict)

    def batches(self) -> Iterator[Batch]:
        """Until every shard is closed, which a stream in use never is."""
        self._open()
        while self.reading:
            for shard in list(self.reading):
                batch = next(self.reading[shard], None)
                if batch is None:
                    self._close(shard)
                else:
                    self.reached |= {shard: batch[-1].position} if batch else {}
                    yield batch
            time.sleep(self.pause_s)

    def done(self) -> None:
        """Reading resumes after what has been handed out so far."""
        for shard, position in self.reached.items():
            self.commands.set(_place(shard), position)
        self.reached = {}

    def _open(self) -> None:
        pages = self.client.get_paginator("list_shards").paginate(StreamName=self.stream)
        for name in sorted(shard["ShardId"] for page in pages for shard in page["Shards"]):
            if name not in self.reading and name not in self.ended:
                after = self.commands.get(_place(name))
                self.reading[name] = sources.from_kinesis(self.client, self.stream, name, after)

    def _close(self, shard: str) -> None:
        """A closed shard has children: they are read from their beginning."""
        del self.reading[shard]
        self.ended.add(shard)
        self._open()


def connect(stream: str, commands: Commands) -> Feed:
    """`stream` is its name; the client uses the task's own role."""
    import boto3

    return Feed(boto3.client("kinesis"), stream, commands)


def _place(shard: str) -> str:
    return f"place:{shard}"
