"""Messages of the topic's schema become events; only what was handed on is acknowledged."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from mlsystem import feed
from mlsystem.feed import Feed
from mlsystem.store import Local


def message(data: bytes, number: int) -> dict[str, Any]:
    body = {
        "data": base64.b64encode(data).decode(),
        "messageId": str(number),
        "publishTime": "2025-05-01T10:00:01.5Z",
    }
    return {"ackId": f"ack-{number}", "message": body}


GOOD = b"{}"


class Service:
    def __init__(self, pulls: list[list[dict[str, Any]]]) -> None:
        self.pulls, self.acknowledged = pulls, list[str]()

    def __call__(self, address: str, body: dict[str, Any]) -> dict[str, Any]:
        if address.endswith(":pull"):
            return {"receivedMessages": self.pulls.pop(0)} if self.pulls else {}
        self.acknowledged += body["ackIds"]
        return {}


def test_what_is_not_of_the_schema_is_handed_on_as_it_came() -> None:
    work = Feed("s", Service([[message(b"not json", 1), message(b"{}", 2)]]))
    assert [m.data for m in next(work.batches())] == [b"not json", b"{}"]


def test_nothing_is_acknowledged_before_it_is_done_and_then_all() -> None:
    service = Service([[message(GOOD, n) for n in range(3)]])
    work = Feed("s", service)
    batches = work.batches()
    assert len(next(batches)) == 3
    assert next(batches) == [], "an idle stream is an empty batch"
    assert service.acknowledged == []
    work.done()
    assert service.acknowledged == ["ack-0", "ack-1", "ack-2"]


def test_a_token_is_asked_for_once_while_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, dict[str, str]]] = []

    def send(address: str, headers: dict[str, str], body: bytes | None = None) -> dict[str, Any]:
        asked.append((address, headers))
        return {"access_token": "t", "expires_in": 3600} if address == feed.TOKEN else {}

    monkeypatch.setattr(feed, "_send", send)
    work = feed.connect("projects/p/subscriptions/s", Local())
    batches = work.batches()
    assert next(batches) == next(batches) == []
    assert [address == feed.TOKEN for address, _ in asked] == [True, False, False]
    assert asked[1][1]["Authorization"] == "Bearer t"
