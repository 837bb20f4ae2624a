"""Database sessions. A transaction always runs as a named role and inside one tenant's scope.

The scope travels by `set_config(…, true)`, which ends with the transaction, so a pooled connection
never carries one tenant into another's request, and a commit half-way does not lose the scope.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.orm.exc import StaleDataError

from core.errors import DatabaseAway, StaleRevision
from core.settings import Settings
from core.wire import PATIENCE

Role = Literal["app", "dispatcher"]

BIND = text(
    "select set_config('role', :role, true), set_config('app.project_id', :project, true),"
    " set_config('app.owner_id', :owner, true), set_config('app.bound_project', :bound, true),"
    " set_config('statement_timeout', :statement_ms, true),"
    " set_config('idle_in_transaction_session_timeout', :idle_ms, true)"
)
LOCATE = {"decision_set", "artifact", "job", "approval"}


def driver_url(url: str) -> str:
    """A libpq-style URL as SQLAlchemy with psycopg 3 wants it."""
    scheme, _, rest = url.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else url


def connect(url: str, settings: Settings) -> Engine:
    """An engine for the service login. Prepared statements stay off: poolers pin on them."""
    return create_engine(
        driver_url(url),
        pool_size=settings.database_pool_size,
        max_overflow=settings.database_pool_size,
        pool_pre_ping=True,
        connect_args={"prepare_threshold": None, **PATIENCE},
        execution_options={
            "statement_ms": settings.statement_timeout_ms,
            "idle_ms": settings.idle_in_transaction_timeout_ms,
        },
    )


@contextmanager
def session_scope(
    engine: Engine,
    *,
    project_id: UUID | None = None,
    owner_id: UUID | None = None,
    role: Role = "app",
    actor: str | None = None,
    job_id: int | None = None,
    bound_to: UUID | None = None,
) -> Iterator[Session]:
    """One transaction: commit on success, roll back on any error.

    Without `project_id` no tenant row is visible; `owner_id` shows only the projects themselves.
    `actor` and `job_id` are what events record unless told otherwise. With `bound_to` no other project
    can be entered or seen, whoever owns it.
    """
    session = Session(engine, expire_on_commit=False, autoflush=True)
    session.info.update(role=role, project_id=project_id, owner_id=owner_id, actor=actor, job_id=job_id)
    session.info["bound_to"] = bound_to
    try:
        yield session
        session.commit()
    except StaleDataError as error:
        session.rollback()
        raise StaleRevision from error
    except OperationalError as error:
        session.rollback()
        if error.connection_invalidated or _unreachable(error):
            raise DatabaseAway("The database does not answer.") from error
        raise
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


def enter(session: Session, project_id: UUID) -> None:
    """Move an open session into a project's scope, for this transaction and the next ones."""
    session.info["project_id"] = project_id
    session.execute(text("select set_config('app.project_id', :project, true)"), {"project": str(project_id)})


def locate(session: Session, kind: str, item_id: UUID | int) -> UUID | None:
    """The project an id belongs to, whoever asks: the caller still has to authorise that project."""
    if kind not in LOCATE:
        raise ValueError(f"nothing to locate: {kind}")
    found = session.execute(text("select project_of(:kind, :id)"), {"kind": kind, "id": str(item_id)})
    return found.scalar_one_or_none()


@event.listens_for(Session, "after_begin")
def _bind_scope(session: Session, _transaction: SessionTransaction, connection: Connection) -> None:
    scope = session.info
    if "role" not in scope:
        return
    options = connection.get_execution_options()
    connection.execute(
        BIND,
        {
            "role": scope["role"],
            "project": str(scope["project_id"] or ""),
            "owner": str(scope["owner_id"] or ""),
            "bound": str(scope.get("bound_to") or ""),
            "statement_ms": str(options.get("statement_ms", 30_000)),
            "idle_ms": str(options.get("idle_ms", 15_000)),
        },
    )


def _unreachable(error: OperationalError) -> bool:
    return getattr(error.orig, "sqlstate", None) in (None, "57P01", "57P03", "08006", "08001")
