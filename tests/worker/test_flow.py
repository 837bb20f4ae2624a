"""The real agents through the real queue: the same design whatever happens to the worker on the way."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from core import approvals, artifacts, decision_sets, events, jobs, waivers
from core.models.agent_run import AgentRun
from core.models.artifact import Artifact
from core.models.event import Event
from core.models.project import Project
from core.storage_local import LocalStore
from tests.conftest import Scope
from tests.worker.waiting import ROOT, status, wait

WORKER = Path(__file__).with_name("real_worker.py")
BRIEF = (
    "We run a subscription business on AWS and want to score customers for churn through an online API: 20 requests"
    " per second at peak, p95 under 200 ms, budget 3000 USD per month. 50 GB of customer data in S3, labels arrive"
    " after 30 days. Two ML engineers, one platform engineer. Region us-east-1."
)


@contextmanager
def working(database: str, tmp_path: Path, place: str = "never") -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, str(WORKER), database, str(tmp_path / "data"), str(tmp_path / "killed"), place]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    process = subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def propose(scope: Scope, project: Project, **said: Any) -> UUID:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, **said)
        args = jobs.PlanDecisionSet(decision_set_id=decision_set.id, accept_defaults=True)
        jobs.enqueue(session, args)
        return decision_set.id


def approve(scope: Scope, decision_set_id: UUID) -> None:
    end = datetime.now(UTC) + timedelta(days=1)
    with scope() as session:
        decision_set = decision_sets.get(session, decision_set_id)
        for rule in approvals.blocking(decision_set):
            waivers.grant(session, decision_set, rule, reason="test", owner="me", expires_at=end, actor="me")
        session.flush()
        sha = decision_set.plan_sha256 or ""
        approvals.record(session, decision_set, "approved", actor="me", plan_sha256=sha)


def reaches(scope: Scope, decision_set_id: UUID, wanted: str) -> bool:
    return wait(lambda: status(scope, decision_set_id) in (wanted, "failed"), 120) and (
        status(scope, decision_set_id) == wanted
    )


def outputs(scope: Scope, decision_set_id: UUID) -> dict[str, str]:
    """Agent and round → hash of its input."""
    with scope() as session:
        runs = session.scalars(select(AgentRun).where(AgentRun.decision_set_id == decision_set_id)).all()
        return {f"{run.agent}/{run.pass_}": run.input_sha256 for run in runs}


@pytest.mark.timeout(600)
def test_killed_in_planning_and_in_generation_it_completes_once(
    database: str, scope: Scope, project: Project, tmp_path: Path
) -> None:
    decision_set_id = propose(scope, project, brief=BRIEF)
    for place in ("run:1", "stored:5"):
        with working(database, tmp_path, place) as killed:
            assert killed.wait(120) == -9
        (tmp_path / "killed").unlink()
    with working(database, tmp_path):
        assert reaches(scope, decision_set_id, "awaiting_approval")
    approve(scope, decision_set_id)
    with working(database, tmp_path, "bytes") as killed:
        assert killed.wait(120) == -9
    with working(database, tmp_path):
        assert reaches(scope, decision_set_id, "completed")
    _once(scope, project, decision_set_id, LocalStore(tmp_path / "data"))


def _told(scope: Scope, decision_set_id: UUID, reused: set[str]) -> None:
    """Only agents that think announce that they start; the report can be read before anybody approves."""
    with scope() as session:
        decision_set = decision_sets.get(session, decision_set_id)
        log = session.scalars(select(Event).where(Event.decision_set_id == decision_set_id)).all()
        started = {f"{e.payload_jsonb['agent']}/{e.payload_jsonb['pass']}" for e in log if e.type == "agent.started"}
        report = artifacts.at(session, decision_set, "reports/architecture.md")
    assert "tech_stack/1" in started
    assert started & reused == set()
    assert report.kind == "report"


def _once(scope: Scope, project: Project, decision_set_id: UUID, store: LocalStore) -> None:
    with scope() as session:
        log = events.after(session, project, 0, limit=1000)
        assert events.verify(session, project) is None
        runs = Counter(tuple(row) for row in session.execute(select(AgentRun.agent, AgentRun.pass_)))
        stored = session.scalars(select(Artifact)).all()
        assert jobs.unfinished(session, decision_sets.get(session, decision_set_id)) == []
    assert set(runs.values()) == {1}
    told = Counter((e.type, str(e.payload_jsonb.get("agent")), e.payload_jsonb.get("pass")) for e in log)
    assert {key: n for key, n in told.items() if key[0] == "agent.completed" and n > 1} == {}
    kinds = Counter(e.type for e in log)
    once = ("decision_set.awaiting_approval", "decision_set.completed", "repository.generated")
    assert [kinds[kind] for kind in once] == [1, 1, 1]
    checks = Counter(e.payload_jsonb["name"] for e in log if e.type == "check.completed")
    assert checks
    assert set(checks.values()) == {1}
    assert len({artifact.path for artifact in stored}) == len(stored)
    assert {"repo.zip", "reports/architecture.md", "manifest.json"} <= {artifact.path for artifact in stored}
    assert all(artifacts.read(store, artifact) for artifact in stored if artifact.size_bytes)


@pytest.mark.timeout(600)
def test_a_child_version_repeats_only_what_its_change_touches(
    database: str, scope: Scope, project: Project, tmp_path: Path
) -> None:
    first = propose(scope, project, brief=BRIEF)
    with working(database, tmp_path):
        assert reaches(scope, first, "awaiting_approval")
        with scope() as session:
            parent = decision_sets.get(session, first)
        role = (parent.plan_jsonb or {})["plan"]["components"][0]["role"]
        second = propose(scope, project, parent=parent, pins=[role])
        assert reaches(scope, second, "awaiting_approval")
    with scope() as session:
        runs = session.scalars(select(AgentRun).where(AgentRun.decision_set_id == second)).all()
        reused = {f"{run.agent}/{run.pass_}" for run in runs if run.provider == "reused"}
        plan = (decision_sets.get(session, second).plan_jsonb or {})["plan"]
    before, after = outputs(scope, first), outputs(scope, second)
    same = {name for name in after if before.get(name) == after[name]}
    assert {"project_stages/1", "versioning_governance/1", "data_sourcing/1"} <= same == reused
    assert "tech_stack/1" not in reused
    _told(scope, second, reused)
    assert [a["kind"] for a in plan["amendments"] if a["role"] == role] == ["pin"]
