"""Messages of the topic's schema become events."""

from __future__ import annotations

import json

import pytest

from mlsystem import domain, topic
from pipelines import stream

PUBLISHED = "2025-05-01T10:00:01.5Z"


def test_a_message_becomes_an_event_of_its_user() -> None:
    payload = json.dumps({"item": "i1", "kind": next(iter(domain.KINDS))})
    raw = {"event_id": "e1", "entity": "u", "at": 1746093600000, "payload": payload}
    user, event = stream.decode(topic.event(json.dumps(raw).encode(), PUBLISHED))
    assert (user, event.event_id, event.item, event.at) == ("u", "e1", "i1", 1746093600.0)


@pytest.mark.parametrize("data", [b"not json", b"{}", b"[1]"])
def test_what_is_not_of_the_schema_is_handed_on_as_it_came(data: bytes) -> None:
    assert topic.event(data, PUBLISHED) == data
