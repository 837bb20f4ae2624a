"""Stored designs as a worker would leave them, for tests of the routes that read and steer them."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Engine

from core import agent_runs, artifacts, cost_estimates, db, decision_sets, storage
from core.agent_runs import Key, Producer
from core.constraints import Budget, Constraints, Fact, Intake
from core.costs import CostEstimate, CostLine, Range
from core.plan import Component, Plan
from core.reports import PolicyReport, PolicyResult
from core.settings import Settings
from tests.conftest import OWNER

ZIP = b"PK\x05\x06" + b"\0" * 18


def plan_it(
    engine: Engine,
    accepted: dict[str, Any],
    *,
    usd: str = "100.00",
    outcome: str = "pass",
    pattern: str = "aws.serve.a",
) -> None:
    """From `extracting` to `awaiting_approval`, with one component, one cost line and one blocking rule."""
    with scope_of(engine, accepted) as session:
        decision_set = decision_sets.get(session, UUID(accepted["decision_set_id"]))
        budget = Constraints(budget=Budget(monthly_usd=Fact(value=float(usd))))
        decision_sets.set_intake(decision_set, Intake(brief="Churn scores.", constraints=budget))
        decision_sets.transition(session, decision_set, "planning")
        decision = {"agent_id": "tech_stack", "headline": pattern, "decisions": {"serve": pattern}}
        agent_runs.record(
            session, decision_set, Key("tech_stack", 1, "0" * 64), decision, {"headline": pattern}, Producer("expert")
        )
        cost_estimates.record(session, decision_set, estimate(usd))
        decision_sets.set_plan(
            decision_set, plan=a_plan(pattern), decisions={"tech_stack": decision}, policy_report=report(outcome)
        )
        decision_sets.transition(session, decision_set, "awaiting_approval")


def report_it(engine: Engine, settings: Settings, accepted: dict[str, Any], text: str) -> None:
    """The architecture report, as it stands when planning ends."""
    body = {"reports/architecture.md": text.encode()}
    with scope_of(engine, accepted) as session:
        decision_set = decision_sets.get(session, UUID(accepted["decision_set_id"]))
        hashes = artifacts.store(storage.open_store(settings), decision_set.project_id, body)
        artifacts.record(session, decision_set, "report", hashes, {path: len(b) for path, b in body.items()})


def implement_it(engine: Engine, accepted: dict[str, Any]) -> None:
    """What the code agents and the last review said."""
    said = {"agent_id": "code_inference", "headline": "x", "decisions": {}, "depends_on": ["tech_stack"]}
    with scope_of(engine, accepted) as session:
        decision_set = decision_sets.get(session, UUID(accepted["decision_set_id"]))
        review = {**said, "agent_id": "final_critic"}
        decision_sets.set_plan(decision_set, implementation={"code_inference": said}, review=review)


def finish_it(engine: Engine, settings: Settings, accepted: dict[str, Any], files: dict[str, bytes]) -> None:
    """From `generating` to `completed`, with these files and a zip."""
    store = storage.open_store(settings)
    with scope_of(engine, accepted) as session:
        decision_set = decision_sets.get(session, UUID(accepted["decision_set_id"]))
        hashes = artifacts.store(store, decision_set.project_id, files)
        sizes = {path: len(body) for path, body in files.items()}
        artifacts.record(session, decision_set, "file", hashes, sizes, dict.fromkeys(files, "template"))
        zipped = artifacts.store(store, decision_set.project_id, {"repo.zip": ZIP})
        artifacts.record(session, decision_set, "repo_zip", zipped, {"repo.zip": len(ZIP)})
        decision_sets.transition(session, decision_set, "completed")


def scope_of(engine: Engine, accepted: dict[str, Any]) -> Any:
    with db.session_scope(engine, owner_id=OWNER) as session:
        project_id = db.locate(session, "decision_set", UUID(accepted["decision_set_id"]))
    return db.session_scope(engine, project_id=project_id, actor="worker")


def a_plan(pattern: str) -> Plan:
    part = Component(
        id="serve.online", pattern_id=pattern, capability="serve", role="serve.online", cloud="aws", region="eu-west-1"
    )
    return Plan(
        archetype="online_tabular",
        archetype_reason="scores",
        cloud="aws",
        region="eu-west-1",
        components=[part],
        choices=[],
    )


def report(outcome: str) -> PolicyReport:
    rule = {"rule_id": "LAT-001", "outcome": outcome, "severity": "block", "message": "p95 is too high"}
    return PolicyReport(results=[PolicyResult.model_validate(rule)])


def estimate(usd: str) -> CostEstimate:
    line = CostLine(
        line_id="serve.hours", component_id="serve.online", pattern_id="aws.serve.a", capability="serve", service="S",
        dimension="hours", quantity=1, unit="h", unit_price=1, monthly_usd=Decimal(usd), formula="1", source="t",
        as_of="2026-11-01",
    )  # fmt: skip
    amount = Decimal(usd)
    return CostEstimate(monthly_usd=Range(low=amount, expected=amount, high=amount), lines=[line])


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
