"""What a design would cost per month, one row per estimate made."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import events
from core.canonical import plain
from core.costs import CostEstimate as Estimate
from core.models.cost_estimate import CostEstimate
from core.models.decision_set import DecisionSet


def record(session: Session, decision_set: DecisionSet, estimate: Estimate) -> CostEstimate:
    row = CostEstimate(
        project_id=decision_set.project_id,
        decision_set_id=decision_set.id,
        monthly_usd=estimate.monthly_usd.expected,
        breakdown_jsonb=plain(estimate),
        method=estimate.method,
    )
    session.add(row)
    session.flush()
    facts = {"monthly_usd": estimate.monthly_usd, "delta": estimate.delta}
    events.append(session, decision_set, "cost.estimated", facts)
    return row


def latest(session: Session, decision_set: DecisionSet) -> Estimate | None:
    found = select(CostEstimate.breakdown_jsonb).where(CostEstimate.decision_set_id == decision_set.id)
    stored = session.scalar(found.order_by(CostEstimate.created_at.desc(), CostEstimate.id.desc()).limit(1))
    return Estimate.model_validate(stored) if stored is not None else None
