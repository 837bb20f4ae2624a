"""Records become messages, and offsets move only when everything was handed on."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

from mlsystem import broker_login, feed
from mlsystem.store import Local


class Consumer:
    def __init__(self, *topics: str, **options: Any) -> None:
        self.topics, self.options, self.commits = topics, options, 0
        self.pages: list[dict[str, list[Any]]] = [
            {"events-0": [SimpleNamespace(value=b"a", partition=0, offset=5)],
             "events-1": [SimpleNamespace(value=b"b", partition=1, offset=9)]}
        ]  # fmt: skip

    def poll(self, timeout_ms: int, max_records: int) -> dict[str, list[Any]]:
        return self.pages.pop() if self.pages else {}

    def commit(self) -> None:
        self.commits += 1


def test_records_of_all_partitions_are_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("kafka"), "KafkaConsumer", Consumer)
    monkeypatch.setattr(broker_login, "options", lambda: {"security_protocol": "SSL"})
    work = feed.connect("events@broker:9093", Local())
    batches = work.batches()
    assert [(m.data, m.position) for m in next(batches)] == [(b"a", "0:5"), (b"b", "1:9")]
    assert next(batches) == []
    assert work.consumer.topics == ("events",)
    assert work.consumer.options["bootstrap_servers"] == "broker:9093"
    assert work.consumer.options["enable_auto_commit"] is False
    assert work.consumer.commits == 0
    work.done()
    assert work.consumer.commits == 1


def test_every_option_is_one_the_client_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    known = import_module("kafka").KafkaConsumer.DEFAULT_CONFIG
    monkeypatch.setattr(import_module("kafka"), "KafkaConsumer", Consumer)
    monkeypatch.setattr(broker_login, "options", dict)
    assert set(feed.connect("t@h:1", Local()).consumer.options) <= set(known)
