from __future__ import annotations

from fastapi import APIRouter

from api.auth import Reader
from api.schemas.session import SessionOut, User

router = APIRouter(prefix="/auth", tags=["session"])


@router.get("/me")
def who_am_i(caller: Reader) -> SessionOut:
    """Whom this session or key belongs to, and what it may do."""
    user = User(id=caller.id, name=caller.name or caller.actor, email=caller.email)
    return SessionOut(user=user, kind=caller.kind, scopes=sorted(caller.scopes), project_id=caller.project_id)
