"""Events of a Kafka topic, read as the one member of its consumer group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mlsystem import broker_login
from mlsystem.sources import Message
from mlsystem.store import Commands

GROUP = "features"
WAIT_MS = 1000
MOST = 1000


@dataclass
class Feed:
    """`consumer` is a `kafka.KafkaConsumer` that commits nothing by itself."""

    consumer: Any

    def batches(self) -> Iterator[list[Message]]:
        """Without end: an empty batch where nothing has come for a second."""
        while True:
            found = self.consumer.poll(timeout_ms=WAIT_MS, max_records=MOST)
            yield [
                Message(record.value, f"{record.partition}:{record.offset}")
                for records in found.values()
                for record in records
            ]

    def done(self) -> None:
        """Reading resumes after what has been handed out so far."""
        self.consumer.commit()


def connect(address: str, commands: Commands) -> Feed:
    """`address` is TOPIC@HOST:PORT; the group's own offsets keep the place."""
    topic, _, brokers = address.partition("@")
    kafka: Any = import_module("kafka")
    options = {"group_id": GROUP, "enable_auto_commit": False, "auto_offset_reset": "earliest"}
    return Feed(kafka.KafkaConsumer(topic, bootstrap_servers=brokers, **options, **broker_login.options()))
