"""API keys: made, listed and revoked by their owner, or by a key with the scope `admin` that opens every project."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from api.auth import Admin, Principal
from api.database import SessionDep
from api.idempotency import OnceDep
from api.pages import Page
from api.problems import documented
from api.schemas.api_keys import ApiKeyIn, ApiKeyMade, ApiKeyOut
from core import api_keys, projects
from core.errors import BadInput, Forbidden

router = APIRouter(prefix="/api-keys", tags=["api keys"])


def unbound(caller: Admin) -> Principal:
    """A key for one project must not make, see or revoke keys for others."""
    if caller.project_id is not None:
        raise Forbidden("A key that opens one project only cannot manage keys.")
    return caller


Owner = Annotated[Principal, Depends(unbound)]


@router.get("")
def list_api_keys(session: SessionDep, caller: Owner) -> Page[ApiKeyOut]:
    """Newest first, without the revoked ones."""
    return Page(items=[ApiKeyOut.model_validate(key) for key in api_keys.owned(session, caller.id)])


@router.post("", status_code=201, response_model=ApiKeyMade, responses=documented(404, 409))
def create_api_key(body: ApiKeyIn, session: SessionDep, caller: Owner, once: OnceDep) -> Response:
    """The answer is the only place where the key itself is ever shown."""
    if not body.scopes <= caller.scopes:
        raise Forbidden("A key cannot be given a scope you do not have.")
    if body.expires_at and body.expires_at <= datetime.now(UTC):
        raise BadInput("expires_at is in the past.")
    project = projects.get(session, body.project_id) if body.project_id else None
    key, secret = api_keys.create(
        session, caller.id, body.name, body.scopes, project=project, expires_at=body.expires_at
    )
    shown = ApiKeyOut.model_validate(key).model_dump()
    return once.answer(ApiKeyMade(**shown, key=secret), 201, kept=ApiKeyMade(**shown))


@router.delete("/{key_id}", status_code=204, responses=documented(404))
def revoke_api_key(key_id: UUID, session: SessionDep, caller: Owner) -> None:
    api_keys.revoke(session, caller.id, key_id)
