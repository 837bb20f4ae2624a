"""Chat: a question is answered from what was decided, a wish becomes a proposed version."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import agent_runs, decision_sets, events, jobs, projects
from core.errors import Discard
from core.jobs import AnswerMessage
from core.models.decision_set import DecisionSet
from core.models.event import Event
from core.models.project import Project
from worker import chat
from worker.run import Run


def handle(run: Run) -> None:
    args = AnswerMessage.model_validate(run.claim.payload)
    with run.read() as session:
        project = projects.get(session, run.claim.project_id)
        said = _message(session, project, args.message_id)
        newest = next(iter(decision_sets.versions(session, project, limit=1)), None)
        cards = [r.card_jsonb for r in agent_runs.of(session, newest) if r.card_jsonb] if newest else []
    if newest is None or not chat.is_question(said):
        _propose(run, said, args.message_id)
        return
    reply = chat.answer(said, cards, newest.version, newest.status)
    with run.finish() as session:
        facts = {"role": "assistant", "in_reply_to": args.message_id, **reply}
        events.append(session, projects.get(session, run.claim.project_id), "chat.answer", facts)


def _message(session: Session, project: Project, message_id: UUID) -> str:
    found = select(Event.payload_jsonb["text"].astext).where(
        Event.project_id == project.id,
        Event.type == "chat.message",
        Event.payload_jsonb["id"].astext == str(message_id),
    )
    said: str | None = session.scalar(found)
    if said is None:
        raise Discard("The message to answer is not in the project's log.")
    return said


def _propose(run: Run, said: str, message_id: UUID) -> None:
    """One transaction: the version, its job, the answer and this job's end."""
    with run.finish() as session:
        project = projects.get(session, run.claim.project_id)
        parent: DecisionSet | None = next(iter(decision_sets.versions(session, project, limit=1)), None)
        made = decision_sets.propose(session, project, brief=said, parent=parent)
        jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=made.id))
        text = f"I took this as a change and am working on version {made.version}."
        facts = {"role": "assistant", "in_reply_to": message_id, "text": text, "decision_set_id": made.id}
        events.append(session, project, "chat.answer", {**facts, "version": made.version})
