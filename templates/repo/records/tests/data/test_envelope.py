"""What carried a record is taken off."""

from __future__ import annotations

import json

import pytest

from mlsystem import envelope

RECORD = {"id": "a", "at": "2025-04-01T01:00:00+00:00"}


def test_a_record_as_it_is_stays_as_it_is() -> None:
    assert envelope.opened(RECORD) == RECORD


def test_an_envelope_is_taken_off() -> None:
    assert envelope.opened({"event_id": "e", "payload": json.dumps(RECORD)}) == RECORD


@pytest.mark.parametrize("payload", ["no json", "[1]", None, 7])
def test_what_is_no_envelope_is_left_to_the_contract(payload: object) -> None:
    assert envelope.opened({"payload": payload}) == {"payload": payload}
