"""Every table × verb × way of having the wrong scope. A new table must protect itself to pass."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import Engine, Executable, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from core import agent_runs, approvals, artifacts, cost_estimates, db, decision_sets, jobs, projects
from core.agent_runs import Key, Producer
from core.costs import CostEstimate, Range
from core.models.project import Project
from core.models.registry import metadata
from core.settings import Settings
from tests.conftest import Scope

TENANT = ("decision_sets", "artifacts", "agent_runs", "approvals", "cost_estimates", "events", "jobs")
ALL = (*TENANT, "projects")
STRANGER = UUID("00000000-0000-4000-8000-0000000000ff")


@pytest.fixture
def filled(scope: Scope, project: Project) -> Project:
    """A project with a row in every table."""
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="secret")
        jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=decision_set.id))
        agent_runs.record(session, decision_set, Key("tech_stack", 1, "0" * 64), {}, {}, Producer("expert"))
        some = Range(low=Decimal(1), expected=Decimal(2), high=Decimal(3))
        cost_estimates.record(session, decision_set, CostEstimate(monthly_usd=some, lines=[]))
        artifacts.record(session, decision_set, "file", {"a": "0" * 64}, {"a": 1})
        decision_sets.transition(session, decision_set, "planning")
        decision_sets.set_plan(decision_set, policy_report={"results": []})
        decision_sets.transition(session, decision_set, "awaiting_approval")
        session.flush()
        sha = decision_set.plan_sha256 or ""
        approvals.record(session, decision_set, "rejected", actor="t", plan_sha256=sha)
    return project


def test_the_battery_knows_every_tenant_table() -> None:
    with_project = {t.name for t in metadata.tables.values() if "project_id" in t.columns}
    assert set(TENANT) <= with_project


def test_every_table_is_protected(migrator_url: str) -> None:
    """Fails for a new table without forced row-level security and a policy, whoever adds it."""
    assert unprotected(migrator_url) == set()


def test_an_unprotected_table_is_found(migrator_url: str) -> None:
    with psycopg.connect(migrator_url, autocommit=True) as connection:
        connection.execute("create table leaky (project_id uuid)")
        connection.execute("alter table leaky enable row level security")
    assert unprotected(migrator_url) == {"leaky"}


def unprotected(url: str) -> set[str]:
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "select relname from pg_class c where relkind in ('r', 'p', 'v', 'm')"
            " and relnamespace = 'public'::regnamespace and relname <> 'alembic_version'"
            " and not (relrowsecurity and relforcerowsecurity"
            " and exists (select from pg_policy p where p.polrelid = c.oid))"
        )
        return {name for (name,) in rows}


def nowhere(engine: Engine, _own: UUID, _other: UUID) -> Session:
    return _session(engine, None)


def elsewhere(engine: Engine, _own: UUID, other: UUID) -> Session:
    return _session(engine, other)


def elsewhere_after_commit(engine: Engine, own: UUID, other: UUID) -> Session:
    session = _session(engine, own)
    assert session.scalar(text("select count(*) from decision_sets")) == 1
    session.info["project_id"] = other
    session.commit()
    return session


def elsewhere_after_rollback(engine: Engine, own: UUID, other: UUID) -> Session:
    session = _session(engine, own)
    assert session.scalar(text("select count(*) from decision_sets")) == 1
    session.info["project_id"] = other
    session.rollback()
    return session


def nowhere_on_a_reused_connection(engine: Engine, own: UUID, _other: UUID) -> Session:
    with db.session_scope(engine, project_id=own) as session:
        assert session.scalar(text("select count(*) from decision_sets")) == 1
    return _session(engine, None)


SCOPES = (nowhere, elsewhere, elsewhere_after_commit, elsewhere_after_rollback, nowhere_on_a_reused_connection)


@pytest.mark.parametrize("where", SCOPES, ids=lambda f: f.__name__)
@pytest.mark.parametrize("table", ALL)
def test_another_tenants_rows_do_not_exist(
    database: str, settings: Settings, filled: Project, where: Callable[..., Session], table: str
) -> None:
    engine = db.connect(database, settings.model_copy(update={"database_pool_size": 1}))
    other = _other_project(engine)
    key = "id" if table == "projects" else "project_id"
    own = metadata.tables[table].columns[key] == filled.id
    created_at = metadata.tables[table].columns["created_at"]
    for statement in (
        select(func.count()).where(own),
        update(metadata.tables[table]).where(own).values(created_at=created_at),
        delete(metadata.tables[table]).where(own),
    ):
        with where(engine, filled.id, other) as session:
            assert reached(session, statement) == 0
    engine.dispose()


def reached(session: Session, statement: Executable) -> int:
    """Rows seen or changed; a verb the role does not have reaches none."""
    try:
        result = session.execute(statement)
    except DBAPIError as error:
        if isinstance(error.orig, psycopg.errors.InsufficientPrivilege):
            return 0
        raise
    return int(result.scalar_one() if result.returns_rows else result.rowcount)  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", ALL)
def test_rows_cannot_be_written_into_another_tenant(engine: Engine, scope: Scope, filled: Project, table: str) -> None:
    other = _other_project(engine)
    columns = metadata.tables[table].columns
    kept = [c.name for c in columns if c.identity is None and c.name != "id"]
    with scope() as session:
        values = dict(session.execute(select(*(columns[c] for c in kept)).limit(1)).mappings().one())
    if table == "projects":
        values |= {"owner_id": STRANGER}
    with pytest.raises(DBAPIError, match="row-level security"), db.session_scope(engine, project_id=other) as session:
        session.execute(insert(metadata.tables[table]).values(values))


def test_a_row_cannot_be_moved_into_another_tenant(engine: Engine, scope: Scope, filled: Project) -> None:
    other = _other_project(engine)
    with pytest.raises(DBAPIError, match="row-level security"), scope() as session:
        session.execute(text("update jobs set project_id = :other, decision_set_id = null"), {"other": other})


def test_without_a_role_the_login_can_do_nothing(database: str, filled: Project) -> None:
    with psycopg.connect(database) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("select * from decision_sets")


def test_an_id_is_located_for_anybody_and_shows_nothing_else(engine: Engine, scope: Scope, filled: Project) -> None:
    with scope() as session:
        decision_set = decision_sets.versions(session, filled)[0]
    with db.session_scope(engine) as session:
        assert db.locate(session, "decision_set", decision_set.id) == filled.id
        assert db.locate(session, "decision_set", uuid4()) is None
        assert session.scalar(text("select count(*) from decision_sets")) == 0


def test_the_application_role_has_no_way_around(superuser_url: str) -> None:
    with psycopg.connect(superuser_url) as connection:
        rows = connection.execute(
            "select rolname from pg_roles where rolname in ('app', 'dispatcher', 'service')"
            " and (rolsuper or rolbypassrls or rolcreaterole)"
        ).fetchall()
        owned = connection.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace"
            " and relowner::regrole::text in ('app', 'dispatcher', 'service')"
        ).fetchall()
    assert (rows, owned) == ([], [])


def _session(engine: Engine, project_id: UUID | None) -> Session:
    session = Session(engine)
    session.info.update(role="app", project_id=project_id, owner_id=None)
    return session


def _other_project(engine: Engine) -> UUID:
    with db.session_scope(engine, owner_id=STRANGER) as session:
        other = projects.create(session, STRANGER, "Other")
        assert session.scalar(select(func.count()).select_from(metadata.tables["decision_sets"])) == 0
        return other.id
