"""Steering a design: overrides and pins make a child version; the rest changes a version's state."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from api import documents
from api.auth import Admin, Approver, Writer
from api.database import SessionDep
from api.idempotency import OnceDep
from api.problems import documented
from api.routes.constraints import accepted, plan
from api.schemas.decision_sets import Accepted
from api.schemas.iterations import BudgetIn, OverridesIn, PinsIn, WaiverIn, WaiverOut
from api.scope import DecisionSetDep
from api.steering import inherited
from core import budgets, decision_sets, projects, waivers
from core.errors import BadInput
from core.models.decision_set import DecisionSet

router = APIRouter(prefix="/decision-sets/{decision_set_id}", tags=["iterations"], responses=documented(404, 409))


@router.post("/overrides", status_code=202, response_model=Accepted)
def override_roles(
    decision_set: DecisionSetDep, body: OverridesIn, session: SessionDep, caller: Writer, once: OnceDep
) -> Response:
    """A child version in which the user's own choices hold; roles must be in this version's plan."""
    expect_roles(decision_set, [one.role for one in body.overrides])
    asked = [amendment for one in body.overrides for amendment in one.amendments()]
    return accepted(once, *child(session, decision_set, caller.actor, overrides=asked))


@router.post("/pins", status_code=202, response_model=Accepted)
def pin_roles(
    decision_set: DecisionSetDep, body: PinsIn, session: SessionDep, caller: Writer, once: OnceDep
) -> Response:
    """A child version that keeps these roles' components as they are now."""
    expect_roles(decision_set, body.roles)
    return accepted(once, *child(session, decision_set, caller.actor, pins=body.roles))


@router.post("/promote", status_code=202, response_model=Accepted)
def promote_version(decision_set: DecisionSetDep, session: SessionDep, caller: Approver, once: OnceDep) -> Response:
    decision_sets.lock(session, decision_set)
    decision_sets.promote(session, decision_set, actor=caller.actor)
    return accepted(once, decision_set, None)


@router.post("/waivers", status_code=201, response_model=WaiverOut)
def waive_rule(
    decision_set: DecisionSetDep, body: WaiverIn, session: SessionDep, caller: Approver, once: OnceDep
) -> Response:
    """Accepts one broken rule, by somebody, until a date. The plan then has a new hash."""
    waiver = waivers.grant(
        session,
        decision_set,
        body.rule_id,
        reason=body.reason,
        owner=body.owner,
        expires_at=body.expires_at,
        actor=caller.actor,
    )
    return once.answer(WaiverOut.model_validate(waiver), 201)


@router.post("/cancel", status_code=202, response_model=Accepted)
def cancel_run(decision_set: DecisionSetDep, session: SessionDep, caller: Writer, once: OnceDep) -> Response:
    decision_sets.lock(session, decision_set)
    decision_sets.cancel(session, decision_set, actor=caller.actor)
    return accepted(once, decision_set, None)


@router.post("/budget", status_code=202, response_model=Accepted)
def change_budget(
    decision_set: DecisionSetDep, body: BudgetIn, session: SessionDep, caller: Approver, once: OnceDep
) -> Response:
    """Sets what model calls may cost; a version that stopped at its cap goes on."""
    job = budgets.set_cap(session, decision_set, body.cap_usd, actor=caller.actor)
    return accepted(once, decision_set, job)


@router.post("/generate", status_code=202, response_model=Accepted)
def generate_again(decision_set: DecisionSetDep, session: SessionDep, caller: Admin, once: OnceDep) -> Response:
    """Generates an approved design once more."""
    decision_sets.lock(session, decision_set)
    job = decision_sets.generate(session, decision_set, actor=caller.actor)
    return accepted(once, decision_set, job)


def child(session: Session, parent: DecisionSet, actor: str, **added: Any) -> tuple[DecisionSet, Any]:
    project = projects.get(session, parent.project_id)
    made = decision_sets.propose(session, project, parent=parent, actor=actor, **inherited(parent, **added))
    return made, plan(session, made)


def expect_roles(decision_set: DecisionSet, roles: list[str]) -> None:
    planned = documents.plan(decision_set)
    if planned is None:
        raise decision_sets.InvalidTransition(
            f"There is no plan to steer yet; this set is {decision_set.status}.", status=decision_set.status
        )
    if unknown := sorted(set(roles) - {component.role for component in planned.components}):
        raise BadInput(f"No component has the role {', '.join(unknown)}.", roles=unknown)
