"""Rules accepted as broken, by somebody, for a while. A waiver that has run out counts as none."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import decision_sets, events
from core.errors import BadInput, NotFound
from core.models.decision_set import DecisionSet
from core.models.waiver import Waiver
from core.reports import Outcome, PolicyReport, PolicyResult

WAIVABLE = ("fail", "unknown")


def grant(
    session: Session,
    decision_set: DecisionSet,
    rule_id: str,
    *,
    reason: str,
    owner: str,
    expires_at: datetime,
    actor: str,
) -> Waiver:
    """Waives one failed or undecided rule of a set that waits for approval; its plan gets a new hash."""
    decision_sets.lock(session, decision_set)
    if decision_set.status != "awaiting_approval":
        raise decision_sets.InvalidTransition(
            f"Rules are waived while a set awaits approval; this one is {decision_set.status}."
        )
    if expires_at <= _now(session):
        raise BadInput("A waiver must end in the future.")
    result = _result(decision_set, rule_id)
    waiver = Waiver(
        id=uuid4(), project_id=decision_set.project_id, decision_set_id=decision_set.id, rule_id=rule_id,
        outcome=result.outcome, reason=reason, owner=owner, granted_by=actor, expires_at=expires_at,
    )  # fmt: skip
    session.add(waiver)
    session.flush()
    _show(decision_set, rule_id, "waived", str(waiver.id))
    facts = {"rule_id": rule_id, "was": result.outcome, "reason": reason, "owner": owner, "expires_at": expires_at}
    events.append(session, decision_set, "waiver.granted", {**facts, "waiver_id": waiver.id}, actor=actor)
    return waiver


def end_expired(session: Session, decision_set: DecisionSet) -> None:
    """Puts back what a rule said before a waiver that has run out since. Called before an approval counts."""
    decision_sets.lock(session, decision_set)
    waived = {r.waiver_id for r in _report(decision_set).results if r.outcome == "waived" and r.waiver_id}
    over = select(Waiver).where(Waiver.id.in_([UUID(i) for i in waived]), Waiver.expires_at <= func.now())
    for waiver in session.scalars(over):
        _show(decision_set, waiver.rule_id, waiver.outcome, None)
        events.append(session, decision_set, "waiver.expired", {"rule_id": waiver.rule_id, "waiver_id": waiver.id})


def standing(session: Session, decision_set: DecisionSet) -> list[dict[str, object]]:
    """What is still waived for this set or for the version it was derived from, oldest first."""
    sets = [decision_set.id] + ([decision_set.parent_id] if decision_set.parent_id else [])
    live = select(Waiver).where(Waiver.decision_set_id.in_(sets), Waiver.expires_at > func.now())
    return [
        {"id": str(w.id), "rule_id": w.rule_id, "reason": w.reason, "owner": w.owner, "expires_at": w.expires_at.date()}
        for w in session.scalars(live.order_by(Waiver.expires_at, Waiver.id))
    ]


def _now(session: Session) -> datetime:
    now: datetime = session.execute(select(func.now())).scalar_one()
    return now


def _report(decision_set: DecisionSet) -> PolicyReport:
    stored = (decision_set.plan_jsonb or {}).get("policy_report")
    return PolicyReport.model_validate(stored) if stored else PolicyReport(results=[])


def _result(decision_set: DecisionSet, rule_id: str) -> PolicyResult:
    result = next((r for r in _report(decision_set).results if r.rule_id == rule_id), None)
    if result is None:
        raise NotFound(f"No rule {rule_id} in this set's policy report.")
    if result.outcome not in WAIVABLE:
        raise BadInput(f"{rule_id} has the outcome {result.outcome}; there is nothing to waive.")
    return result


def _show(decision_set: DecisionSet, rule_id: str, outcome: Outcome | str, waiver_id: str | None) -> None:
    report = _report(decision_set)
    results = [
        r.model_copy(update={"outcome": outcome, "waiver_id": waiver_id}) if r.rule_id == rule_id else r
        for r in report.results
    ]
    decision_sets.set_plan(decision_set, policy_report=report.model_copy(update={"results": results}))
