"""The way back: event streams, and the whole log for an audit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from sqlalchemy import Engine

from api import feed, scope, streams
from api.auth import Principal, Reader
from api.database import open_session
from api.problems import documented
from api.schemas.events import AuditLine, EventOut
from core.db import session_scope

router = APIRouter(tags=["events"])
After = Annotated[int, Query(ge=0, le=2**63 - 1, description="Events with a higher number; the header wins.")]
LastEventId = Annotated[str | None, Header(alias="Last-Event-ID")]
POLLED = 500
STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events: `id` is the event's number, `data` an EventOut. "
        "A caller that accepts `application/json` gets one page of events instead.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    },
    **documented(404),
}


@router.get("/projects/{project_id}/events", response_class=Response, responses=STREAM)
def follow_project(
    project_id: UUID, request: Request, caller: Reader, last_event_id: LastEventId = None, after: After = 0
) -> Response:
    seq = resume_from(last_event_id, after)
    with open_session(request.app.state.engine, caller) as session:
        scope.project(project_id, session)
    return follow(request, project_id, seq, None)


@router.get("/decision-sets/{decision_set_id}/events", response_class=Response, responses=STREAM)
def follow_decision_set(
    decision_set_id: UUID, request: Request, caller: Reader, last_event_id: LastEventId = None, after: After = 0
) -> Response:
    """Only this version's events, so numbers are skipped; they still resume."""
    seq = resume_from(last_event_id, after)
    with open_session(request.app.state.engine, caller) as session:
        project = scope.enter_project_of(session, "decision_set", decision_set_id)
    return follow(request, project.id, seq, decision_set_id)


@router.get(
    "/projects/{project_id}/audit.jsonl",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/jsonl": {"schema": {"type": "string"}}}}, **documented(404)},
)
def export_audit_log(project_id: UUID, request: Request, caller: Reader) -> StreamingResponse:
    """Every event with its place in the hash chain, one JSON object a line."""
    with open_session(request.app.state.engine, caller) as session:
        scope.project(project_id, session)
    headers = {"Content-Disposition": f'attachment; filename="audit-{project_id}.jsonl"'}
    lines = audit_lines(request.app.state.engine, caller, project_id)
    return StreamingResponse(lines, media_type="application/jsonl", headers=headers)


def follow(request: Request, project_id: UUID, after: int, decision_set_id: UUID | None) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        return poll(request.app.state.engine, project_id, after, decision_set_id)
    return streams.respond(request.app.state.hub, project_id, after, decision_set_id)


def poll(engine: Engine, project_id: UUID, after: int, decision_set_id: UUID | None) -> JSONResponse:
    """One page for callers whose network does not let streams through."""
    with session_scope(engine, project_id=project_id) as session:
        rows = feed.page(session, project_id, after, POLLED, decision_set_id)
        return JSONResponse({"items": [EventOut.model_validate(row).model_dump(mode="json") for row in rows]})


def resume_from(last_event_id: str | None, after: int) -> int:
    """The header is what a browser sends on its own when it reconnects, so it is the newer of the two."""
    known = (last_event_id or "").strip()
    return min(int(known), 2**63 - 1) if known.isascii() and known.isdigit() else after


def audit_lines(engine: Engine, caller: Principal, project_id: UUID) -> Iterator[str]:
    """In short transactions, so that a slow reader holds none open."""
    seq = 0
    while True:
        with open_session(engine, caller, project_id) as session:
            lines = [AuditLine.model_validate(row) for row in feed.page(session, project_id, seq, POLLED)]
        for line in lines:
            seq = line.seq
            yield json.dumps(line.model_dump(mode="json"), ensure_ascii=False, sort_keys=True) + "\n"
        if not lines:
            return
