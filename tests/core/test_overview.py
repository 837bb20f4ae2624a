from __future__ import annotations

from uuid import uuid4

from sqlalchemy import Engine

from core import db, decision_sets, overview, projects
from tests.conftest import OWNER


def test_states_are_the_owners_only_and_of_the_newest_version(engine: Engine) -> None:
    other = uuid4()
    for owner in (OWNER, other):
        with db.session_scope(engine, owner_id=owner) as session:
            project = projects.create(session, owner, "One")
            decision_sets.propose(session, project, brief="first")
            newest = decision_sets.propose(session, project, brief="second")
            decision_sets.transition(session, newest, "needs_input")
    with db.session_scope(engine, owner_id=OWNER) as session:
        (state,) = overview.states(session).values()
        assert (state.version, state.status, state.waiting) == (2, "needs_input", 0)
    with db.session_scope(engine) as session:
        assert overview.states(session) == {}


def test_waiting_gates_cross_projects(engine: Engine) -> None:
    for name in ("A", "B"):
        with db.session_scope(engine, owner_id=OWNER) as session:
            project = projects.create(session, OWNER, name)
            made = decision_sets.propose(session, project, brief=name)
            for status in ("planning", "awaiting_approval"):
                decision_sets.transition(session, made, status)
    with db.session_scope(engine, owner_id=OWNER) as session:
        assert [project.name for project, _ in overview.waiting(session)] == ["A", "B"]
