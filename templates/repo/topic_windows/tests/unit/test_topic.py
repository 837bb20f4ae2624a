"""Messages of the topic's schema become events."""

from __future__ import annotations

import json

import pytest

from mlsystem import domain, events, topic

GOOD = {"event_id": "e1", "entity": "x", "at": 1746093600000, "payload": '{"amount": 4.5}'}
PUBLISHED = "2025-05-01T10:00:01.5Z"


def test_a_message_becomes_an_event_that_arrived_when_it_was_published() -> None:
    data = topic.event(json.dumps(GOOD).encode(), PUBLISHED)
    event = events.decode(data)
    assert (event.event_id, event.entity, event.amount) == ("e1", "x", 4.5)
    assert (event.arrived_at - event.at).total_seconds() == 1.5
    assert json.loads(data)[domain.ENTITY] == "x"


@pytest.mark.parametrize("data", [b"not json", b"{}", b"[1]"])
def test_what_is_not_of_the_schema_is_handed_on_as_it_came(data: bytes) -> None:
    assert topic.event(data, PUBLISHED) == data
