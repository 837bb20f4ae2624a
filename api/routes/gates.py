"""Gates: what waits for a person, and their decision."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response
from sqlalchemy import Engine

from api import documents
from api.auth import Approver, Reader
from api.database import SessionDep
from api.idempotency import OnceDep
from api.pages import Page
from api.preconditions import IfMatch, check, etag
from api.problems import documented
from api.schemas.approvals import ApprovalIn, GateOut
from api.schemas.decision_sets import DecisionSetOut
from api.scope import DecisionSetDep
from core import approvals, decision_sets, overview, waivers
from core.db import session_scope
from core.models.decision_set import DecisionSet

router = APIRouter(tags=["gates"])


@router.get("/gates")
def list_gates(session: SessionDep, _: Reader, status: Literal["waiting"] = "waiting") -> Page[GateOut]:
    """Every version of the caller's projects that waits for a decision, the longest wait first."""
    return Page(
        items=[
            GateOut(
                gate="architecture",
                status=status,
                project_id=project.id,
                project_name=project.name,
                decision_set_id=decision_set.id,
                version=decision_set.version,
                revision=decision_set.revision,
                plan_sha256=decision_set.plan_sha256,
                summary_md=decision_set.summary_md,
                created_at=decision_set.updated_at,
            )
            for project, decision_set in overview.waiting(session)
        ]
    )


@router.post(
    "/decision-sets/{decision_set_id}/approve",
    response_model=DecisionSetOut,
    responses=documented(404, 409, 412, 428),
)
def decide_gate(
    decision_set: DecisionSetDep,
    body: ApprovalIn,
    expected: IfMatch,
    session: SessionDep,
    caller: Approver,
    once: OnceDep,
    request: Request,
) -> Response:
    """Records a person's decision on the very plan they looked at. An approval starts the generation."""
    end_expired_waivers(request.app.state.engine, decision_set)
    decision_sets.lock(session, decision_set)
    check(expected, decision_set.revision)
    approvals.record(
        session,
        decision_set,
        body.status,
        actor=caller.actor,
        plan_sha256=body.plan_sha256,
        comment=body.comment,
        gate=body.gate,
    )
    session.flush()
    return once.answer(documents.full(session, decision_set), 200, etag=etag(decision_set.revision))


def end_expired_waivers(engine: Engine, decision_set: DecisionSet) -> None:
    """In a transaction of its own: it stands even when the decision is then refused because of it."""
    with session_scope(engine, project_id=decision_set.project_id) as session:
        waivers.end_expired(session, decision_sets.get(session, decision_set.id))
