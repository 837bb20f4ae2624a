"""Finds what a path names, checks that the caller may see it, and moves the session into its project.

Something of somebody else's is answered like something that does not exist.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path
from sqlalchemy.orm import Session

from api.database import SessionDep
from core import artifacts, db, decision_sets, jobs, projects
from core.errors import NotFound
from core.models.artifact import Artifact
from core.models.decision_set import DecisionSet
from core.models.job import Job
from core.models.project import Project

JobId = Annotated[int, Path(ge=1, le=2**63 - 1)]


def project(project_id: UUID, session: SessionDep) -> Project:
    """The session's owner scope shows only the caller's own projects, so this is the authorisation."""
    found = projects.get(session, project_id)
    db.enter(session, found.id)
    return found


def decision_set(decision_set_id: UUID, session: SessionDep) -> DecisionSet:
    enter_project_of(session, "decision_set", decision_set_id)
    return decision_sets.get(session, decision_set_id)


def artifact(artifact_id: UUID, session: SessionDep) -> Artifact:
    enter_project_of(session, "artifact", artifact_id)
    return artifacts.get(session, artifact_id)


def job(job_id: JobId, session: SessionDep) -> Job:
    enter_project_of(session, "job", job_id)
    return jobs.get(session, job_id)


def enter_project_of(session: Session, kind: str, item_id: UUID | int) -> Project:
    project_id = db.locate(session, kind, item_id)
    if project_id is None:
        raise NotFound(f"No such {kind.replace('_', ' ')}.")
    try:
        return project(project_id, session)
    except NotFound:
        raise NotFound(f"No such {kind.replace('_', ' ')}.") from None


ProjectDep = Annotated[Project, Depends(project)]
DecisionSetDep = Annotated[DecisionSet, Depends(decision_set)]
ArtifactDep = Annotated[Artifact, Depends(artifact)]
JobDep = Annotated[Job, Depends(job)]
