"""Histories: strictly before the moment, the same from the table and from the store, repeats count once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from mlsystem import domain, history, sample
from mlsystem.history import Event, Landed, Stored, Window
from mlsystem.store import Local
from pipelines import warm

NOON = datetime(2025, 2, 20, 12, tzinfo=UTC)
WINDOW = Window(days=60, most=50)
DATA = sample.synthesise(30, seed=5)


def event(name: str, days: float) -> Event:
    return Event(name, f"i-{name}", next(iter(domain.KINDS)), (NOON - timedelta(days=days)).timestamp())


def test_the_moment_itself_and_later_are_invisible() -> None:
    found = WINDOW.cut([event("later", -1), event("now", 0), event("before", 0.001)], NOON.timestamp())
    assert [e.event_id for e in found] == ["before"]


def test_a_window_is_hours_long_when_the_clocks_change() -> None:
    moment = datetime(2025, 4, 1, tzinfo=UTC)
    edge = Event("e", "i", "k", (moment - timedelta(hours=60 * 24)).timestamp())
    older = Event("o", "i", "k", (moment - timedelta(hours=60 * 24, seconds=1)).timestamp())
    assert WINDOW.cut([edge, older], moment.timestamp()) == [edge]


def test_only_the_newest_count_and_a_repeat_counts_once() -> None:
    many = [event(f"{i:03d}", 1 + i / 100) for i in range(80)]
    found = WINDOW.cut([*many, *many], NOON.timestamp())
    assert [e.event_id for e in found] == [f"{i:03d}" for i in range(49, -1, -1)]


def test_the_store_gives_the_same_history_as_the_table() -> None:
    kept, landed = Stored(Local(), WINDOW), Landed(DATA.events, WINDOW)
    assert warm.fill(DATA.events, kept) == DATA.events[domain.USER].n_unique()
    warm.fill(DATA.events, kept)
    for user in DATA.events[domain.USER].unique():
        assert kept.before(user, NOON) == landed.before(user, NOON)
    assert landed.before("nobody", NOON) == kept.before("nobody", NOON) == []


def test_what_no_window_reaches_is_forgotten() -> None:
    local = Local()
    kept = Stored(local, WINDOW)
    kept.add("u", [event("old", 130), event("new", 0.5)])
    kept.add("u", [])
    assert len(local.sorted["history:u"]) == 1


def test_a_row_of_the_table_becomes_an_event() -> None:
    row = DATA.events.row(0, named=True)
    assert history.of_row(row).at == pytest.approx(row["at"].timestamp())
    assert isinstance(DATA.events.schema["at"], pl.Datetime)
