"""Versions of a design: list, one in full, and what changed between two."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api import comparisons, documents, pages
from api.auth import Reader
from api.database import SessionDep
from api.preconditions import etag
from api.problems import documented
from api.schemas.decision_sets import DecisionSetOut, DecisionSetSummary
from api.schemas.diffs import DiffOut
from api.scope import DecisionSetDep, ProjectDep
from core import decision_sets
from core.errors import NotFound

router = APIRouter(tags=["decision sets"])


@router.get("/projects/{project_id}/decision-sets", responses=documented(404))
def list_decision_sets(
    project: ProjectDep,
    session: SessionDep,
    _: Reader,
    limit: pages.Limit = 50,
    cursor: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="`next_cursor` of the page before.")] = None,
) -> pages.Page[DecisionSetSummary]:
    """Newest first. The cursor is the version number of the last one seen."""
    rows = decision_sets.versions(session, project, before=cursor, limit=limit + 1)
    costs = documents.estimates(session, [row.id for row in rows])
    shown = [documents.summary(row, costs.get(row.id)) for row in rows[:limit]]
    return pages.Page(items=shown, next_cursor=str(shown[-1].version) if len(rows) > limit else None)


@router.get("/decision-sets/{decision_set_id}", responses=documented(404))
def get_decision_set(
    decision_set: DecisionSetDep, session: SessionDep, _: Reader, response: Response
) -> DecisionSetOut:
    response.headers["ETag"] = etag(decision_set.revision)
    return documents.full(session, decision_set)


@router.get("/decision-sets/{decision_set_id}/diff", responses=documented(404))
def diff_decision_sets(
    decision_set: DecisionSetDep, against: UUID, session: SessionDep, _: Reader, request: Request
) -> DiffOut:
    """What changed from `against` to this version; both belong to the same project."""
    before = decision_sets.get(session, against)
    if before.project_id != decision_set.project_id:
        raise NotFound("No such decision set in this project.")
    return comparisons.compare(session, request.app.state.store, before, decision_set)
