"""The shared memory answers as the file of one process does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mlsystem.alarms import Memory
from mlsystem.shared_state import SharedState
from mlsystem.state import Alert, State
from mlsystem.store import Local

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(params=["file", "shared"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> State:
    return State(tmp_path / "state.sqlite") if request.param == "file" else SharedState(Local())


def alert(name: str, hours: int, page: bool) -> Alert:
    return Alert(name, "a", (NOON + hours * HOUR).isoformat(), 2.5, ["x"], page, "v0001")


def test_readings_and_verdicts_are_kept_as_long_as_a_window_reaches(state: State) -> None:
    for hours in (0, 1, 2):
        state.add(f"r{hours}", "a", NOON + hours * HOUR, f"body {hours}")
    assert state.recent("a", NOON + HOUR) == ["body 1", "body 2"]
    state.forget("a", NOON + 2 * HOUR, NOON)
    assert state.recent("a", NOON) == ["body 2"]
    assert (state.recent("b", NOON), state.verdict("r1")) == ([], None)
    state.remember("r1", NOON, {"score": 1.5})
    assert state.verdict("r1") == {"score": 1.5}


def test_alarm_memories_and_stops(state: State) -> None:
    assert state.memory("a") == Memory()
    kept = Memory(2, NOON + HOUR)
    state.keep("a", kept)
    assert state.memory("a") == kept
    state.stop("s", "a", NOON, NOON + HOUR)
    inside = [state.stopped("a", NOON + hours * HOUR) for hours in (-1, 0, 1)]
    assert inside == [False, True, False]


def test_pages_come_first_and_an_alert_is_closed_once(state: State) -> None:
    for one in (alert("page", 1, True), alert("old", 2, False), alert("new", 3, False)):
        state.raise_alert(one)
    assert [a.id for a in state.alerts()] == ["page", "new", "old"]
    assert [a.id for a in state.alerts(limit=1)] == ["page"]
    assert (state.pages_since(NOON), state.pages_since(NOON + HOUR)) == (1, 0)
    assert (state.find("page", "bearing"), state.find("page", "bearing")) == (True, False)
    assert not state.find("nobody's", "bearing")
    assert state.alerts(asked="page")[0].finding == "bearing"
    assert [a.id for a in state.alerts()] == ["new", "old"]
