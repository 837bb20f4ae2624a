"""A worker's hold on a job: taking, renewing, fencing, and every way it ends.

available → running → completed | available (retry) | discarded | cancelled. The database's clock is the
only one that decides. Application retries and crashes are counted apart.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg.errors import UniqueViolation
from sqlalchemy import CursorResult, func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.canonical import plain
from core.clock import from_now
from core.errors import LeaseLost
from core.models.job import Job

TAKE = text("select * from take_jobs(:owner, :lease_s, 1)")
HOLD = text("""
update jobs set lease_expires_at = now() + make_interval(secs => :lease_s), updated_at = now()
where id = :id and lease_token = :token and status = 'running' returning cancel_requested
""")
POISONED = text("""
select id, project_id from jobs
where status = 'running' and lease_expires_at < now() and crash_count >= max_crashes - 1
order by id limit 20
""")


class CancelRequested(LeaseLost):
    """Somebody cancelled the job: stop, keep nothing of the step in hand."""

    code, title = "cancel_requested", "The job was cancelled"


@dataclass(frozen=True)
class Claim:
    job_id: int
    project_id: UUID
    decision_set_id: UUID | None
    type: str
    payload: dict[str, Any]
    token: int
    attempt: int
    retries: int
    max_retries: int
    trace_id: str | None
    waited_ms: float
    lease_s: float


def take(session: Session, owner: str, lease_s: float) -> Claim | None:
    """The most urgent job that is due, as the dispatcher; None when there is none."""
    try:
        row = session.execute(TAKE, {"owner": owner, "lease_s": lease_s}).one_or_none()
    except IntegrityError as error:
        # Two jobs of one decision set were claimed at the same instant: one running at a time, so wait.
        if not isinstance(error.orig, UniqueViolation):
            raise
        session.rollback()
        return None
    return Claim(**row._mapping, lease_s=lease_s) if row is not None else None


def fence(session: Session, claim: Claim) -> None:
    """First statement of every transaction with an effect: renews the lease, or raises `LeaseLost`."""
    if hold(session, claim):
        raise CancelRequested


def hold(session: Session, claim: Claim) -> bool:
    """Renew; returns whether cancellation was asked for."""
    values = {"id": claim.job_id, "token": claim.token, "lease_s": claim.lease_s}
    cancelled = session.execute(HOLD, values).scalar_one_or_none()
    if cancelled is None:
        raise LeaseLost(f"Job {claim.job_id} belongs to another worker now.")
    return bool(cancelled)


def complete(session: Session, claim: Claim) -> None:
    _end(session, claim, status="completed", finished_at=func.now())


def cancel(session: Session, claim: Claim) -> None:
    _end(session, claim, status="cancelled", finished_at=func.now())


def discard(session: Session, claim: Claim, error: dict[str, Any]) -> None:
    """Never again."""
    _end(session, claim, status="discarded", finished_at=func.now(), error_jsonb=plain(error))


def release(session: Session, claim: Claim, after_s: float = 0) -> None:
    """Give the job back without spending a retry: shutting down, or told by a provider to wait."""
    _end(session, claim, status="available", next_run_at=from_now(after_s))


def retry(session: Session, claim: Claim, error: dict[str, Any]) -> bool:
    """Back to the queue after a pause, or discarded when the retries are spent; returns whether it will run.

    Pauses before jitter: 2, 4, 8, 16, 32 s … at most 15 minutes; each shortened by up to half.
    """
    if claim.retries >= claim.max_retries:
        discard(session, claim, error)
        return False
    pause = backoff(claim.retries + 1)
    _end(
        session,
        claim,
        status="available",
        retries=claim.retries + 1,
        next_run_at=from_now(pause),
        error_jsonb=plain(error),
    )
    return True


def backoff(retries: int) -> float:
    return min(900.0, 2.0 * 2.0 ** (retries - 1)) * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, not a secret


def poisoned(session: Session) -> list[tuple[int, UUID]]:
    """(job, project) of jobs whose workers died once too often."""
    return [(row.id, row.project_id) for row in session.execute(POISONED)]


def bury(session: Session, job_id: int) -> Job | None:
    """Discard a poisoned job inside its project's scope; None when somebody else already has."""
    found = select(Job).where(
        Job.id == job_id,
        Job.status == "running",
        Job.lease_expires_at < func.now(),
        Job.crash_count >= Job.max_crashes - 1,
    )
    job = session.scalar(found.with_for_update(skip_locked=True))
    if job is None:
        return None
    job.status, job.finished_at = "discarded", session.scalar(select(func.now()))
    job.crash_count += 1
    job.lease_owner = job.lease_expires_at = None
    job.error_jsonb = {"code": "worker_died", "detail": f"Its worker died {job.crash_count} times."}
    return job


def _end(session: Session, claim: Claim, **values: Any) -> None:
    held = update(Job).where(Job.id == claim.job_id, Job.lease_token == claim.token, Job.status == "running")
    result: CursorResult[Any] = session.execute(  # type: ignore[assignment]
        held.values(lease_owner=None, lease_expires_at=None, updated_at=func.now(), **values).execution_options(
            synchronize_session=False
        )
    )
    if result.rowcount == 0:
        raise LeaseLost(f"Job {claim.job_id} belongs to another worker now.")
