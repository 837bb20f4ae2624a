"""Jobs per second of our worker: `URL JOBS THREADS BATCH PROJECTS`. One process; a job that does nothing.

Nothing is left out: claim, lease with its renewals, handler, metrics, fence, completion and its event in the
project's hash chain.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
import threading
import time
from pathlib import Path
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import Engine

from core import db, events, logs, projects
from core.models.job import Job
from core.settings import Settings
from worker import loop
from worker.handlers import registry

OWNER = UUID(int=1)


def main() -> None:
    url, number, threads, batch, tenants = sys.argv[1], *map(int, sys.argv[2:])
    logs.configure("WARNING")
    settings = Settings(env="test", data_dir=Path(tempfile.mkdtemp()), database_url=SecretStr(url), worker_batch=batch)
    engine = db.connect(url, settings)
    made = [_fill(engine, number // tenants) for _ in range(tenants)]
    worker = loop.Worker(settings, engine)
    carried_out = itertools.count(1)
    registry.handler = lambda kind: lambda run: worker.stop() if next(carried_out) == number else None
    seconds, cpu = _drain(worker, threads)
    done = sum(_completed(engine, project_id) for project_id in made)
    print(json.dumps({"jobs": done, "seconds": round(seconds, 3), "client_cpu_s": round(cpu, 3)}))


def _fill(engine: Engine, count: int) -> UUID:
    with db.session_scope(engine, owner_id=OWNER) as session:
        project_id: UUID = projects.create(session, OWNER, "Bench").id
    with db.session_scope(engine, project_id=project_id) as session:
        session.add_all(Job(project_id=project_id, type="nothing", priority=10, fair_seq=n) for n in range(count))
    return project_id


def _drain(worker: loop.Worker, threads: int) -> tuple[float, float]:
    """Seconds, and processor seconds of this process, until the last job has ended."""
    crew = [threading.Thread(target=worker.work) for _ in range(threads)]
    began, cpu = time.perf_counter(), time.process_time()
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()
    return time.perf_counter() - began, time.process_time() - cpu


def _completed(engine: Engine, project_id: UUID) -> int:
    """Counted in the log, whose chain has to hold."""
    with db.session_scope(engine, project_id=project_id) as session:
        project = projects.get(session, project_id)
        if (broken := events.verify(session, project)) is not None:
            raise RuntimeError(str(broken))
        return sum(event.type == "job.completed" for event in events.after(session, project, 0, 1_000_000))


if __name__ == "__main__":
    main()
