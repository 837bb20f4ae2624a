"""Whatever way an attempt ends, the job, its decision set and the log agree about it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine, text

from core import claims, db, decision_sets, events, jobs
from core.errors import Discard, Retry
from core.models.job import Job
from core.models.project import Project
from core.settings import Settings
from tests.conftest import Scope
from worker import loop, outcomes
from worker.handlers import registry
from worker.run import Run

Handle = Callable[[Run], None]


@pytest.fixture
def worker(settings: Settings, engine: Engine) -> loop.Worker:
    return loop.Worker(settings, engine)


@pytest.fixture
def queued(scope: Scope, project: Project) -> tuple[int, UUID]:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        return jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id)).id, decision_set.id


def handled_by(monkeypatch: pytest.MonkeyPatch, handle: Handle) -> None:
    monkeypatch.setattr(registry, "handler", lambda _kind: handle)


def raising(error: Exception) -> Handle:
    def handle(_run: Run) -> None:
        raise error

    return handle


def job(scope: Scope, job_id: int) -> Job:
    with scope() as session:
        return jobs.get(session, job_id)


def kinds(scope: Scope, project: Project) -> list[str]:
    with scope() as session:
        return [e.type for e in events.after(session, project, 0)]


def test_every_kind_of_job_has_a_handler_and_every_handler_a_kind() -> None:
    assert registry.types() == {args.type for args in jobs.JobArgs.__subclasses__()}


def test_an_unexpected_error_is_retried_then_gives_up(
    worker: loop.Worker, scope: Scope, project: Project, queued: tuple[int, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    handled_by(monkeypatch, raising(RuntimeError("token sk-abcdefghijklmnopqrstuvwx")))
    for _attempt in range(6):
        with db.session_scope(worker.engine, role="dispatcher") as session:
            session.execute(text("update jobs set next_run_at = now()"))
        assert worker.run_one() is True
    assert worker.run_one() is False
    ended = job(scope, queued[0])
    assert (ended.status, ended.retries) == ("discarded", 5)
    assert ended.error_jsonb == {"code": "internal", "detail": "RuntimeError: token [redacted]"}
    assert kinds(scope, project)[-3:] == ["job.retrying", "job.discarded", "decision_set.failed"]
    with scope() as session:
        assert decision_sets.get(session, queued[1]).status == "failed"


def test_a_discard_is_final_and_says_why(
    worker: loop.Worker, scope: Scope, queued: tuple[int, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    handled_by(monkeypatch, raising(Discard("Only English is read.", code="unsupported_language")))
    worker.run_one()
    with scope() as session:
        failed = decision_sets.get(session, queued[1])
    assert failed.error_jsonb == {"code": "unsupported_language", "detail": "Only English is read."}
    assert job(scope, queued[0]).status == "discarded"


def test_being_told_to_wait_spends_no_retry(
    worker: loop.Worker, scope: Scope, queued: tuple[int, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    handled_by(monkeypatch, raising(Retry("overloaded", after_s=60)))
    worker.run_one()
    ended = job(scope, queued[0])
    assert (ended.status, ended.retries) == ("available", 0)
    assert (ended.next_run_at - ended.updated_at).total_seconds() == pytest.approx(60, abs=1)


def test_a_cancelled_job_stops_at_its_next_step(
    worker: loop.Worker, scope: Scope, project: Project, queued: tuple[int, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    def handle(run: Run) -> None:
        with scope() as session:
            decision_sets.cancel(session, decision_sets.get(session, queued[1]))
        with run.effect() as session:
            events.append(session, run.decision_set(session), "test.never")

    handled_by(monkeypatch, handle)
    worker.run_one()
    assert job(scope, queued[0]).status == "cancelled"
    with scope() as session:
        assert decision_sets.get(session, queued[1]).status == "cancelled"
    assert "test.never" not in kinds(scope, project)


def test_work_longer_than_its_lease_keeps_it(
    settings: Settings, engine: Engine, scope: Scope, queued: tuple[int, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = settings.model_copy(update={"lease_s": 0.6})
    begun = threading.Event()
    handled_by(monkeypatch, lambda run: (begun.set(), time.sleep(2)))
    worker, rival = loop.Worker(brief, engine), loop.Worker(brief, engine)
    thread = threading.Thread(target=worker.run_one)
    thread.start()
    assert begun.wait(5)
    stolen = []
    while thread.is_alive():
        stolen.append(rival.run_one())
        time.sleep(0.05)
    assert not any(stolen)
    ended = job(scope, queued[0])
    assert (ended.status, ended.attempt) == ("completed", 1)


def test_a_zombie_changes_nothing(
    worker: loop.Worker, scope: Scope, project: Project, queued: tuple[int, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lease ran out while it was frozen, and somebody else has the job now."""

    def handle(run: Run) -> None:
        with db.session_scope(run.engine, role="dispatcher") as session:
            session.execute(text("update jobs set lease_token = lease_token + 1, lease_owner = 'other'"))
        with run.effect() as session:
            events.append(session, run.decision_set(session), "test.never")

    handled_by(monkeypatch, handle)
    worker.run_one()
    ended = job(scope, queued[0])
    assert (ended.status, ended.lease_owner) == ("running", "other")
    assert "test.never" not in kinds(scope, project)


def test_a_job_that_kills_its_workers_is_buried(
    worker: loop.Worker, scope: Scope, project: Project, queued: tuple[int, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _crash in range(3):
        with db.session_scope(worker.engine, role="dispatcher") as session:
            assert claims.take(session, "doomed", 10) is not None
        with db.session_scope(worker.engine, role="dispatcher") as session:
            session.execute(text("update jobs set lease_expires_at = now() - interval '1 s'"))
    assert outcomes.bury_poisoned(worker.engine) == 1
    assert outcomes.bury_poisoned(worker.engine) == 0
    assert kinds(scope, project)[-2:] == ["job.discarded", "decision_set.failed"]
    assert job(scope, queued[0]).status == "discarded"


def test_a_running_worker_is_woken_at_once(
    settings: Settings, engine: Engine, scope: Scope, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = settings.model_copy(update={"poll_s": 30.0, "worker_concurrency": 1})
    started = threading.Event()
    handled_by(monkeypatch, lambda run: started.set())
    worker = loop.Worker(slow, engine)
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        time.sleep(0.5)
        with scope() as session:
            decision_set = decision_sets.propose(session, project, brief="x")
            jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id))
        assert started.wait(5), "the notice should beat the 30 s poll"
    finally:
        worker.stop()
        thread.join(10)
    assert not thread.is_alive()


def test_the_command_starts_from_its_own_folder() -> None:
    import subprocess
    import sys

    root = Path(__file__).parents[2]
    check = "import runpy; runpy.run_path('worker/main.py', run_name='checked')"
    done = subprocess.run([sys.executable, "-c", check], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_database_that_never_answers_does_not_keep_a_stopped_worker_alive(
    worker: loop.Worker, queued: tuple[int, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, never = threading.Event(), threading.Event()

    def wait(*_: object) -> None:
        asked.set()
        never.wait(60)

    monkeypatch.setattr(outcomes, "bury_poisoned", wait)
    handled_by(monkeypatch, wait)
    running = threading.Thread(target=worker.run, args=(0.5,), daemon=True)
    running.start()
    assert asked.wait(10)
    worker.stop()
    running.join(10)
    assert not running.is_alive()
    never.set()
