"""How long taking a job lasts with a million finished ones in the table, beside an empty table; and how soon a
worker starts a job that was just enqueued."""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from pydantic import SecretStr
from sqlalchemy import Engine

from bench import postgres
from core import claiming, db, jobs, projects
from core.settings import Settings
from worker import loop
from worker.handlers import registry

FINISHED, TAKES, ENQUEUES = 1_000_000, 400, 200
OWNER = UUID(int=1)
MOST_RATIO, P50_MS, P99_MS = 1.5, 10.0, 100.0


def measure() -> dict[str, Any]:
    with postgres.server() as server:
        empty = _takes(server.ours("empty"), server.cluster.url("postgres", "empty"), 0)
        full = _takes(server.ours("full"), server.cluster.url("postgres", "full"), FINISHED)
        started = _starts(server.ours("starts"))
    ratio = round(full["p99_ms"] / empty["p99_ms"], 2)
    bars = {
        f"p99 with {FINISHED:,} finished <= {MOST_RATIO} x empty": ratio <= MOST_RATIO,
        f"start p50 <= {P50_MS:.0f} ms": started["p50_ms"] <= P50_MS,
        f"start p99 <= {P99_MS:.0f} ms": started["p99_ms"] <= P99_MS,
    }
    return {"empty": empty, "full": full, "p99_ratio": ratio, "enqueued_to_running": started, "bars": bars}


def _takes(url: str, owner_url: str, finished: int) -> dict[str, float]:
    engine = db.connect(url, _settings(url))
    project_id = _project(engine)
    add = "insert into jobs (project_id, type, status, fair_seq) select %s, 'x', %s, n from generate_series(1, %s) n"
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute(add, (project_id, "completed", finished))
        owner.execute(add, (project_id, "available", TAKES + 50))
        owner.execute("vacuum analyze jobs")
    queue = claiming.Queue(engine)
    took = []
    for _ in range(TAKES + 50):
        began = time.perf_counter()
        claims = queue.take("bench", 10)
        took.append(1000 * (time.perf_counter() - began))
        queue.complete(claims)
    queue.close()
    engine.dispose()
    return _spread(took[50:])  # the first ones make the session's plans


def _starts(url: str) -> dict[str, float]:
    """From the commit of the enqueueing transaction to the handler's first line, in another thread."""
    settings = _settings(url)
    engine = db.connect(url, settings)
    project_id = _project(engine)
    started: dict[int, float] = {}

    def note(run: Any) -> None:
        started[run.claim.job_id] = time.perf_counter()

    registry.handler = lambda kind: note
    worker = loop.Worker(settings, engine)
    thread = threading.Thread(target=worker.run)
    thread.start()
    time.sleep(1)
    enqueued = {}
    for n in range(ENQUEUES):
        with db.session_scope(engine, project_id=project_id) as session:
            job_id = jobs.enqueue(session, jobs.AnswerMessage(message_id=UUID(int=n))).id
        enqueued[job_id] = time.perf_counter()
        time.sleep(0.02)
    time.sleep(3)
    worker.stop()
    thread.join(30)
    engine.dispose()
    return _spread([1000 * max(0.0, started[job_id] - at) for job_id, at in enqueued.items()])


def _spread(values: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(values, n=100)
    return {"p50_ms": round(statistics.median(values), 2), "p99_ms": round(cuts[98], 2), "count": len(values)}


def _settings(url: str) -> Settings:
    return Settings(env="test", data_dir=Path(tempfile.mkdtemp()), database_url=SecretStr(url))


def _project(engine: Engine) -> UUID:
    with db.session_scope(engine, owner_id=OWNER) as session:
        project_id: UUID = projects.create(session, OWNER, "Bench").id
    return project_id
