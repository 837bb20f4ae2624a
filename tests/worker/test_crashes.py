"""A worker that is killed outright loses nothing and repeats nothing."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from core import decision_sets, events, jobs
from core.models.agent_run import AgentRun
from core.models.project import Project
from tests.conftest import Scope
from tests.worker.waiting import ROOT, status, wait

STEPPER = Path(__file__).with_name("stepper.py")
PLACES = ["0:before", "0:thinking", "0:recorded", "11:before", "11:thinking", "11:recorded", "22:recorded", "finish"]
EVERY = [f"{step}:{place}" for step in range(23) for place in ("before", "thinking", "recorded")]


def start(database: str, tmp_path: Path, at: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(STEPPER), database, str(tmp_path / "data"), str(tmp_path / "killed"), at]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    return subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.DEVNULL)


def queue(scope: Scope, project: Project) -> UUID:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id))
        return decision_set.id


@pytest.mark.parametrize("at", PLACES)
def test_killed_once(database: str, scope: Scope, project: Project, tmp_path: Path, at: str) -> None:
    decision_set_id = queue(scope, project)
    killed = start(database, tmp_path, at)
    assert killed.wait(60) == -9
    survivor = start(database, tmp_path, at)
    try:
        assert wait(lambda: status(scope, decision_set_id) == "awaiting_approval")
    finally:
        survivor.terminate()
        survivor.wait(30)
    _nothing_lost_or_repeated(scope, project, decision_set_id)
    called = Counter((tmp_path / "killed.calls").read_text().split())
    assert sum(called.values()) - len(called) <= 1, "at most the step that was in hand is thought again"


@pytest.mark.slow
@pytest.mark.parametrize("at", EVERY)
def test_killed_everywhere(database: str, scope: Scope, project: Project, tmp_path: Path, at: str) -> None:
    test_killed_once(database, scope, project, tmp_path, at)


def test_a_terminated_worker_gives_its_job_back_without_a_retry(
    database: str, scope: Scope, project: Project, tmp_path: Path
) -> None:
    decision_set_id = queue(scope, project)
    worker = start(database, tmp_path, "never")

    def some_runs() -> bool:
        with scope() as session:
            return bool(session.scalars(select(AgentRun.id)).first())

    assert wait(some_runs)
    worker.terminate()
    assert worker.wait(30) == 0
    with scope() as session:
        job = jobs.get(session, session.scalars(select(jobs.Job.id)).one())
        assert job.status in ("available", "completed")
        assert (job.retries, job.crash_count) == (0, 0)
    survivor = start(database, tmp_path, "never")
    try:
        assert wait(lambda: status(scope, decision_set_id) == "awaiting_approval")
    finally:
        survivor.terminate()
        survivor.wait(30)
    _nothing_lost_or_repeated(scope, project, decision_set_id)


def _nothing_lost_or_repeated(scope: Scope, project: Project, decision_set_id: UUID) -> None:
    with scope() as session:
        runs = session.scalars(select(AgentRun.agent)).all()
        log = events.after(session, project, 0)
        assert events.verify(session, project) is None
        decision_set = decision_sets.get(session, decision_set_id)
        assert jobs.unfinished(session, decision_set) == []
    assert sorted(runs) == [f"agent_{n:02}" for n in range(23)]
    completed = [e.payload_jsonb["agent"] for e in log if e.type == "agent.completed"]
    assert sorted(completed) == sorted(runs)
    kinds = Counter(e.type for e in log)
    assert kinds["decision_set.planning"] == kinds["decision_set.awaiting_approval"] == 1
    assert [e.seq for e in log] == list(range(1, len(log) + 1))
