"""Taking, renewing and completing many jobs in one round trip each keeps every promise of doing it one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import Engine, text

from core import db, decision_sets, events, jobs, projects
from core.claiming import COMPLETED, Queue
from core.errors import DatabaseAway
from core.models.job import Job
from core.models.project import Project
from core.settings import Settings
from tests.conftest import OWNER
from worker import loop, outcomes
from worker.handlers import registry
from worker.run import Run


@pytest.fixture
def queue(engine: Engine) -> Iterator[Queue]:
    made = Queue(engine)
    yield made
    made.close()


@pytest.fixture
def two(engine: Engine) -> list[Project]:
    made = []
    for name in ("one", "other"):
        with db.session_scope(engine, owner_id=OWNER) as session:
            made.append(projects.create(session, OWNER, name))
    return made


def enqueue(engine: Engine, project: Project, same_set: int = 1) -> list[int]:
    """Ids of jobs of one new decision set."""
    with db.session_scope(engine, project_id=project.id) as session:
        args = jobs.PlanDecisionSet(decision_set_id=decision_sets.propose(session, project, brief="x").id)
        return [jobs.enqueue(session, args).id for _ in range(same_set)]


def job(engine: Engine, project: Project, job_id: int) -> Job:
    with db.session_scope(engine, project_id=project.id) as session:
        return jobs.get(session, job_id)


def as_dispatcher(engine: Engine, statement: str, job_id: int) -> None:
    with db.session_scope(engine, role="dispatcher") as session:
        session.execute(text(statement), {"id": job_id})


def test_many_are_taken_in_order_and_never_two_of_one_set(engine: Engine, queue: Queue, two: list[Project]) -> None:
    first, second = enqueue(engine, two[0], same_set=2)
    (third,) = enqueue(engine, two[1])
    assert {claim.job_id for claim in queue.take("w", 10, 10)} == {first, third}
    assert queue.take("w", 10, 10) == []
    as_dispatcher(engine, "update jobs set lease_expires_at = now() - interval '1 s' where id = :id", first)
    (again,) = queue.take("w", 10, 10)
    assert (again.job_id, again.token, again.attempt) == (first, 2, 2)
    assert job(engine, two[0], second).status == "available"


def test_many_of_several_projects_complete_together_each_in_its_log(
    engine: Engine, queue: Queue, two: list[Project]
) -> None:
    for project in two:
        for _ in range(3):
            enqueue(engine, project)
    claims = queue.take("w", 10, 10)
    assert queue.complete(claims) == {claim.job_id for claim in claims}
    assert queue.complete(claims) == set()
    for project in two:
        with db.session_scope(engine, project_id=project.id) as session:
            log = events.after(session, project, 0)
            assert events.verify(session, project) is None
        done = [event for event in log if event.type == COMPLETED]
        assert {event.job_id for event in done} == {c.job_id for c in claims if c.project_id == project.id}
        assert {(event.actor, event.payload_jsonb["attempt"]) for event in done} == {("worker", 1)}


def test_what_is_ended_goes_before_what_is_taken(engine: Engine, queue: Queue, two: list[Project]) -> None:
    first, second = enqueue(engine, two[0], same_set=2)
    (other,) = enqueue(engine, two[1])
    ended = queue.take("w", 10, 10)
    assert {claim.job_id for claim in ended} == {first, other}
    completed, following = queue.exchange(ended, "w", 10, 10)
    assert completed == {first, other}
    assert [claim.job_id for claim in following] == [second]
    assert queue.exchange(ended, "w", 10, 0) == (set(), [])
    assert queue.exchange([], "w", 10, 5) == (set(), [])


def test_a_set_taken_by_another_at_the_same_instant_costs_no_completion(
    engine: Engine, queue: Queue, two: list[Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = (enqueue(engine, project)[0] for project in two)
    (ended,) = queue.take("w", 10, 1)
    whole, refused = queue.wire.transact, []

    def refuse_once(steps: Any) -> Any:
        if not refused:
            refused.append(steps)
            raise psycopg.errors.UniqueViolation
        return whole(steps)

    monkeypatch.setattr(queue.wire, "transact", refuse_once)
    completed, following = queue.exchange([ended], "w", 10, 3)
    assert len(refused) == 1
    assert completed == {ended.job_id}
    assert {ended.job_id, *(claim.job_id for claim in following)} == {first, other}


def test_what_is_lost_or_cancelled_is_neither_renewed_nor_completed(
    engine: Engine, queue: Queue, two: list[Project]
) -> None:
    lost, cancelled, kept = (enqueue(engine, two[0])[0] for _ in range(3))
    claims = queue.take("w", 10, 10)
    as_dispatcher(engine, "update jobs set lease_token = lease_token + 1 where id = :id", lost)
    with db.session_scope(engine, project_id=two[0].id) as session:
        jobs.cancel(session, decision_sets.get(session, _set_of(claims, cancelled)))
    assert queue.renew(claims, 10) == {cancelled: True, kept: False}
    assert queue.complete(claims) == {kept}
    assert [job(engine, two[0], n).status for n in (lost, cancelled, kept)] == ["running", "running", "completed"]


def test_what_was_taken_with_it_is_carried_out_though_a_refused_job_cannot_be_settled(
    settings: Settings, engine: Engine, two: list[Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    lost, following = (enqueue(engine, project)[0] for project in two)
    worker, begun = loop.Worker(settings, engine), []

    def handle(run: Run) -> None:
        begun.append(run.claim.job_id)
        if run.claim.job_id == lost:
            as_dispatcher(engine, "update jobs set lease_token = lease_token + 1 where id = :id", lost)
        else:
            worker.stop()

    def away(*_: object) -> None:
        raise DatabaseAway("gone")

    monkeypatch.setattr(registry, "handler", lambda _kind: handle)
    monkeypatch.setattr(outcomes, "settle_refused", away)
    worker.work()
    worker.close()
    assert begun == [lost, following]
    assert job(engine, two[1], following).status == "completed"


def _set_of(claims: list[loop.Claim], job_id: int) -> UUID:
    (found,) = [claim.decision_set_id for claim in claims if claim.job_id == job_id]
    assert found is not None
    return found


def test_a_cut_line_is_said_and_opened_again(engine: Engine, queue: Queue, superuser_url: str) -> None:
    assert queue.take("w", 10) == []
    with psycopg.connect(superuser_url, autocommit=True) as admin:
        admin.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'service'")
    with pytest.raises(DatabaseAway):
        queue.take("w", 10)
    assert queue.take("w", 10) == []


def test_a_refused_statement_leaves_the_line_usable(queue: Queue) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        queue.wire.call("app", "select * from take_jobs(%s, %s, %s)", ("w", 10, 1))
    assert queue.take("w", 10) == []


def test_a_worker_that_takes_many_settles_each_by_its_own_end(
    settings: Settings, engine: Engine, two: list[Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing, cancelled, own, quiet = (enqueue(engine, two[n % 2])[0] for n in range(4))

    def handle(run: Run) -> None:
        if run.claim.job_id == failing:
            raise RuntimeError("no")
        if run.claim.job_id == cancelled:
            with run.read() as session:
                jobs.cancel(session, run.decision_set(session))
        if run.claim.job_id == own:
            with run.finish():
                pass

    monkeypatch.setattr(registry, "handler", lambda _kind: handle)
    worker = loop.Worker(settings.model_copy(update={"worker_batch": 10}), engine)
    assert worker.run_one()
    worker.close()
    ended = [job(engine, two[n % 2], one) for n, one in enumerate((failing, cancelled, own, quiet))]
    assert [one.status for one in ended] == ["available", "cancelled", "completed", "completed"]
    assert [one.retries for one in ended] == [1, 0, 0, 0]
