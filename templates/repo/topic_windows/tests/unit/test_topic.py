"""Messages of the topic's schema become events."""

from __future__ import annotations

import json

import pytest

from mlsystem import domain, topic

GOOD = {"event_id": "e1", "entity": "x", "at": 1746093600000, "payload": '{"amount": 4.5}'}
PUBLISHED = "2025-05-01T10:00:01.5Z"


def test_a_message_becomes_an_event_that_arrived_when_it_was_published() -> None:
    found = json.loads(topic.event(json.dumps(GOOD).encode(), PUBLISHED))
    at = "2025-05-01T10:00:00+00:00"
    assert found == {"event_id": "e1", domain.ENTITY: "x", "at": at, "arrived_at": PUBLISHED, "amount": 4.5}


@pytest.mark.parametrize("data", [b"not json", b"{}", b"[1]"])
def test_what_is_not_of_the_schema_is_handed_on_as_it_came(data: bytes) -> None:
    assert topic.event(data, PUBLISHED) == data
