"""How much a decision set may spend on model calls, and going on after that was raised."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from core import agent_runs, approvals, decision_sets, events, jobs
from core.errors import BadInput
from core.models.decision_set import DecisionSet
from core.models.job import Job


def set_cap(session: Session, decision_set: DecisionSet, cap_usd: Decimal, *, actor: str) -> Job | None:
    """Sets the cap in USD; a set that stopped at its old one goes on. Returns the job that carries it on."""
    decision_sets.lock(session, decision_set)
    stopped = decision_set.status == "awaiting_budget"
    if stopped and cap_usd <= (spent := agent_runs.spent_usd(session, decision_set)):
        raise BadInput(f"{spent} USD are spent already: a cap must be above that to go on.")
    before, decision_set.cap_usd = decision_set.cap_usd, cap_usd
    events.append(session, decision_set, "budget.changed", {"from": before, "to": cap_usd}, actor=actor)
    return _resume(session, decision_set, actor) if stopped else None


def _resume(session: Session, decision_set: DecisionSet, actor: str) -> Job:
    approved = any(
        a.status == "approved" and a.plan_sha256 == decision_set.plan_sha256
        for a in approvals.of(session, decision_set)
    )
    decision_sets.transition(session, decision_set, "generating" if approved else "extracting", actor=actor)
    args = jobs.GenerateRepository if approved else jobs.PlanDecisionSet
    return jobs.enqueue(session, args(decision_set_id=decision_set.id))
