"""Workers are killed, frozen and cut off, and the database crashes: nothing is lost, repeated or out of order."""

from __future__ import annotations

import math
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, select

from bench.__main__ import keep
from bench.machine import describe
from core import db, decision_sets, events, jobs, projects, schema
from core.errors import Unavailable
from core.models.agent_run import AgentRun
from core.models.job import Job
from core.models.project import Project
from core.postgres import Cluster, Supervisor
from core.settings import Settings
from tests.conftest import OWNER
from tests.worker.chaos import Chaos, Crew
from tests.worker.stepper import STEPS
from tests.worker.waiting import wait

DATABASE = "amp"


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A database of its own, as durable as the product's, because it is going to crash."""
    home = Path(tempfile.mkdtemp(prefix="amp-chaos-"))
    home.chmod(0o711)
    supervisor = Supervisor(Settings(env="test", data_dir=home, postgres_dir=home))
    try:
        running = supervisor.start()
        schema.upgrade(running.url("migrator"), running.url("service"))
        yield running
    finally:
        supervisor.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def engine(cluster: Cluster) -> Iterator[Engine]:
    settings = Settings(env="test", database_url=SecretStr(cluster.url()))
    engine = db.connect(cluster.url(), settings)
    yield engine
    engine.dispose()


def enqueue(engine: Engine, cluster: Cluster, count: int) -> dict[UUID, Project]:
    """By decision set: its project. Here dying is not the jobs' fault, so none is taken for poison."""
    made: dict[UUID, Project] = {}
    for name in ("first", "second"):
        with db.session_scope(engine, owner_id=OWNER) as session:
            project = projects.create(session, OWNER, name)
        for _ in range(count // 2):
            with db.session_scope(engine, project_id=project.id) as session:
                decision_set = decision_sets.propose(session, project, brief="x")
                jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id))
                made[decision_set.id] = project
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as admin:
        admin.execute("update jobs set max_crashes = 1000")
    return made


def finished(engine: Engine, made: dict[UUID, Project]) -> bool:
    try:
        for project in {one.id: one for one in made.values()}.values():
            with db.session_scope(engine, project_id=project.id) as session:
                if set(session.scalars(select(Job.status))) != {"completed"}:
                    return False
    except Unavailable:
        return False
    return True


def soak(engine: Engine, cluster: Cluster, home: Path, sets: int, seconds: float, lease_s: float) -> dict[str, Any]:
    made = enqueue(engine, cluster, sets)
    crew = Crew(cluster.url(), home, 3, lease_s, pause_s=3 * seconds / sets / STEPS)
    chaos = Chaos(crew, cluster, DATABASE, seconds, lease_s)
    began = time.monotonic()
    try:
        chaos.start()
        chaos.join()
        complete = wait(lambda: finished(engine, made), 120)
    finally:
        crew.close()
    assert complete, [states(engine, project) for project in made.values()][:1]
    found = {"seconds": round(time.monotonic() - began, 1), "sets": len(made), **chaos.done}
    calls = (home / "never.calls").read_text().split()
    return {**found, "repeated_calls": len(calls) - STEPS * len(made), **judge(engine, made)}


def judge(engine: Engine, made: dict[UUID, Project]) -> dict[str, int]:
    """What the log and the tables say in the end; every count is of something that must not be."""
    found = {"lost": 0, "repeated": 0, "broken_chains": 0, "gaps": 0}
    for project in {one.id: one for one in made.values()}.values():
        with db.session_scope(engine, project_id=project.id) as session:
            log = events.after(session, project, 0, 1_000_000)
            found["broken_chains"] += events.verify(session, project) is not None
            found["gaps"] += [event.seq for event in log] != list(range(1, len(log) + 1))
            runs = session.execute(select(AgentRun.decision_set_id, AgentRun.agent)).all()
        told = [(e.decision_set_id, e.payload_jsonb["agent"]) for e in log if e.type == "agent.completed"]
        ended = [e.decision_set_id for e in log if e.type == "decision_set.awaiting_approval"]
        wanted = sum(of.id == project.id for of in made.values())
        found["lost"] += STEPS * wanted - len(set(told)) + wanted - len(set(ended)) + STEPS * wanted - len(set(runs))
        found["repeated"] += len(told) - len(set(told)) + len(ended) - len(set(ended)) + len(runs) - len(set(runs))
    return found


def states(engine: Engine, project: Project) -> list[Any]:
    with db.session_scope(engine, project_id=project.id) as session:
        return [(job.status, job.crash_count, job.retries, job.error_jsonb) for job in session.scalars(select(Job))]


NOTHING_WRONG = {"lost": 0, "repeated": 0, "broken_chains": 0, "gaps": 0}


@pytest.mark.timeout(240)
def test_chaos_short_form(engine: Engine, cluster: Cluster, tmp_path: Path) -> None:
    found = soak(engine, cluster, tmp_path, sets=6, seconds=8, lease_s=1.0)
    assert {name: found[name] for name in NOTHING_WRONG} == NOTHING_WRONG
    assert found["crashed"] == 2


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_chaos_long_form(engine: Engine, cluster: Cluster, tmp_path: Path) -> None:
    found = soak(engine, cluster, tmp_path, sets=40, seconds=60, lease_s=2.0)
    keep("chaos", describe(), found)
    assert {name: found[name] for name in NOTHING_WRONG} == NOTHING_WRONG
    assert found["crashed"] == 2
    assert min(found["killed"], found["frozen"], found["cut"]) >= 3


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_recovery_after_a_kill(engine: Engine, cluster: Cluster, tmp_path: Path) -> None:
    """With the delivered lease of ten seconds: from SIGKILL to the moment another worker has the job."""
    enqueue(engine, cluster, 20)
    crew = Crew(cluster.url(), tmp_path, 3, 10.0, pause_s=5.0, threads=10)
    took: list[float] = []
    try:
        with psycopg.connect(cluster.url("postgres"), autocommit=True) as admin:
            for _ in range(3):
                took += recoveries(admin, crew)
    finally:
        crew.close()
    found = sorted(round(seconds, 2) for seconds in took)
    p95 = found[math.ceil(0.95 * len(found)) - 1]
    keep("recovery", describe(), {"lease_s": 10, "p95_s": p95, "seconds": found})
    assert len(found) >= 15
    assert p95 <= 12


def recoveries(admin: psycopg.Connection[Any], crew: Crew) -> list[float]:
    """Kill the busiest worker; seconds until each of its jobs is another's."""
    running = "select id, lease_token, split_part(lease_owner, ':', 2)::int from jobs where status = 'running'"
    assert wait(lambda: len(admin.execute(running).fetchall()) == 20)
    time.sleep(1)
    owners = [row[2] for row in admin.execute(running).fetchall()]
    index = max(range(len(crew.members)), key=lambda n: owners.count(crew.members[n].pid))
    held = {job: token for job, token, pid in admin.execute(running).fetchall() if pid == crew.members[index].pid}
    at = time.monotonic()
    crew.kill(index)
    took = []
    while held and time.monotonic() - at < 40:
        for job_id, token in admin.execute("select id, lease_token from jobs").fetchall():
            if held.get(job_id, token) != token:
                took.append(time.monotonic() - at)
                del held[job_id]
        time.sleep(0.05)
    assert not held
    return took
