"""The worker that follows the stream: histories at once, rows landed once, broken messages aside."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import polars as pl

from mlsystem import domain, sample, tables
from mlsystem.beat import Beat
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.store import Local
from pipelines import follow, following, handing_on, ingest, requests, stream
from pipelines.following import Follower

DATA = sample.synthesise(12, seed=53)
EVENTS = [event for body in requests.events(DATA.events) for event in body["events"]]
LINES = [Message(json.dumps(event).encode(), str(n)) for n, event in enumerate(EVENTS, 1)]


def worker(config: Settings, local: Local, client: Any = None) -> Follower[follow.Act]:
    deliver = handing_on.to(config, "events", client)
    return follow.worker(config, stream.histories(config, local), deliver)


def test_every_event_is_in_a_history_and_lands_once_however_often_it_comes(empty: Settings) -> None:
    local, places = Local(), list[str]()
    for _ in range(2):
        counts = following.run(
            [LINES[:40], LINES[30:]], worker(empty, local), lambda: places.append("done"), Beat()
        )
        assert counts == {"stored": len(LINES) + 10}
    assert tables.read("events", empty).height == len(EVENTS)
    moment = max(datetime.fromisoformat(event["at"]) for event in EVENTS)
    user = EVENTS[-1][domain.USER]
    expected = [e["event_id"] for e in EVENTS if e[domain.USER] == user]
    kept = stream.histories(empty, local).before(user, moment)
    assert kept
    assert {e.event_id for e in kept} <= set(expected)
    assert places == ["done", "done"]


def test_a_place_is_moved_only_past_what_was_handed_on(empty: Settings) -> None:
    order: list[str] = []
    one = follow.worker(empty, stream.histories(empty, Local()), lambda rows: order.append(f"{rows.height}"))
    one.handed_on -= following.HAND_ON_EVERY_S
    following.run([LINES[:3], LINES[3:5]], one, lambda: order.append("moved"), Beat())
    assert order == ["3", "moved", "2", "moved"]


def test_what_is_no_event_is_set_aside_and_an_idle_stream_is_read_up_to_now(empty: Settings) -> None:
    one = worker(empty, Local())
    counts, reached = one.take([Message(b"{", "1"), LINES[0]])
    assert counts == {"stored": 1, "dead_letter": 1}
    assert reached == datetime.fromisoformat(EVENTS[0]["at"])
    assert json.loads(empty.dead_letters.read_text())["position"] == "1"
    before = datetime.now(UTC)
    assert one.take([])[1] >= before


def test_where_containers_share_a_store_events_wait_there_for_the_ingest_step(empty: Settings) -> None:
    shared: dict[str, bytes] = {}

    class Store:
        def put_object(self, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
            shared[Key] = Body

    config: Any = Settings(empty.home, empty.conf, empty.contracts, artifact_bucket="bucket")
    one = worker(config, Local(), Store())
    one.take([*LINES, LINES[0]])
    one.hand_on()
    ((key, body),) = shared.items()
    assert key.startswith("incoming/events-")
    assert pl.read_parquet(body).height == len(EVENTS)
    folder = empty.home / "delivered"
    folder.mkdir(parents=True)
    (folder / key.split("/")[1]).write_bytes(body)
    (done,) = ingest.backfill(folder, config)
    assert (done.accepted, done.quarantined) == (len(EVENTS), 0)
