"""What becomes of a job, and of its decision set, when an attempt ends badly."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from core import claims, decision_sets, events, projects
from core.claims import CancelRequested, Claim
from core.db import session_scope
from core.errors import AmpError, DatabaseAway, Discard, LeaseLost, Retry
from core.logs import logger, scrub
from core.models.decision_set import DecisionSet
from worker.run import Draining

log = logger(__name__)
AWAY_S = 1.0  # an outage spends no retry: the job is not at fault


def settle(engine: Engine, claim: Claim, error: BaseException) -> None:
    """Give the job the end its error asks for. The claim's token still decides whether we may."""
    if isinstance(error, LeaseLost) and not isinstance(error, CancelRequested):
        log.warning("lease.lost", job_id=claim.job_id)
        return
    with session_scope(engine, project_id=claim.project_id, actor="worker", job_id=claim.job_id) as session:
        claims.hold(session, claim)
        _settle(session, claim, error)


def settle_refused(engine: Engine, claim: Claim) -> None:
    """A job that could not be completed: it was cancelled meanwhile, or another worker has it."""
    try:
        with session_scope(engine, project_id=claim.project_id) as session:
            claims.fence(session, claim)
    except LeaseLost as error:
        settle(engine, claim, error)


def _settle(session: Session, claim: Claim, error: BaseException) -> None:
    if isinstance(error, CancelRequested):
        claims.cancel(session, claim)
    elif isinstance(error, Draining):
        claims.release(session, claim)
    elif isinstance(error, Retry):
        claims.release(session, claim, error.after_s)
    elif isinstance(error, DatabaseAway):
        claims.release(session, claim, AWAY_S)
    elif isinstance(error, Discard):
        claims.discard(session, claim, describe(error))
        give_up(session, claim.project_id, claim.decision_set_id, claim.job_id, describe(error))
    elif not claims.retry(session, claim, describe(error)):
        give_up(session, claim.project_id, claim.decision_set_id, claim.job_id, describe(error))
    else:
        facts = {"job_id": claim.job_id, "type": claim.type, "retries": claim.retries + 1, **describe(error)}
        events.append(session, _subject(session, claim.project_id, claim.decision_set_id), "job.retrying", facts)


def bury_poisoned(engine: Engine) -> int:
    """Discard jobs that keep killing their workers; returns how many."""
    with session_scope(engine, role="dispatcher") as session:
        found = claims.poisoned(session)
    for job_id, project_id in found:
        with session_scope(engine, project_id=project_id, actor="worker", job_id=job_id) as session:
            if (job := claims.bury(session, job_id)) is not None:
                log.error("job.poisoned", job_id=job_id)
                give_up(session, project_id, job.decision_set_id, job_id, job.error_jsonb or {})
    return len(found)


def give_up(
    session: Session, project_id: UUID, decision_set_id: UUID | None, job_id: int, error: dict[str, Any]
) -> None:
    """Say that a job is gone for good; a decision set that depended on it has failed."""
    log.error("job.discarded", job_id=job_id, project_id=str(project_id), **error)
    subject = _subject(session, project_id, decision_set_id)
    events.append(session, subject, "job.discarded", {"job_id": job_id, **error})
    if isinstance(subject, DecisionSet) and subject.status in decision_sets.RUNNING:
        decision_sets.fail(session, subject, str(error.get("code")), str(error.get("detail")))


def describe(error: BaseException) -> dict[str, Any]:
    """An error as it is stored and shown: a code and one redacted sentence."""
    if isinstance(error, AmpError):
        return {"code": error.extra.get("code", error.code), "detail": scrub(error.detail)}
    return {"code": "internal", "detail": scrub(f"{type(error).__name__}: {error}"[:500])}


def _subject(session: Session, project_id: UUID, decision_set_id: UUID | None) -> Any:
    if decision_set_id is None:
        return projects.get(session, project_id)
    return decision_sets.lock(session, decision_sets.get(session, decision_set_id))
