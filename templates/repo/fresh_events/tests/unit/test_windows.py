"""What counts, what does not, and where a window ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mlsystem import events, windows
from mlsystem.events import Event
from mlsystem.windows import State

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)


def event(name: str, seconds: float = 0, amount: float = 1.0, delay: float = 1) -> Event:
    at = NOON + timedelta(seconds=seconds)
    return Event(name, "x", at, at + timedelta(seconds=delay), amount)


def folded(*found: Event) -> State:
    state = State()
    for item in found:
        windows.fold(state, item)
    return state


def test_count_sum_last_and_age_are_counted_by_hand() -> None:
    state = folded(event("a", -1000, 5), event("b", -100, 2), event("c", -10, 4))
    assert windows.values(state, NOON) == {
        "events_count_5m": 2, "events_sum_5m": 6, "events_count_1h": 3, "events_sum_1h": 11,
        "events_last": 4, "events_age_s": 10,
    }  # fmt: skip


def test_an_event_counts_once_whatever_comes_again_and_again() -> None:
    state = State()
    assert [windows.fold(state, event("a")) for _ in range(3)] == ["counted", "repeated", "repeated"]
    assert windows.values(state, NOON)["events_count_5m"] == 1


def test_a_late_event_counts_until_the_limit_and_not_beyond() -> None:
    assert windows.fold(State(), event("a", -300, delay=windows.LATENESS_S)) == "counted"
    state = folded(event("b", -400, delay=windows.LATENESS_S + 1))
    assert windows.values(state, NOON) == windows.values(State(), NOON)


def test_an_older_event_that_comes_later_is_not_the_last() -> None:
    state = folded(event("new", -5, 7), event("old", -50, 9, delay=60))
    assert windows.values(state, NOON)["events_last"] == 7
    assert windows.values(state, NOON)["events_count_5m"] == 2


def test_a_window_ends_at_the_edge_of_its_bucket() -> None:
    edge = windows.WINDOWS_S["5m"] - windows.BUCKET_S
    assert windows.values(folded(event("in", -edge)), NOON)["events_count_5m"] == 1
    assert windows.values(folded(event("out", -edge - 1)), NOON)["events_count_5m"] == 0


def test_what_happens_after_the_moment_is_in_no_window() -> None:
    ahead = folded(event("a", windows.BUCKET_S))
    assert windows.values(ahead, NOON)["events_count_1h"] == 0


def test_no_events_is_a_fact_and_age_has_an_end() -> None:
    assert windows.values(State(), NOON)["events_age_s"] == windows.LONGEST_S
    long_ago = windows.values(folded(event("a", -2 * windows.LONGEST_S, 3)), NOON)
    assert (long_ago["events_last"], long_ago["events_age_s"]) == (0.0, windows.LONGEST_S)


def test_the_state_stays_small_and_survives_being_stored() -> None:
    state = folded(*(event(f"e{n}", 10 * n, 0.1) for n in range(2000)))
    assert len(state.buckets) <= windows.LONGEST_S // windows.BUCKET_S
    assert len(state.seen) <= windows.LONGEST_S // 10
    assert windows.fold(state, event("e0")) == "passed", "no window reaches it, so nothing changes"
    assert windows.decode(*windows.encode(state)) == state
    assert windows.decode(None) == State()


def test_an_event_keeps_every_digit_on_its_way() -> None:
    sent = event("a", 0.123456, 0.1 + 0.2)
    assert events.decode(events.encode(sent)) == sent
    assert events.table([sent]).rows() == [("a", "x", sent.at, sent.arrived_at, sent.amount)]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"amount": -1.0}, "amount"),
        ({"amount": float("nan")}, "amount"),
        ({"at": NOON.replace(tzinfo=None)}, "zone"),
        ({"at": NOON + timedelta(hours=1)}, "after it arrived"),
    ],
)
def test_what_is_no_event_is_refused(change: dict[str, object], error: str) -> None:
    with pytest.raises(ValueError, match=error):
        events.decode(events.encode(replace(event("a"), **change)))  # type: ignore[arg-type]
