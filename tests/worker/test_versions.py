"""Versions through the real queue: after a change of the budget alone, what it does not reach keeps its bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from agents.dependencies import dependants, readers
from agents.glimpse import covered, opened
from agents.order import PLANNING
from agents.roster import agents
from api import comparisons
from core import approvals, artifacts, cost_estimates, decision_sets, jobs, storage, waivers
from core.constraints import Fact
from core.models.agent_run import AgentRun
from core.models.decision_set import DecisionSet
from core.models.project import Project
from core.reports import Check
from core.settings import Settings
from tests.conftest import Scope
from worker import loop
from worker.isolation import chosen

pytestmark = pytest.mark.timeout(300)
BUDGET = ("constraints.budget.monthly_usd", "workload.budget_usd")
BRIEF = (
    "We run a subscription business on AWS and want to score customers for churn through an online API: 20 requests"
    " per second at peak, p95 under 200 ms, budget 3000 USD per month. 50 GB of customer data in S3, labels arrive"
    " after 30 days. Two ML engineers, one platform engineer. Region us-east-1."
)


def unchecked(
    _files: dict[str, bytes], _data: Path, on_check: Callable[[Check], None]
) -> tuple[list[Check], dict[str, bytes]]:
    """Validators have their own tests; here the bytes are what is looked at."""
    check = Check(name="stand-in", tool="none", status="passed")
    on_check(check)
    return [check], {}


class Versions:
    def __init__(self, settings: Settings, engine: Engine, scope: Scope, project: Project) -> None:
        self.settings, self.engine, self.scope, self.project = settings, engine, scope, project

    def design(self, **said: Any) -> UUID:
        with self.scope() as session:
            made = decision_sets.propose(session, self.project, **said)
            jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=made.id, accept_defaults=True))
            made_id = made.id
        self.work()
        return made_id

    def richer(self, parent_id: UUID, usd: float, **more: Any) -> UUID:
        parent = self.read(parent_id)
        intake = decision_sets.intake(parent)
        budget = intake.constraints.budget.model_copy(update={"monthly_usd": Fact(value=usd, unit="USD/month")})
        changed = intake.constraints.model_copy(update={"budget": budget})
        return self.design(parent=parent, constraints=changed, **more)

    def generated(self, decision_set_id: UUID) -> dict[str, bytes]:
        """Approves, generates, and unpacks what is delivered."""
        end = datetime.now(UTC) + timedelta(days=1)
        with self.scope() as session:
            found = decision_sets.get(session, decision_set_id)
            for rule in approvals.blocking(found):
                waivers.grant(session, found, rule, reason="test", owner="me", expires_at=end, actor="me")
            session.flush()
            approvals.record(session, found, "approved", actor="me", plan_sha256=found.plan_sha256 or "")
        self.work()
        with self.scope() as session:
            found = decision_sets.get(session, decision_set_id)
            assert found.status == "completed", found.error_jsonb
            body = artifacts.read(storage.open_store(self.settings), artifacts.at(session, found, "repo.zip"))
        with zipfile.ZipFile(io.BytesIO(body)) as zipped:
            return {name: zipped.read(name) for name in zipped.namelist()}

    def read(self, decision_set_id: UUID) -> DecisionSet:
        with self.scope() as session:
            return decision_sets.get(session, decision_set_id)

    def thought(self, decision_set_id: UUID) -> set[str]:
        """The agents that decided anew in this version."""
        with self.scope() as session:
            runs = session.scalars(select(AgentRun).where(AgentRun.decision_set_id == decision_set_id)).all()
        return {run.agent for run in runs if run.provider != "reused" and run.agent in PLANNING}

    def work(self) -> None:
        worker = loop.Worker(self.settings, self.engine)
        try:
            while worker.run_one():
                pass
        finally:
            worker.close()


@pytest.fixture
def versions(
    settings: Settings, engine: Engine, scope: Scope, project: Project, monkeypatch: pytest.MonkeyPatch
) -> Versions:
    monkeypatch.setattr(chosen, "validation", lambda _settings: unchecked)
    return Versions(settings, engine, scope, project)


def decided(decision_set: DecisionSet) -> dict[str, Any]:
    stored: dict[str, Any] = (decision_set.plan_jsonb or {})["decisions"]
    return {name: stored[name]["decisions"] for name in PLANNING}


def closure(before: DecisionSet, after: DecisionSet) -> set[str]:
    """From declared reads alone: who reads the budget, or a field of a decision that came out different."""
    old, new = decided(before), decided(after)
    moved = set(BUDGET)
    moved |= {f"decisions.{n}.{part}" for n in PLANNING for part in new[n] if new[n][part] != old[n].get(part)}
    return {a.id for a in agents(PLANNING) if any(covered(m, a.reads) or opened(m, a.reads) for m in moved)}


def moved_choices(before: DecisionSet, after: DecisionSet) -> set[str]:
    """Roles whose choice is told otherwise: another winner, another score, or other words about an alternative."""
    old, new = ({c["role"]: told(c) for c in (found.plan_jsonb or {})["plan"]["choices"]} for found in (before, after))
    return {role for role in new if new[role] != old.get(role)}


def told(choice: dict[str, Any]) -> tuple[Any, ...]:
    """What a decision record says of a choice."""
    others = tuple((o["option"], o["rejected_because"], o["flip_if"]) for o in choice["alternatives"])
    return choice["winner"], f"{choice['score']:.2f}", choice["flip_if"], others


def record_of(path: str) -> str | None:
    """The role a decision record is about: `docs/adr/0003-store-lake.md` → `store.lake`."""
    found = re.fullmatch(r"docs/adr/\d+-([a-z]+)-([a-z_]+)\.md", path)
    return f"{found[1]}.{found[2]}" if found else None


def test_a_new_budget_re_runs_its_closure_and_leaves_every_other_byte(versions: Versions) -> None:
    first = versions.design(brief=BRIEF)
    second = versions.richer(first, 3500)
    before, after = versions.read(first), versions.read(second)
    again = versions.thought(second)
    assert again == closure(before, after)
    assert again <= set(dependants(readers(BUDGET, agents(PLANNING)), agents(PLANNING)))
    assert len(again) < len(PLANNING) / 2
    assert before.summary_md == (before.plan_jsonb or {})["plan"]["summary"]
    assert after.summary_md.startswith("Against version 1: Budget: $3,000 a month → $3,500 a month.")

    old, new = versions.generated(first), versions.generated(second)
    assert old.keys() == new.keys()
    changed = {path for path in old if old[path] != new[path]}
    told = {path for path in changed if path.startswith("reports/") or path == "manifest.json"}
    records = {path for path in changed if record_of(path)}
    assert {record_of(path) for path in records} == moved_choices(before, after) & set(map(record_of, old))
    for path in changed - told - records:
        assert old[path].replace(b"3000", b"3500") == new[path], path
    assert any(path.startswith("infra/") for path in changed)
    assert len(changed) < len(old) / 10


def test_a_pinned_decision_survives_critics_and_further_versions(versions: Versions) -> None:
    first = versions.design(brief=BRIEF)
    parent = versions.read(first)
    pinned = (parent.plan_jsonb or {})["plan"]["components"][0]
    second = versions.design(parent=parent, pins=[pinned["role"]])
    third = versions.richer(second, 170, pins=[pinned["role"]])
    for made in (second, third):
        stored = versions.read(made).plan_jsonb or {}
        part = next(c for c in stored["plan"]["components"] if c["role"] == pinned["role"])
        assert part["pattern_id"] == pinned["pattern_id"]
        assert stored["pins"] == [pinned["role"]]
        asked = [a for a in stored["plan"]["amendments"] if a["role"] == pinned["role"]]
        assert {a["origin"] for a in asked if a["kind"] != "param"} <= {"user"}


def test_two_children_side_by_side_agree_with_themselves_to_the_cent(versions: Versions) -> None:
    first = versions.design(brief=BRIEF)
    left, right = versions.richer(first, 3500), versions.richer(first, 160)
    with versions.scope() as session:
        pair = [decision_sets.get(session, made) for made in (left, right)]
        store = storage.open_store(versions.settings)
        shown = comparisons.compare(session, store, *pair)
        own = [cost_estimates.latest(session, one) for one in pair]
    assert own[0] is not None
    assert own[1] is not None
    assert (shown.cost.before, shown.cost.after) == tuple(e.monthly_usd.expected for e in own if e)
    assert shown.cost.usd == own[1].monthly_usd.expected - own[0].monthly_usd.expected
    assert sum((line.usd or Decimal(0) for line in shown.cost.lines), Decimal(0)) == shown.cost.usd
