"""Builds the answer documents of decision sets from their rows; `amp design` writes the same document to a file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from api import glossary
from api.schemas.agent_runs import AgentRunOut
from api.schemas.approvals import ApprovalOut
from api.schemas.artifacts import ArtifactOut
from api.schemas.decision_sets import DecisionSetOut, DecisionSetSummary
from core import agent_runs, approvals, artifacts, cost_estimates, decision_sets
from core.costs import CostEstimate
from core.models.cost_estimate import CostEstimate as CostRow
from core.models.decision_set import DecisionSet
from core.plan import Finding, Plan
from core.reports import Check, PolicyReport


def full(session: Session, decision_set: DecisionSet) -> DecisionSetOut:
    intake = decision_sets.intake(decision_set)
    stored, estimate = parts(decision_set), cost_estimates.latest(session, decision_set)
    shown_plan, report = plan(decision_set), policy_report(decision_set)
    return DecisionSetOut(
        **_row(decision_set),
        brief=intake.brief,
        language=intake.language,
        constraints=intake.constraints,
        questions=intake.questions,
        conflicts=intake.conflicts,
        settled=intake.settled,
        suspicious=intake.suspicious,
        unread=intake.unread,
        plan=shown_plan,
        decisions=decisions(decision_set),
        critiques=findings(decision_set),
        policy_report=report,
        missing=glossary.missing(report),
        titles=glossary.titles(shown_plan),
        cost_estimate=estimate,
        approvals=[ApprovalOut.model_validate(row) for row in approvals.of(session, decision_set)],
        artifacts=[ArtifactOut.model_validate(a) for a in artifacts.of(session, decision_set, *OFFERED)],
        agent_runs=[AgentRunOut.model_validate(run) for run in agent_runs.of(session, decision_set)],
        checks=[Check.model_validate(check) for check in stored.get("checks") or []],
        overrides=stored.get("overrides") or [],
        pins=stored.get("pins") or [],
        plan_sha256=decision_set.plan_sha256,
        spent_usd=agent_runs.spent_usd(session, decision_set),
        cap_usd=decision_set.cap_usd,
        error=decision_set.error_jsonb,
    )


# What is offered for download; the files of the repository have their own route.
OFFERED: tuple[artifacts.Kind, ...] = ("repo_zip", "report", "validation_run", "provenance")


def summary(decision_set: DecisionSet, estimate: CostEstimate | None) -> DecisionSetSummary:
    return DecisionSetSummary(
        **_row(decision_set),
        monthly_usd=estimate.monthly_usd.expected if estimate else None,
        cost=estimate.monthly_usd if estimate else None,
        delta=estimate.delta if estimate else None,
    )


def estimates(session: Session, decision_set_ids: list[UUID]) -> dict[UUID, CostEstimate]:
    """The newest estimate of each set that has one, in one query."""
    newest = (
        select(CostRow.decision_set_id, CostRow.breakdown_jsonb)
        .where(CostRow.decision_set_id.in_(decision_set_ids))
        .ext(distinct_on(CostRow.decision_set_id))
        .order_by(CostRow.decision_set_id, CostRow.created_at.desc(), CostRow.id.desc())
    )
    return {row[0]: CostEstimate.model_validate(row[1]) for row in session.execute(newest)}


def parts(decision_set: DecisionSet) -> dict[str, Any]:
    """The plan document's named parts; empty before planning."""
    return decision_set.plan_jsonb or {}


def decisions(decision_set: DecisionSet) -> dict[str, Any]:
    """What every agent decided, by its id: planning, then those that wrote the code, then the final review."""
    stored = parts(decision_set)
    review = stored.get("review")
    last = {review["agent_id"]: review} if review else {}
    return {**(stored.get("decisions") or {}), **(stored.get("implementation") or {}), **last}


def plan(decision_set: DecisionSet) -> Plan | None:
    stored = parts(decision_set).get("plan")
    return Plan.model_validate(stored) if stored else None


def findings(decision_set: DecisionSet) -> list[Finding]:
    """What the critics found: those of the plan, then the one who judged the whole repository."""
    shown, review = plan(decision_set), parts(decision_set).get("review") or {}
    final = [Finding.model_validate(finding) for finding in review.get("decisions", {}).get("findings", [])]
    return [*(shown.findings if shown else []), *final]


def policy_report(decision_set: DecisionSet) -> PolicyReport | None:
    stored = parts(decision_set).get("policy_report")
    return PolicyReport.model_validate(stored) if stored else None


def _row(decision_set: DecisionSet) -> dict[str, Any]:
    names = ("id", "project_id", "parent_id", "version", "revision", "status", "summary_md", "created_at", "updated_at")
    return {name: getattr(decision_set, name) for name in names}
