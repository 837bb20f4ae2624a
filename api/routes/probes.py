"""For load balancers and monitoring."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from api import metrics
from api.auth import Reader
from core.db import session_scope
from core.errors import Unavailable

router = APIRouter(tags=["probes"])
JOBS = text(
    "select status, count(*), coalesce(extract(epoch from max(now() - next_run_at) filter"
    " (where status = 'available' and next_run_at <= now())), 0) from jobs"
    " where status in ('available', 'running', 'discarded') group by status"
)


@router.get("/healthz")
def is_alive() -> dict[str, str]:
    """The process answers. Says nothing about what it depends on."""
    return {"status": "ok"}


@router.get("/readyz", responses={503: {"description": "The database does not answer."}})
def is_ready(request: Request) -> JSONResponse:
    ready = database_answers(request.app.state.engine)
    shown = {"status": "ready" if ready else "not ready", "database": "ok" if ready else "unreachable"}
    return JSONResponse(shown, 200 if ready else 503)


@router.get("/metrics", response_class=Response)
def show_metrics(request: Request, _: Reader) -> Response:
    """Prometheus text."""
    with session_scope(request.app.state.engine, role="dispatcher") as session:
        rows = session.execute(JOBS).all()
    metrics.JOBS.clear()
    for status, number, _age in rows:
        metrics.JOBS.labels(status).set(number)
    metrics.OLDEST_JOB.set(max((float(age) for status, _, age in rows if status == "available"), default=0.0))
    return Response(metrics.exposition(), media_type=CONTENT_TYPE_LATEST)


def database_answers(engine: Engine) -> bool:
    try:
        with session_scope(engine) as session:
            return bool(session.scalar(text("select 1")))
    except (SQLAlchemyError, Unavailable):
        return False
