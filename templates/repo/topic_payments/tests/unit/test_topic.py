"""The topic's schema becomes a payment; anything else stays what it is."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from mlsystem import payments, topic

AT = datetime(2025, 5, 1, 12, tzinfo=UTC)
MORE = {
    "merchant_id": "m1",
    "device_id": "d1",
    "amount": 9.5,
    "lat": 1.0,
    "lon": 2.0,
    "channel": "online",
    "told_by": "nobody's column",
}


def test_a_message_of_the_schema_is_a_payment() -> None:
    raw = {
        "event_id": "e1",
        "entity": "c1",
        "at": int(AT.timestamp() * 1000),
        "payload": json.dumps(MORE),
    }
    found = payments.decode(topic.event(json.dumps(raw).encode(), "2025-05-01T12:00:01Z"))
    assert (found.event_id, found.card_id, found.at, found.amount) == ("e1", "c1", AT, 9.5)
    assert (found.arrived_at - found.at).total_seconds() == 1


def test_anything_else_is_handed_on_as_it_came() -> None:
    assert topic.event(b'{"event_id": "e1"}', "2025-05-01T12:00:01Z") == b'{"event_id": "e1"}'
