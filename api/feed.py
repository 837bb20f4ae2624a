"""The `events` table as the hub reads it: short transactions of its own, off the event loop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from anyio import CapacityLimiter, to_thread
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from sse_starlette import ServerSentEvent

from api.hub import Frame
from api.schemas.events import EventOut
from core import db
from core.models.event import Event
from core.models.project import Project

THREADS = 4


class EventsFeed:
    """Uses its own few threads, so that a thousand waking streams never starve ordinary requests."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._limiter = CapacityLimiter(THREADS)

    async def latest(self, project_ids: Iterable[UUID]) -> dict[UUID, int]:
        return await to_thread.run_sync(self._latest, list(project_ids), limiter=self._limiter)

    async def after(self, project_id: UUID, seq: int, limit: int) -> Sequence[Frame]:
        return await to_thread.run_sync(self._after, project_id, seq, limit, limiter=self._limiter)

    def _latest(self, project_ids: list[UUID]) -> dict[UUID, int]:
        found = {}
        with db.session_scope(self.engine) as session:
            for project_id in project_ids:
                db.enter(session, project_id)
                seq = session.scalar(select(Project.event_seq).where(Project.id == project_id))
                if seq is not None:
                    found[project_id] = seq
        return found

    def _after(self, project_id: UUID, seq: int, limit: int) -> list[Frame]:
        with db.session_scope(self.engine, project_id=project_id) as session:
            return [encode(event) for event in page(session, project_id, seq, limit)]


def page(
    session: Session, project_id: UUID, after: int, limit: int, decision_set_id: UUID | None = None
) -> Sequence[Event]:
    """Events in order of their gapless `seq`, which is given out under a row lock and so in commit order."""
    found = select(Event).where(Event.project_id == project_id, Event.seq > after)
    if decision_set_id is not None:
        found = found.where(Event.decision_set_id == decision_set_id)
    return session.scalars(found.order_by(Event.seq).limit(limit)).all()


def encode(event: Event) -> Frame:
    data = EventOut.model_validate(event).model_dump_json()
    return Frame(event.seq, event.decision_set_id, ServerSentEvent(data=data, id=str(event.seq)).encode())
