"""Work to do: what a job's arguments are, and putting it in the queue in the caller's transaction."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from core import tracing
from core.canonical import plain
from core.constraints import Settlement
from core.errors import Conflict, NotFound
from core.models.decision_set import DecisionSet
from core.models.job import Job
from core.wake_ups import ENQUEUED

CHANNEL = "amp_jobs"
UNFINISHED = ("available", "running")


class JobArgs(BaseModel):
    """Arguments of one type of job; `worker/handlers/<type>.py` carries it out."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: ClassVar[str]
    priority: ClassVar[int] = 10
    decision_set_id: UUID | None = None


class PlanDecisionSet(JobArgs):
    """Intake and planning; with answers and settlements, intake continues from what was asked and contradicted."""

    type = "plan_decision_set"
    decision_set_id: UUID
    answers: dict[str, Any] = {}
    settled: list[Settlement] = []
    accept_defaults: bool = False


class GenerateRepository(JobArgs):
    """Render, validate, review and store the repository of an approved decision set."""

    type = "generate_repository"
    decision_set_id: UUID


class AnswerMessage(JobArgs):
    """Answer a chat message. `message_id` names its `chat.message` event's payload id."""

    type = "answer_message"
    priority = 5
    message_id: UUID


class KeyTaken(Conflict):
    code, title = "idempotency_conflict", "This idempotency key was used for other arguments"


def enqueue(session: Session, args: JobArgs, *, key: str | None = None, trace_id: str | None = None) -> Job:
    """Insert a job in the session's project. With `key` a repeated call returns the first job.

    `fair_seq` is the number of the project's unfinished jobs, so a project with a thousand waiting
    jobs does not make another project's first one wait for them. The job carries on the caller's trace.
    """
    project_id: UUID = session.info["project_id"]
    payload = plain(args.model_dump(mode="json"))
    if key is not None:
        session.execute(
            text("select pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": f"{project_id} {key}"}
        )
        if (first := _keyed(session, project_id, args.type, key)) is not None:
            return _same(first, payload)
    ahead = select(func.count()).where(Job.project_id == project_id, Job.status.in_(UNFINISHED))
    job = Job(
        project_id=project_id,
        decision_set_id=args.decision_set_id,
        type=args.type,
        payload_jsonb=payload,
        priority=args.priority,
        fair_seq=session.scalar(ahead),
        idempotency_key=key,
        trace_id=trace_id or tracing.current(),
    )
    session.add(job)
    session.flush()
    session.execute(text("select pg_notify(:channel, '')"), {"channel": CHANNEL})
    session.info[ENQUEUED] = True
    return job


def get(session: Session, job_id: int) -> Job:
    job = session.get(Job, job_id)
    if job is None:
        raise NotFound("No such job.")
    return job


def unfinished(session: Session, decision_set: DecisionSet) -> list[Job]:
    found = select(Job).where(Job.decision_set_id == decision_set.id, Job.status.in_(UNFINISHED))
    return list(session.scalars(found.order_by(Job.id)))


def cancel(session: Session, decision_set: DecisionSet) -> None:
    """Waiting jobs end now; a running one is told, and stops at its next step."""
    of_set = Job.decision_set_id == decision_set.id
    waiting = update(Job).where(of_set, Job.status == "available")
    session.execute(waiting.values(status="cancelled", finished_at=func.now(), updated_at=func.now()))
    running = update(Job).where(of_set, Job.status == "running")
    session.execute(running.values(cancel_requested=True, updated_at=func.now()))


def _keyed(session: Session, project_id: UUID, kind: str, key: str) -> Job | None:
    return session.scalar(select(Job).where(Job.project_id == project_id, Job.type == kind, Job.idempotency_key == key))


def _same(job: Job, payload: dict[str, Any]) -> Job:
    if job.payload_jsonb != payload:
        raise KeyTaken
    return job
