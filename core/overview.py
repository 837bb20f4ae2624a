"""Where each of an owner's projects stands: its newest version, and how many versions wait for a person."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from core import db, projects
from core.models.decision_set import DecisionSet
from core.models.project import Project


@dataclass(frozen=True)
class State:
    project_id: UUID
    version: int
    status: str
    waiting: int


def states(session: Session) -> dict[UUID, State]:
    """Of every project of the session's owner that has a version."""
    rows = session.execute(text("select project_id, version, status, waiting from owned_states()"))
    return {row.project_id: State(*row) for row in rows}


def waiting(session: Session) -> list[tuple[Project, DecisionSet]]:
    """Versions at an open gate, oldest first, over all of the owner's projects."""
    found: list[tuple[Project, DecisionSet]] = []
    for state in states(session).values():
        if state.waiting:
            found += _of_project(session, state.project_id)
    return sorted(found, key=lambda pair: pair[1].updated_at)


def _of_project(session: Session, project_id: UUID) -> list[tuple[Project, DecisionSet]]:
    project = projects.get(session, project_id)
    db.enter(session, project_id)
    at_gate = select(DecisionSet).where(DecisionSet.project_id == project_id, DecisionSet.status == "awaiting_approval")
    return [(project, decision_set) for decision_set in session.scalars(at_gate)]
