"""Land what devices have sent since the last time: from the broker's topic into files for ingestion."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import Any

from mlsystem import artifacts, broker_login, settings
from mlsystem.settings import Settings, setting

GROUP = "landing"
WAIT_MS = 5000
MOST = 50_000


def collect(consumer: Any, config: Settings, client: Any = None) -> int:
    """Messages landed, until none has come for `WAIT_MS`. At least once: a repeated one changes nothing.

    `consumer` is a `kafka.KafkaConsumer` that commits nothing by itself.
    """
    landed = 0
    while found := _next(consumer):
        _store(found, config, client)
        consumer.commit()
        landed += len(found)
    return landed


def _next(consumer: Any) -> list[bytes]:
    """Up to `MOST` messages, a line each; none when the topic is read to its end."""
    lines: list[bytes] = []
    while len(lines) < MOST:
        batches = consumer.poll(timeout_ms=WAIT_MS, max_records=MOST - len(lines))
        new = [record.value for records in batches.values() for record in records]
        if not new:
            break
        lines += new
    return lines


def _store(lines: list[bytes], config: Settings, client: Any) -> None:
    """A file named by its content, beside what people deliver."""
    data = b"".join(line.replace(b"\n", b" ") + b"\n" for line in lines)
    folder = config.home / "outgoing" if config.artifact_bucket else config.incoming
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"readings-{hashlib.sha256(data).hexdigest()[:16]}.jsonl"
    path.write_bytes(data)
    if config.artifact_bucket:
        artifacts.push(client, config.artifact_bucket, folder, "incoming")
        path.unlink()


def connect(address: str) -> Any:
    """`address` is TOPIC@HOST:PORT; the group's own offsets keep the place."""
    topic, _, brokers = address.partition("@")
    kafka: Any = import_module("kafka")
    options = {"group_id": GROUP, "enable_auto_commit": False, "auto_offset_reset": "earliest"}
    return kafka.KafkaConsumer(topic, bootstrap_servers=brokers, **options, **broker_login.options())


def main() -> None:
    config = settings.load()
    client = artifacts.client() if config.artifact_bucket else None
    print(f"{collect(connect(setting('MLSYSTEM_EVENTS')), config, client)} messages landed")


if __name__ == "__main__":
    main()
