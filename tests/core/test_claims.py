from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, select, text

from core import claims, db, decision_sets, jobs, projects
from core.claims import CancelRequested, Claim
from core.errors import LeaseLost
from core.models.job import Job
from core.models.project import Project
from tests.conftest import OWNER, Scope


def enqueue(scope: Scope, project: Project, brief: str = "a brief") -> int:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief=brief)
        return jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id)).id


def take(engine: Engine, lease_s: float = 10, owner: str = "w") -> Claim | None:
    with db.session_scope(engine, role="dispatcher") as session:
        return claims.take(session, owner, lease_s)


def claimed(engine: Engine, lease_s: float = 10) -> Claim:
    claim = take(engine, lease_s)
    assert claim is not None
    return claim


def expire(engine: Engine, superuser: str = "dispatcher") -> None:
    with db.session_scope(engine, role="dispatcher") as session:
        session.execute(text("update jobs set lease_expires_at = now() - interval '1 s' where status = 'running'"))


def row(scope: Scope, job_id: int) -> Job:
    with scope() as session:
        return jobs.get(session, job_id)


def test_a_job_is_claimed_once(engine: Engine, scope: Scope, project: Project) -> None:
    ids = {enqueue(scope, project) for _ in range(6)}
    with ThreadPoolExecutor(12) as pool:
        got = [c.job_id for c in pool.map(lambda _: take(engine), range(12)) if c is not None]
    got += [c.job_id for c in iter(lambda: take(engine), None)]
    assert sorted(got) == sorted(ids)


def test_one_job_of_a_decision_set_runs_at_a_time(engine: Engine, scope: Scope, project: Project) -> None:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        args = jobs.PlanDecisionSet(decision_set_id=decision_set.id)
        first, second = jobs.enqueue(session, args).id, jobs.enqueue(session, args).id
    claim = claimed(engine)
    assert (claim.job_id, take(engine)) == (first, None)
    with scope() as session:
        claims.complete(session, claim)
    assert claimed(engine).job_id == second


def test_an_expired_lease_is_taken_over_and_the_old_holder_is_refused(
    engine: Engine, scope: Scope, project: Project
) -> None:
    enqueue(scope, project)
    old = claimed(engine)
    expire(engine)
    new = claimed(engine)
    assert (new.job_id, new.token, new.attempt) == (old.job_id, old.token + 1, 2)
    for verb in (claims.fence, claims.complete, claims.release, claims.cancel):
        with pytest.raises(LeaseLost), scope() as session:
            verb(session, old)
    assert row(scope, new.job_id).crash_count == 1


def test_three_crashes_bury_a_job_and_retries_are_untouched(engine: Engine, scope: Scope, project: Project) -> None:
    job_id = enqueue(scope, project)
    for _ in range(3):
        claimed(engine)
        expire(engine)
    assert take(engine) is None
    with db.session_scope(engine, role="dispatcher") as session:
        assert [found for found, _ in claims.poisoned(session)] == [job_id]
    with scope() as session:
        buried = claims.bury(session, job_id)
        assert buried is not None
    with scope() as session:
        assert claims.bury(session, job_id) is None
    job = row(scope, job_id)
    assert (job.status, job.crash_count, job.retries) == ("discarded", 3, 0)


def test_five_retries_then_discarded_and_crashes_are_untouched(engine: Engine, scope: Scope, project: Project) -> None:
    job_id = enqueue(scope, project)
    for attempt in range(6):
        with db.session_scope(engine, role="dispatcher") as session:
            session.execute(text("update jobs set next_run_at = now()"))
        claim = claimed(engine)
        with scope() as session:
            assert claims.retry(session, claim, {"code": "x", "detail": "again"}) is (attempt < 5)
    job = row(scope, job_id)
    assert (job.status, job.retries, job.crash_count) == ("discarded", 5, 0)


@pytest.mark.parametrize(("retries", "longest"), [(1, 2), (2, 4), (3, 8), (5, 32), (30, 900)])
def test_backoff_doubles_up_to_a_quarter_of_an_hour(retries: int, longest: float) -> None:
    pauses = [claims.backoff(retries) for _ in range(200)]
    assert longest / 2 <= min(pauses) <= max(pauses) <= longest
    assert max(pauses) - min(pauses) > longest / 10


