"""What the user wants: constraints, messages, and answers to questions."""

from __future__ import annotations

from uuid import uuid4

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from api.auth import Writer
from api.database import SessionDep
from api.idempotency import OnceDep
from api.problems import documented
from api.schemas.decision_sets import Accepted, AnswersIn, ConstraintsIn
from api.schemas.jobs import Queued
from api.schemas.messages import MessageIn
from api.scope import DecisionSetDep, ProjectDep
from api.steering import inherited
from core import decision_sets, events, jobs
from core.errors import NotFound
from core.models.decision_set import DecisionSet
from core.models.job import Job
from core.models.project import Project

router = APIRouter(tags=["constraints"])


@router.post(
    "/projects/{project_id}/constraints", status_code=202, response_model=Accepted, responses=documented(404, 409)
)
def add_constraints(
    project: ProjectDep, body: ConstraintsIn, session: SessionDep, caller: Writer, once: OnceDep
) -> Response:
    """Adds a version. Without `parent_id` it continues from the project's newest one."""
    parent = parent_of(session, project, body)
    decision_set = decision_sets.propose(
        session,
        project,
        brief=body.text or "",
        constraints=body.constraints,
        parent=parent,
        actor=caller.actor,
        **inherited(parent),
    )
    return accepted(once, decision_set, plan(session, decision_set))


@router.post("/projects/{project_id}/messages", status_code=202, response_model=Queued, responses=documented(404, 409))
def post_message(project: ProjectDep, body: MessageIn, session: SessionDep, caller: Writer, once: OnceDep) -> Response:
    """A question is answered, a wish becomes a proposed version; either comes on the event stream."""
    message_id = uuid4()
    said = {"id": message_id, "role": "user", "text": body.text}
    events.append(session, project, "chat.message", said, actor=caller.actor)
    job = jobs.enqueue(session, jobs.AnswerMessage(message_id=message_id))
    return once.answer(Queued(job_id=job.id), 202, location=f"/jobs/{job.id}")


@router.post(
    "/decision-sets/{decision_set_id}/answers",
    status_code=202,
    response_model=Accepted,
    responses=documented(404, 409),
)
def answer_questions(
    decision_set: DecisionSetDep, body: AnswersIn, session: SessionDep, caller: Writer, once: OnceDep
) -> Response:
    """Answers questions and settles contradictions.

    An `infeasible` set is continued by settling its conflicts: what is answered names the version made for it.
    """
    decision_sets.lock(session, decision_set)
    job = decision_sets.answer(
        session,
        decision_set,
        body.answers,
        accept_defaults=body.accept_defaults,
        settle=[one.choice() for one in body.settle],
        actor=caller.actor,
    )
    return accepted(once, decision_sets.of_job(session, job), job)


def parent_of(session: Session, project: Project, body: ConstraintsIn) -> DecisionSet | None:
    if body.parent_id is None:
        return next(iter(decision_sets.versions(session, project, limit=1)), None)
    parent = decision_sets.get(session, body.parent_id)
    if parent.project_id != project.id:
        raise NotFound("No such decision set in this project.")
    return parent


def plan(session: Session, decision_set: DecisionSet) -> Job:
    return jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id))


def accepted(once: OnceDep, decision_set: DecisionSet, job: Job | None) -> Response:
    """202: recorded and queued, to be carried out by a worker."""
    shown = Accepted(
        decision_set_id=decision_set.id,
        version=decision_set.version,
        job_id=job.id if job else None,
        status=decision_set.status,
    )
    location = f"/jobs/{job.id}" if job else f"/decision-sets/{decision_set.id}"
    return once.answer(shown, 202, location=location)
