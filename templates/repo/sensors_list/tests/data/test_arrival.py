"""An hour in a file counts as known when it ended."""

from __future__ import annotations

from mlsystem import arrival

READING = {"id": "a", "at": "2025-04-01T01:00:00+00:00", "arrived_at": "2025-04-01T01:00:09+00:00"}


def test_a_reading_as_it_is_stays_as_it_is() -> None:
    assert arrival.prepare([READING]) == [READING]


def test_an_hour_without_an_arrival_was_known_when_it_ended() -> None:
    (found,) = arrival.prepare([{**READING, "arrived_at": None}])
    assert found["arrived_at"] == READING["at"]
