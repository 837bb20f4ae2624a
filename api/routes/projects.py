"""Workspaces: create, list, rename, archive, delete."""

from __future__ import annotations

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from api import pages
from api.auth import Reader, Writer
from api.database import SessionDep
from api.idempotency import OnceDep
from api.problems import documented
from api.schemas.projects import ProjectIn, ProjectOut, ProjectPatch
from api.scope import ProjectDep
from core import overview, projects
from core.errors import Forbidden
from core.models.project import Project
from core.overview import State

router = APIRouter(prefix="/projects", tags=["projects"])


@router.post("", status_code=201, response_model=ProjectOut, responses=documented(409))
def create_project(body: ProjectIn, session: SessionDep, caller: Writer, once: OnceDep) -> Response:
    if caller.project_id is not None:
        raise Forbidden("A key that opens one project only cannot make another.")
    project = projects.create(session, caller.id, body.name)
    return once.answer(show(project, None), 201, location=f"/projects/{project.id}")


@router.get("")
def list_projects(
    session: SessionDep, caller: Reader, limit: pages.Limit = 50, cursor: pages.CursorParam = None
) -> pages.Page[ProjectOut]:
    rows = projects.owned(session, caller.id, before=pages.decode(cursor), limit=limit + 1)
    states = overview.states(session)
    return pages.page(rows, limit, lambda p: show(p, states.get(p.id)), lambda p: (p.created_at, p.id))


@router.get("/{project_id}", responses=documented(404))
def get_project(project: ProjectDep, session: SessionDep, _: Reader) -> ProjectOut:
    return show_current(session, project)


@router.patch("/{project_id}", responses=documented(404))
def change_project(project: ProjectDep, body: ProjectPatch, session: SessionDep, _: Writer) -> ProjectOut:
    if body.name is not None and body.name != project.name:
        projects.rename(session, project, body.name)
    if body.archived is not None:
        projects.archive(session, project, body.archived)
    session.flush()
    return show_current(session, project)


@router.delete("/{project_id}", status_code=204, responses=documented(404))
def delete_project(project: ProjectDep, session: SessionDep, _: Writer) -> None:
    projects.remove(session, project)


def show_current(session: Session, project: Project) -> ProjectOut:
    return show(project, overview.states(session).get(project.id))


def show(project: Project, state: State | None) -> ProjectOut:
    shown = ProjectOut.model_validate(project)
    known = {"status": state.status, "version": state.version, "waiting_gates": state.waiting} if state else {}
    return shown.model_copy(update=known)
