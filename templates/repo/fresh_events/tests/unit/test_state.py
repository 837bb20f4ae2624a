"""The shared store: read by requests, written by one worker, shared by keys of one entity."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mlsystem import windows
from mlsystem.events import Event
from mlsystem.state import Windows
from mlsystem.store import Local

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)


def event(name: str, entity: str = "x", amount: float = 2.0) -> Event:
    return Event(name, entity, NOON, NOON, amount)


def test_a_batch_is_folded_per_entity_and_a_repeat_changes_nothing() -> None:
    kept = Windows(Local())
    assert kept.fold([event("a"), event("b"), event("c", "y"), event("a")]) == {"counted": 3, "repeated": 1}
    assert kept.fold([event("b"), event("d")]) == {"repeated": 1, "counted": 1}
    assert windows.values(kept.read("x").state, NOON)["events_sum_5m"] == 6
    assert windows.values(kept.read("y").state, NOON)["events_count_5m"] == 1
    assert kept.fold([]) == {}


def test_what_was_never_written_has_no_age_and_no_events() -> None:
    found = Windows(Local()).read("x")
    assert found.age_s(NOON) is None
    assert windows.values(found.state, NOON)["events_count_1h"] == 0


def test_age_is_how_far_the_stream_is_behind() -> None:
    kept = Windows(Local())
    kept.folded_to(NOON)
    assert kept.read("x").age_s(NOON + timedelta(seconds=12)) == 12
    assert kept.read("x").age_s(NOON - timedelta(seconds=5)) == 0


def test_only_one_worker_writes() -> None:
    kept = Windows(Local())
    assert kept.lease("first")
    assert kept.lease("first")
    assert not kept.lease("second")


def test_both_keys_of_an_entity_live_on_one_shard() -> None:
    local = Local()
    Windows(local).fold([event("a")])
    assert set(local.plain) == {"windows:{x}", "seen:{x}"}
