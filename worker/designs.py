"""A design between the database and the agents: what is stored of a planning run, and getting it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from agents.graph import Parent, PlanningResult
from agents.report import render_report
from agents.reporting.changes import Stage, changes
from agents.roster import agent
from core import cost_estimates, decision_sets
from core.constraints import Intake
from core.models.decision_set import DecisionSet
from core.plan import Amendment, Finding, Plan
from core.reports import PolicyReport

REPORT = "reports/architecture.md"


@dataclass(frozen=True)
class Order:
    """Everything a planning run is given, read in one transaction."""

    intake: Intake
    overrides: list[Amendment]
    pins: list[Amendment]
    parent: Parent | None


def order(session: Session, decision_set: DecisionSet) -> Order:
    stored = decision_set.plan_jsonb or {}
    parent = decision_sets.get(session, decision_set.parent_id) if decision_set.parent_id else None
    return Order(
        intake=decision_sets.intake(decision_set),
        overrides=[Amendment.model_validate(asked) for asked in stored.get("overrides", [])],
        pins=_pins(stored.get("pins", []), parent),
        parent=Parent(parent.version, cost_estimates.latest(session, parent)) if parent else None,
    )


def store(session: Session, decision_set: DecisionSet, result: PlanningResult) -> None:
    """Plan, decisions, findings, policies and cost of a feasible design, as rows."""
    if result.plan is None or result.estimate is None:
        raise ValueError("Only a design that exists can be stored.")
    decision_sets.set_plan(
        decision_set,
        plan=result.plan.model_copy(update={"findings": result.findings, "amendments": result.amendments}),
        decisions=result.decisions,
        policy_report=result.policy_report,
        history=[{"agent": old.agent, "round": old.round, "output": old.output} for old in result.history],
        inputs=result.inputs,
        reads=result.reads,
        rounds=result.rounds,
    )
    cost_estimates.record(session, decision_set, result.estimate)
    decision_set.summary_md = _summary(session, decision_set, result)


def _summary(session: Session, decision_set: DecisionSet, result: PlanningResult) -> str:
    """A version made from another design tells what it changed; the first tells what it is."""
    after = _stage(decision_set, result)
    parent = decision_sets.get(session, decision_set.parent_id) if decision_set.parent_id else None
    if parent is None or "plan" not in (parent.plan_jsonb or {}):
        return after.plan.summary
    return changes(_stage(parent, load(session, parent)), after)


def _stage(decision_set: DecisionSet, result: PlanningResult) -> Stage:
    if result.plan is None or result.estimate is None:
        raise ValueError("Only a design that exists can be compared.")
    constraints = decision_sets.intake(decision_set).constraints
    return Stage(decision_set.version, constraints, result.plan, result.estimate)


def report(intake: Intake, result: PlanningResult) -> dict[str, bytes]:
    """The architecture report, by its path: what a person reads before approving is what the zip will hold."""
    if result.plan is None or result.estimate is None or result.policy_report is None:
        raise ValueError("Only a design that exists has a report.")
    text = render_report(result.plan, result.decisions, intake, result.estimate, result.policy_report, result.findings)
    return {REPORT: (text.rstrip() + "\n").encode()}


def load(session: Session, decision_set: DecisionSet) -> PlanningResult:
    """The stored design with every decision in its agent's own type again."""
    stored: dict[str, Any] = decision_set.plan_jsonb or {}
    plan = Plan.model_validate(stored["plan"])
    return PlanningResult(
        plan=plan,
        decisions={name: agent(name).output.model_validate(said) for name, said in stored["decisions"].items()},
        findings=[Finding.model_validate(finding) for finding in plan.findings],
        policy_report=PolicyReport.model_validate(stored["policy_report"]),
        estimate=cost_estimates.latest(session, decision_set),
        conflicts=[],
        amendments=plan.amendments,
        inputs=stored.get("inputs", {}),
        reads=stored.get("reads", {}),
        rounds=stored.get("rounds", 1),
    )


def _pins(roles: list[str], parent: DecisionSet | None) -> list[Amendment]:
    """A pinned role keeps the component it has in the parent's plan."""
    stored = (parent.plan_jsonb or {}).get("plan") if parent else None
    before = Plan.model_validate(stored) if stored else None
    kept = [(role, before.component(role) if before else None) for role in roles]
    return [
        Amendment(role=role, kind="pin", pattern_id=found.pattern_id, reason="pinned by the user", origin="user")
        for role, found in kept
        if found is not None
    ]
