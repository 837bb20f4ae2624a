"""The append-only log: gapless per project, each event chained by hash to the one before.

`append` collects; the rows are written when the transaction commits, after everything else it does.
So the project's row lock is held for an instant and always taken last: jobs → decision_sets → projects.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any
from uuid import UUID

from psycopg.errors import NoDataFound
from sqlalchemy import event, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, SessionTransaction

from core.canonical import canonical, plain, sha256_json
from core.errors import NotFound
from core.models.decision_set import DecisionSet
from core.models.event import Event
from core.models.project import Project

CHANNEL = "amp_events"
APPEND = text("select append_events(:project_id, cast(:drafts as jsonb))")
MARK = secrets.token_hex(16)  # stands where the database fills in moment, previous hash and number
PENDING = "pending_events"


@dataclass(frozen=True)
class Draft:
    project_id: UUID
    decision_set_id: UUID | None
    type: str
    payload: dict[str, Any]
    actor: str
    job_id: int | None


def append(
    session: Session,
    subject: Project | DecisionSet,
    kind: str,
    payload: dict[str, Any] | None = None,
    *,
    actor: str | None = None,
    job_id: int | None = None,
) -> None:
    """Record that `kind` ("noun.verb") happened to a project or decision set, once this transaction commits.

    `actor` and `job_id` default to those of the session's `info`, and then to "system" and none.
    """
    draft = Draft(
        project_id=subject.project_id if isinstance(subject, DecisionSet) else subject.id,
        decision_set_id=subject.id if isinstance(subject, DecisionSet) else None,
        type=kind,
        payload=plain(payload or {}),
        actor=actor or session.info.get("actor") or "system",
        job_id=job_id or session.info.get("job_id"),
    )
    session.info.setdefault(PENDING, []).append(draft)
    if session.in_nested_transaction():
        write(session)


def write(session: Session) -> None:
    """Write what was collected now. Called at commit; tests and savepoints call it earlier."""
    session.flush()
    drafts: list[Draft] = session.info.pop(PENDING, [])
    for project_id in dict.fromkeys(draft.project_id for draft in drafts):
        _write_chain(session, project_id, [draft for draft in drafts if draft.project_id == project_id])


def after(session: Session, project: Project, seq: int, limit: int = 500) -> Sequence[Event]:
    """The project's events with a higher `seq`, in order."""
    found = select(Event).where(Event.project_id == project.id, Event.seq > seq)
    return session.scalars(found.order_by(Event.seq).limit(limit)).all()


@dataclass(frozen=True)
class Break:
    """The first place where the chain does not hold."""

    seq: int
    reason: str


def verify(session: Session, project: Project) -> Break | None:
    """Recompute the project's whole chain; None when every link and the head hold."""
    expected, previous = 1, ""
    for row in _stream(session, project):
        if row.seq != expected:
            return Break(expected, f"expected event {expected}, found {row.seq}")
        if row.prev_hash != previous:
            return Break(row.seq, "does not follow the event before it")
        if row.hash != _hash(_facts(row), previous):
            return Break(row.seq, "its content was changed")
        expected, previous = row.seq + 1, row.hash
    head = session.execute(select(Project.event_seq, Project.event_head).where(Project.id == project.id)).one()
    return None if head == (expected - 1, previous) else Break(expected, "events are missing at the end")


def _stream(session: Session, project: Project) -> Iterator[Event]:
    found = select(Event).where(Event.project_id == project.id).order_by(Event.seq)
    yield from session.scalars(found.execution_options(yield_per=500))


def _write_chain(session: Session, project_id: UUID, drafts: list[Draft]) -> None:
    # One call: the project's row lock, which makes `seq` gapless and ordered by commit, waits for no client.
    values = {"project_id": project_id, "drafts": json.dumps([sealed(draft) for draft in drafts])}
    try:
        session.execute(APPEND, values)
    except DBAPIError as error:
        if isinstance(error.orig, NoDataFound):
            raise NotFound(f"No project {project_id}.") from error
        raise


def sealed(draft: Draft) -> dict[str, Any]:
    """A draft as `append_events` takes it: its values, and its canonical JSON in four pieces."""
    facts = {
        "project_id": str(draft.project_id),
        "decision_set_id": str(draft.decision_set_id) if draft.decision_set_id else None,
        "type": draft.type,
        "payload_jsonb": draft.payload,
        "schema_version": 1,
        "actor": plain(draft.actor),
        "job_id": draft.job_id,
    }
    whole = canonical({**facts, **dict.fromkeys(("created_at", "prev_hash", "seq"), MARK)}).decode()
    before, moment, previous, after = whole.split(MARK)
    pieces = [before, moment, previous.removesuffix('"'), after.removeprefix('"')]
    return {**facts, "payload": draft.payload, "pieces": pieces}


def _facts(row: Event) -> dict[str, Any]:
    names = ("project_id", "decision_set_id", "seq", "type", "payload_jsonb", "schema_version", "actor", "job_id")
    return {**{name: getattr(row, name) for name in names}, "created_at": row.created_at}


def _hash(facts: dict[str, Any], previous: str) -> str:
    moment = facts["created_at"].astimezone(UTC).isoformat(timespec="microseconds")
    return sha256_json({**facts, "created_at": moment, "prev_hash": previous})


@event.listens_for(Session, "before_commit")
def _write_last(session: Session) -> None:
    if session.info.get(PENDING) and not session.in_nested_transaction():
        write(session)


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, _previous: SessionTransaction) -> None:
    session.info.pop(PENDING, None)