def test_cancelling_stops_waiting_jobs_and_tells_running_ones(engine: Engine, scope: Scope, project: Project) -> None:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        args = jobs.PlanDecisionSet(decision_set_id=decision_set.id)
        first, second = jobs.enqueue(session, args).id, jobs.enqueue(session, args).id
    claim = claimed(engine)
    with scope() as session:
        decision_sets.cancel(session, decision_sets.get(session, decision_set.id))
    with pytest.raises(CancelRequested), scope() as session:
        claims.fence(session, claim)
    with scope() as session:
        claims.cancel(session, claim)
    assert (row(scope, first).status, row(scope, second).status) == ("cancelled", "cancelled")


def test_a_small_project_does_not_wait_for_a_big_one(engine: Engine, scope: Scope, project: Project) -> None:
    for _ in range(20):
        enqueue(scope, project)
    with db.session_scope(engine, owner_id=OWNER) as session:
        other = projects.create(session, OWNER, "Second")
        decision_set = decision_sets.propose(session, other, brief="x")
        jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id))
    assert other.id in [claimed(engine).project_id for _ in range(2)]


def test_an_idempotency_key_gives_the_same_job_back(scope: Scope, project: Project) -> None:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
    args = jobs.PlanDecisionSet(decision_set_id=decision_set.id)

    def once(_: int) -> int:
        with scope() as session:
            return jobs.enqueue(session, args, key="k1").id

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(once, range(8)))) == 1
    with pytest.raises(jobs.KeyTaken), scope() as session:
        jobs.enqueue(session, args.model_copy(update={"accept_defaults": True}), key="k1")


@pytest.mark.parametrize("analysed", [True, False])
def test_the_claim_walks_its_indexes_in_order(
    engine: Engine, scope: Scope, project: Project, superuser_url: str, analysed: bool
) -> None:
    enqueue(scope, project)
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(
            "insert into jobs (project_id, type, status) select %s, 'x', case when n %% 40 = 0 then 'available'"
            " else 'completed' end from generate_series(1, 60000) n",
            (project.id,),
        )
        if analysed:
            connection.execute("analyze jobs")
        found = connection.execute("select prosrc, proconfig from pg_proc where proname = 'take_jobs'").fetchone()
        assert found is not None
        plan = _plan(connection, *found)
    # Only the handful that was taken is sorted, to find two of one set.
    ready = plan.partition("CTE ready")[2].partition("->  Sort")[0]
    assert "Index Scan using jobs_ready" in ready
    assert "Sort Key: ready." in plan
    assert plan.count("Sort Key") <= 2
    assert "jobs_leased" in plan or "jobs_one_running" in plan
    assert "Seq Scan on jobs" not in plan


def _plan(connection: psycopg.Connection[Any], source: str, settings: list[str]) -> str:
    """What the function's query does with its own settings, for any values."""
    query = source.partition("return query")[2].partition(";")[0]
    for number, name in enumerate(("worker", "lease_s", "most"), 1):
        query = re.sub(rf"\b{name}\b", f"${number}", query)
    connection.execute("set role dispatcher")
    for setting in settings:
        connection.execute(f"set {setting}")
    connection.execute(f"prepare taking (text, float8, int) as {query}")
    rows = connection.execute("explain execute taking ('w', 10, 10)").fetchall()
    return "\n".join(row[0] for row in rows)


def test_a_dispatcher_may_touch_leases_only(engine: Engine, scope: Scope, project: Project) -> None:
    enqueue(scope, project)
    with db.session_scope(engine, role="dispatcher") as session:
        assert session.scalars(select(Job.id)).all()
    for statement in (
        "update jobs set payload_jsonb = '{}'",
        "delete from jobs",
        "select * from events",
        "select brief from decision_sets",
        "select constraints_jsonb from decision_sets",
    ):
        with pytest.raises(Exception, match=r"permission denied|does not exist"):
            _as_dispatcher(engine, statement)


def _as_dispatcher(engine: Engine, statement: str) -> None:
    with db.session_scope(engine, role="dispatcher") as session:
        session.execute(text(statement))
