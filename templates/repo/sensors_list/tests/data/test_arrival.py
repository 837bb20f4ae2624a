"""What carried a reading is taken off, and an hour in a file counts as known when it ended."""

from __future__ import annotations

import json

import pytest

from mlsystem import arrival

READING = {"id": "a", "at": "2025-04-01T01:00:00+00:00", "arrived_at": "2025-04-01T01:00:09+00:00"}


def test_a_reading_as_it_is_stays_as_it_is() -> None:
    assert arrival.prepare([READING]) == [READING]


def test_an_envelope_is_taken_off() -> None:
    assert arrival.prepare([{"event_id": "e", "payload": json.dumps(READING)}]) == [READING]


@pytest.mark.parametrize("payload", ["no json", "[1]", None, 7])
def test_what_is_no_envelope_is_left_to_the_contract(payload: object) -> None:
    assert arrival.prepare([{"payload": payload}]) == [{"payload": payload}]


def test_an_hour_without_an_arrival_was_known_when_it_ended() -> None:
    (found,) = arrival.prepare([{**READING, "arrived_at": None}])
    assert found["arrived_at"] == READING["at"]
