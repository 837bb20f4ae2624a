"""One request, one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api.auth import Principal, authenticate
from core.db import session_scope


def open_session(engine: Engine, caller: Principal, project_id: UUID | None = None) -> AbstractContextManager[Session]:
    """A transaction that sees what `caller` may see, and no more."""
    return session_scope(
        engine, owner_id=caller.id, project_id=project_id, actor=caller.actor, bound_to=caller.project_id
    )


def get_session(request: Request, principal: Annotated[Principal, Depends(authenticate)]) -> Iterator[Session]:
    with open_session(request.app.state.engine, principal) as session:
        yield session


# The scope is what makes the commit happen before the answer is sent: a failed commit is then a 5xx, not a 202.
SessionDep = Annotated[Session, Depends(get_session, scope="function")]
