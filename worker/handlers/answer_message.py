"""Chat: a question is answered from what was decided, a wish becomes a proposed version, never a silent edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import agent_runs, decision_sets, events, jobs, projects
from core.constraints import Intake
from core.errors import Discard
from core.jobs import AnswerMessage
from core.models.decision_set import DecisionSet
from core.models.event import Event
from core.models.project import Project
from worker import chat
from worker.run import Run

if TYPE_CHECKING:
    from agents.chat.wishes import Wish

NOTHING_NEW = (
    "I found no requirement in that which differs from what is known. "
    "Name a limit, a region, a tool or a volume, or ask a question about the design."
)
NOTHING_OFFERED = "There is no offer of mine to accept. Ask “what if …?” first, or state the requirement."


@dataclass(frozen=True)
class Said:
    """A message, the newest version with its intake, and the newest design (if any) with its reason cards."""

    text: str
    newest: DecisionSet | None
    intake: Intake | None
    designed: DecisionSet | None
    cards: list[dict[str, Any]]
    offer: str | None


def handle(run: Run) -> None:
    from agents.chat.answers import wishes_only_for_options
    from agents.chat.wishes import wish

    args = AnswerMessage.model_validate(run.claim.payload)
    with run.read() as session:
        said = _said(session, projects.get(session, run.claim.project_id), args.message_id)
    if said.newest is None or said.intake is None:
        return _propose(run, said, args.message_id, "I took this as the brief")
    if chat.agrees(said.text):
        return _accept(run, said, args.message_id)
    if chat.is_question(said.text):
        return _answer(run, said, args.message_id)
    if (read := wish(said.text, said.intake)).changes:
        return _change(run, said, args.message_id, read)
    if said.designed is None or wishes_only_for_options(said.text):
        return _answer(run, said, args.message_id)
    return _tell(run, args.message_id, {"text": NOTHING_NEW, "agents": [], "links": []})


def _accept(run: Run, said: Said, message_id: UUID) -> None:
    """“Do it” after a “what if”: the offered words become a version like any wish."""
    from agents.chat.wishes import wish

    read = wish(said.offer, said.intake) if said.offer and said.intake else None
    if read is None or not read.changes:
        return _tell(run, message_id, {"text": NOTHING_OFFERED, "agents": [], "links": []})
    return _change(run, said, message_id, read)


def _change(run: Run, said: Said, message_id: UUID, read: Wish) -> None:
    """The version is proposed with the words that were read, so that it becomes what the answer says."""
    found = [change.words for change in read.changes]
    return _propose(run, replace(said, text=read.words), message_id, "I took this as a change", found)


def _said(session: Session, project: Project, message_id: UUID) -> Said:
    newest = next(iter(decision_sets.versions(session, project, limit=1)), None)
    designed = next((one for one in decision_sets.versions(session, project) if "plan" in (one.plan_jsonb or {})), None)
    about = designed or newest
    cards = [r.card_jsonb for r in agent_runs.of(session, about) if r.card_jsonb] if about else []
    known = decision_sets.intake(newest) if newest else None
    return Said(_message(session, project, message_id), newest, known, designed, cards, _offer(session, project))


def _offer(session: Session, project: Project) -> str | None:
    """What the last answer of the project offered, if it offered something."""
    last = select(Event.payload_jsonb["offer"].astext).where(
        Event.project_id == project.id, Event.type == "chat.answer"
    )
    return session.scalar(last.order_by(Event.seq.desc()).limit(1))


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


def _answer(run: Run, said: Said, message_id: UUID) -> None:
    from worker import conversation

    about = said.designed or said.newest
    if about is None:
        raise ValueError("A question is about a version.")
    _tell(run, message_id, conversation.reply(run, said.text, about, said.cards))


def _tell(run: Run, message_id: UUID, reply: dict[str, Any]) -> None:
    with run.finish() as session:
        facts = {"role": "assistant", "in_reply_to": message_id, **reply}
        events.append(session, projects.get(session, run.claim.project_id), "chat.answer", facts)


def _propose(run: Run, said: Said, message_id: UUID, opening: str, found: list[str] | None = None) -> None:
    """One transaction: the version, its job, the answer and this job's end. The version it is based on stays."""
    with run.finish() as session:
        project = projects.get(session, run.claim.project_id)
        parent: DecisionSet | None = next(iter(decision_sets.versions(session, project, limit=1)), None)
        made = decision_sets.propose(session, project, brief=said.text, parent=parent)
        jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=made.id))
        lines = [f"{opening} and am working on version {made.version}.", *(f"- {line}" for line in found or [])]
        if parent is not None:
            lines.append(f"Version {parent.version} stays as it is.")
        facts = {"role": "assistant", "in_reply_to": message_id, "text": "\n".join(lines), "decision_set_id": made.id}
        events.append(session, project, "chat.answer", {**facts, "version": made.version})
