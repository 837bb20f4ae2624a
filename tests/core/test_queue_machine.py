"""The queue against a model of itself: any order of verbs, by workers that lose their leases."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine, select, text

from core import claims, db, decision_sets, jobs, projects
from core.claims import Claim
from core.errors import LeaseLost
from core.models.job import Job
from tests.conftest import OWNER

VERBS = {
    "complete": claims.complete,
    "release": claims.release,
    "retry": lambda session, claim: claims.retry(session, claim, {"code": "x"}),
    "discard": lambda session, claim: claims.discard(session, claim, {"code": "x"}),
    "cancel": claims.cancel,
    "hold": claims.hold,
}
ENDS = {"complete": "completed", "release": "available", "discard": "discarded", "cancel": "cancelled"}


class Queue(RuleBasedStateMachine):
    engine: Engine
    claimed = Bundle("claimed")

    @initialize()
    def begin(self) -> None:
        self.model: dict[int, dict[str, Any]] = {}
        with db.session_scope(self.engine, owner_id=OWNER) as session:
            self.project = projects.create(session, OWNER, "p")
        with db.session_scope(self.engine, role="dispatcher") as session:
            session.execute(
                text("update jobs set status = 'cancelled', lease_owner = null, lease_expires_at = null"
                     " where status in ('available', 'running')")
            )  # fmt: skip

    @rule()
    def enqueue(self) -> None:
        with self._scope() as session:
            decision_set = decision_sets.propose(session, self.project, brief="x")
            job = jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id))
            self.model[job.id] = {"status": "available", "token": 0, "retries": 0, "crashes": 0, "expired": False}

    @rule(target=claimed)
    def take(self) -> Claim | None:
        with db.session_scope(self.engine, role="dispatcher") as session:
            session.execute(text("update jobs set next_run_at = now() where status = 'available'"))
            claim = claims.take(session, "w", 1000)
        expired = {i for i, j in self.model.items() if j["expired"] and j["crashes"] < 2}
        ready = {i for i, j in self.model.items() if j["status"] == "available"}
        assert (claim.job_id if claim else None) in (expired or ready or {None})
        if claim is not None:
            job = self.model[claim.job_id]
            job["crashes"] += job["status"] == "running"
            job.update(status="running", token=job["token"] + 1, expired=False)
            assert claim.token == job["token"]
        return claim

    @rule(claim=claimed, verb=st.sampled_from(sorted(VERBS)))
    def use(self, claim: Claim | None, verb: str) -> None:
        if claim is None or claim.job_id not in self.model:
            return
        job = self.model[claim.job_id]
        rightful = job["status"] == "running" and job["token"] == claim.token
        try:
            with self._scope() as session:
                VERBS[verb](session, claim)
        except LeaseLost:
            assert not rightful
            return
        assert rightful
        if verb == "hold":
            job["expired"] = False
        elif verb == "retry":
            spent = claim.retries >= claim.max_retries
            job.update(
                status="discarded" if spent else "available", retries=job["retries"] + (not spent), expired=False
            )
        else:
            job.update(status=ENDS[verb], expired=False)

    @rule()
    def leases_run_out(self) -> None:
        with db.session_scope(self.engine, role="dispatcher") as session:
            session.execute(text("update jobs set lease_expires_at = now() - interval '1 s' where status = 'running'"))
        for job in self.model.values():
            job["expired"] = job["status"] == "running"

    @rule()
    def sweep(self) -> None:
        with db.session_scope(self.engine, role="dispatcher") as session:
            poisoned = {job_id for job_id, _ in claims.poisoned(session)}
        assert poisoned == {i for i, j in self.model.items() if j["expired"] and j["crashes"] >= 2}
        for job_id in poisoned:
            with self._scope() as session:
                assert claims.bury(session, job_id) is not None
            self.model[job_id].update(status="discarded", crashes=3, expired=False)

    @invariant()
    def agrees_with_the_table(self) -> None:
        if not hasattr(self, "project"):
            return
        with self._scope() as session:
            rows = session.scalars(select(Job)).all()
        found = {j.id: (j.status, j.lease_token, j.retries, j.crash_count) for j in rows}
        assert found == {i: (j["status"], j["token"], j["retries"], j["crashes"]) for i, j in self.model.items()}

    def _scope(self) -> Any:
        return db.session_scope(self.engine, project_id=self.project.id)


SHORT = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
LONG = settings(SHORT, max_examples=500, stateful_step_count=50)


def test_the_queue_behaves_like_its_model(engine: Engine) -> None:
    _check(engine, SHORT)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_queue_behaves_like_its_model_at_length(engine: Engine) -> None:
    _check(engine, LONG)


def _check(engine: Engine, how: settings) -> None:
    machine = type("Machine", (Queue,), {"engine": engine})
    run_state_machine_as_test(machine, settings=how)
