"""Streams over a real socket, from a real database, with writers at work."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import Engine

from api import streams
from core import db, events, projects
from core.models.project import Project
from tests.conftest import OWNER

WRITERS, EACH, CUTS = 8, 60, 200
CLIENT = httpx.Client(timeout=20)


def make_project(origin: str) -> str:
    return str(httpx.post(f"{origin}/projects", json={"name": "Streams"}).json()["id"])


def append(engine: Engine, project_id: str, count: int, writer: int = 0) -> None:
    for step in range(count):
        with db.session_scope(engine, project_id=UUID(project_id)) as session:
            project: Project = projects.get(session, UUID(project_id))
            events.append(session, project, "test.step", {"writer": writer, "step": step})


@contextmanager
def opened(url: str, last: int = 0, **params: Any) -> Iterator[httpx.Response]:
    headers = {"last-event-id": str(last)} if last else {}
    with CLIENT.stream("GET", url, headers=headers, params=params) as answer:
        yield answer


def seqs(answer: httpx.Response) -> Iterator[int]:
    for line in answer.iter_lines():
        if line.startswith("data: "):
            yield int(json.loads(line[6:])["seq"])


def test_headers_and_frames(origin: str, engine: Engine) -> None:
    project_id = make_project(origin)
    with opened(f"{origin}/projects/{project_id}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-cache, no-transform"
        assert answer.headers["x-accel-buffering"] == "no"
        assert "content-encoding" not in answer.headers
        lines = []
        for line in answer.iter_lines():
            lines.append(line)
            if line.startswith("id:"):
                break
    assert "retry: 250" in lines
    assert lines[-1] == "id: 1"


def test_the_header_wins_over_the_query(origin: str, engine: Engine) -> None:
    project_id = make_project(origin)
    append(engine, project_id, 5)
    url = f"{origin}/projects/{project_id}/events"
    with opened(url, after=4) as answer:
        assert next(seqs(answer)) == 5
    with opened(url, last=2, after=4) as answer:
        assert next(seqs(answer)) == 3


def test_an_event_reaches_an_open_stream_at_once(origin: str, engine: Engine) -> None:
    project_id = make_project(origin)
    with opened(f"{origin}/projects/{project_id}/events") as answer:
        received = seqs(answer)
        assert next(received) == 1
        time.sleep(0.2)
        began = time.monotonic()
        append(engine, project_id, 1)
        assert next(received) == 2
        assert time.monotonic() - began < 1.5, "LISTEN should beat the two-second poll"


def test_a_stream_ends_by_itself(origin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LIFETIME_S", 0.5)
    project_id = make_project(origin)
    began = time.monotonic()
    with opened(f"{origin}/projects/{project_id}/events") as answer:
        assert list(seqs(answer)) == [1]
    assert 0.4 < time.monotonic() - began < 5


def test_a_stream_of_something_unknown_is_a_problem(origin: str) -> None:
    for kind in ("projects", "decision-sets"):
        answer = httpx.get(f"{origin}/{kind}/{OWNER}/events")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_two_hundred_cuts_and_eight_writers_lose_and_repeat_nothing(origin: str, engine: Engine) -> None:
    project_id = make_project(origin)
    url, seen, chance = f"{origin}/projects/{project_id}/events", [], random.Random(7)
    total, cuts = 1 + WRITERS * EACH, 0
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(append, engine, project_id, EACH, n) for n in range(WRITERS)]
        while len(seen) < total or cuts < CUTS:
            with opened(url, last=seen[-1] if seen else 0) as answer:
                wanted = chance.randint(0, max(1, 2 * total // CUTS))
                received = seqs(answer)
                while wanted and len(seen) < total:
                    seen.append(next(received))
                    wanted -= 1
            cuts += 1
        for done in writing:
            done.result()
    with db.session_scope(engine, project_id=UUID(project_id)) as session:
        stored = [e.seq for e in events.after(session, projects.get(session, UUID(project_id)), 0, 10_000)]
    assert seen == stored == list(range(1, total + 1))
