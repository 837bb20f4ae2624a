"""Workspaces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from core import db, events
from core.errors import NotFound
from core.models.project import Project


def create(session: Session, owner_id: UUID, name: str) -> Project:
    """A new project; the session moves into its scope."""
    project = Project(id=uuid4(), owner_id=owner_id, name=name, event_seq=0, event_head="")
    db.enter(session, project.id)
    session.add(project)
    session.flush()
    session.refresh(project)
    events.append(session, project, "project.created", {"name": name})
    return project


def get(session: Session, project_id: UUID) -> Project:
    """The project, if this session's scope shows it. Raises `NotFound`."""
    found = select(Project).where(Project.id == project_id, Project.deleted_at.is_(None))
    project = session.scalar(found)
    if project is None:
        raise NotFound("No such project.")
    return project


def owned(
    session: Session, owner_id: UUID, *, before: tuple[datetime, UUID] | None = None, limit: int = 50
) -> Sequence[Project]:
    """An owner's projects, newest first; `before` is the (created_at, id) of the last one already seen."""
    found = select(Project).where(Project.owner_id == owner_id, Project.deleted_at.is_(None))
    if before is not None:
        found = found.where(tuple_(Project.created_at, Project.id) < before)
    return session.scalars(found.order_by(Project.created_at.desc(), Project.id.desc()).limit(limit)).all()


def rename(session: Session, project: Project, name: str) -> None:
    events.append(session, project, "project.renamed", {"from": project.name, "to": name})
    project.name = name


def archive(session: Session, project: Project, archived: bool) -> None:
    """Put a project away, or bring it back; everything in it stays readable."""
    if archived == (project.archived_at is not None):
        return
    project.archived_at = session.scalar(select(func.now())) if archived else None
    events.append(session, project, "project.archived" if archived else "project.restored")


def remove(session: Session, project: Project) -> None:
    """Hide a project. Its log stays: events are never deleted."""
    project.deleted_at = session.scalar(select(func.now()))
    events.append(session, project, "project.deleted")
