from __future__ import annotations

from fastapi import APIRouter

from api.auth import Reader
from api.schemas.session import SessionOut, User

router = APIRouter(prefix="/auth", tags=["session"])


@router.get("/me")
def who_am_i(caller: Reader) -> SessionOut:
    """Whom this session belongs to, and what it may do."""
    name = "Local user" if caller.kind == "local" else caller.actor
    return SessionOut(user=User(id=caller.id, name=name), kind=caller.kind, scopes=sorted(caller.scopes))
