"""One request, one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from api.auth import Principal, authenticate
from core.db import session_scope


def get_session(request: Request, principal: Annotated[Principal, Depends(authenticate)]) -> Iterator[Session]:
    with session_scope(request.app.state.engine, owner_id=principal.id, actor=principal.actor) as session:
        yield session


# The scope is what makes the commit happen before the answer is sent: a failed commit is then a 5xx, not a 202.
SessionDep = Annotated[Session, Depends(get_session, scope="function")]
