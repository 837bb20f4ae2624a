"""The topic's schema becomes a reading; anything else stays what it is."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from mlsystem import readings, topic

AT = datetime(2025, 5, 1, 12, tzinfo=UTC)


def test_a_message_of_the_schema_is_a_reading() -> None:
    more = {"kind": "pump", "samples": 3600, **dict.fromkeys(readings.SENSORS, 1.0)}
    raw = {
        "event_id": "r1",
        "entity": "pump-1",
        "at": int(AT.timestamp() * 1000),
        "payload": json.dumps(more),
    }
    found = readings.decode(topic.event(json.dumps(raw).encode(), "2025-05-01T12:00:01Z"))
    assert (found.id, found.asset, found.at, found.kind) == ("r1", "pump-1", AT, "pump")
    assert (found.arrived_at - found.at).total_seconds() == 1


def test_anything_else_is_handed_on_as_it_came() -> None:
    assert topic.event(b'{"event_id": "r1"}', "2025-05-01T12:00:01Z") == b'{"event_id": "r1"}'
