"""What the stream remembers survives a restart, is all or nothing, and does not grow without end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mlsystem.alarms import Memory
from mlsystem.state import Alert, State

NOW = datetime(2025, 3, 1, tzinfo=UTC)


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "state.sqlite")


def alert(name: str, at: datetime, page: bool = True) -> Alert:
    return Alert(name, "a", at.isoformat(), 1.5, ["x above ordinary"], page, "v0001")


def test_a_restart_forgets_nothing(state: State, tmp_path: Path) -> None:
    state.keep("a", Memory(2, NOW))
    state.reached("s0", "17")
    state.raise_alert(alert("one", NOW))
    again = State(tmp_path / "state.sqlite")
    assert again.memory("a") == Memory(2, NOW)
    assert again.memory("b") == Memory()
    assert (again.checkpoint("s0"), again.checkpoint("s1")) == ("17", None)
    assert again.alerts() == [alert("one", NOW)]


def test_half_of_a_reading_is_never_kept(state: State) -> None:
    def interrupted() -> None:
        with state.together():
            state.keep("a", Memory(1))
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    assert state.memory("a") == Memory()


def test_what_no_window_reaches_is_dropped(state: State) -> None:
    for hours in (0, 1, 2):
        state.add(str(hours), "a", NOW + timedelta(hours=hours), f'"{hours}"')
        state.remember(str(hours), NOW + timedelta(hours=hours), {"score": hours})
    state.forget("a", NOW + timedelta(hours=2), NOW + timedelta(hours=1))
    assert state.recent("a", NOW) == ['"2"']
    assert state.verdict("0") is None
    assert state.verdict("1") == {"score": 1}


def test_an_alert_is_closed_once_and_pages_come_first(state: State) -> None:
    state.raise_alert(alert("listed", NOW + timedelta(hours=5), page=False))
    state.raise_alert(alert("paged", NOW))
    assert [a.id for a in state.alerts()] == ["paged", "listed"]
    assert state.pages_since(NOW - timedelta(days=1)) == 1
    assert state.pages_since(NOW) == 0
    assert state.find("paged", "bearing")
    assert not state.find("paged", "leak")
    assert not state.find("unknown", "leak")
    assert [a.id for a in state.alerts()] == ["listed"]
    assert state.alerts(asked="paged")[0].finding == "bearing"


def test_a_stop_covers_its_hours_only(state: State) -> None:
    state.stop("s1", "a", NOW, NOW + timedelta(hours=2))
    hours = [state.stopped("a", NOW + timedelta(hours=h)) for h in (-1, 0, 1, 2)]
    assert hours == [False, True, True, False]
    assert not state.stopped("b", NOW)
