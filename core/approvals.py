"""A person's decision at a gate. Nothing approves itself, and no timeout does."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import decision_sets, events, jobs
from core.errors import Conflict
from core.models.approval import Approval
from core.models.decision_set import DecisionSet
from core.models.job import Job
from core.reports import PolicyReport

Verdict = Literal["approved", "changes_requested", "rejected"]
ARCHITECTURE = "architecture"


class AlreadyDecided(Conflict):
    code, title = "already_decided", "This gate was already decided"


class PlanChanged(Conflict):
    code, title = "plan_changed", "The plan is not the one that was looked at"


class PolicyBlocked(Conflict):
    code, title = "policy_blocked", "A blocking policy is not satisfied"


def record(
    session: Session,
    decision_set: DecisionSet,
    verdict: Verdict,
    *,
    actor: str,
    plan_sha256: str,
    comment: str | None = None,
    gate: str = ARCHITECTURE,
) -> tuple[Approval, Job | None]:
    """Decide a gate on exactly the plan with this hash; an approval queues the generation.

    Raises `AlreadyDecided`, `PlanChanged` or `PolicyBlocked` (all 409).
    """
    decision_sets.lock(session, decision_set)
    _check(session, decision_set, verdict, plan_sha256, gate)
    approval = Approval(
        project_id=decision_set.project_id,
        decision_set_id=decision_set.id,
        gate=gate,
        actor=actor,
        status=verdict,
        comment=comment,
        plan_sha256=plan_sha256,
    )
    session.add(approval)
    session.flush()
    payload = {"gate": gate, "status": verdict, "comment": comment, "plan_sha256": plan_sha256}
    events.append(session, decision_set, "approval.recorded", payload, actor=actor)
    job = None
    if verdict == "approved":
        job = jobs.enqueue(session, jobs.GenerateRepository(decision_set_id=decision_set.id))
    status = "generating" if verdict == "approved" else verdict
    decision_sets.transition(session, decision_set, status, actor=actor)
    return approval, job


def of(session: Session, decision_set: DecisionSet) -> list[Approval]:
    found = select(Approval).where(Approval.decision_set_id == decision_set.id)
    return list(session.scalars(found.order_by(Approval.created_at, Approval.id)))


def blocking(decision_set: DecisionSet) -> list[str]:
    """Ids of block rules that failed, or could not be decided, without a live waiver."""
    report = (decision_set.plan_jsonb or {}).get("policy_report")
    if report is None:
        return ["policy_report.missing"]
    return [result.rule_id for result in PolicyReport.model_validate(report).blocking]


def _check(session: Session, decision_set: DecisionSet, verdict: Verdict, plan_sha256: str, gate: str) -> None:
    decided = select(Approval.status).where(Approval.decision_set_id == decision_set.id, Approval.gate == gate)
    if decision_set.status != "awaiting_approval":
        if earlier := session.scalars(decided).first():
            raise AlreadyDecided(f"The {gate} gate is already {earlier}.", verdict=earlier)
        raise decision_sets.InvalidTransition(
            f"A set that is {decision_set.status} has no open gate.", status=decision_set.status
        )
    if decision_set.plan_sha256 != plan_sha256:
        raise PlanChanged("The plan changed since it was looked at.", plan_sha256=decision_set.plan_sha256)
    if verdict == "approved" and (rules := blocking(decision_set)):
        raise PolicyBlocked(f"Blocked by {', '.join(rules)}.", rule_ids=rules)
