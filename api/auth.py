"""Who is asking. Routes depend on `Principal` and scopes only; how one is established stays in this module."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy import Engine
from starlette.exceptions import HTTPException

from api import auth_cookies, rate_limits
from api.origins import hostname
from core import api_keys, sessions
from core.addresses import LOOPBACK
from core.api_keys import SCOPES, Scope
from core.db import session_scope
from core.settings import Settings


@dataclass(frozen=True)
class Principal:
    """Somebody, or a program, with what it may do. `actor` is what the event log records.

    With `project_id` every other project of the owner is invisible to it.
    """

    id: UUID
    actor: str
    kind: Literal["local", "session", "key"]
    scopes: frozenset[Scope]
    project_id: UUID | None = None
    name: str | None = None
    email: str | None = None


def authenticate(request: Request) -> Principal:
    """The principal of a request; 401 without one. A presented key is never replaced by a cookie or the local user."""
    settings: Settings = request.app.state.settings
    presented = request.headers.get("authorization")
    if presented is not None:
        principal = holder_of_key(request.app.state.engine, presented)
    elif settings.auth_mode == "dev":
        principal = local_user(request, settings)
    else:
        principal = signed_in(request, settings)
    if principal.kind != "local":
        rate_limits.spend(request, f"{principal.kind}:{principal.actor}:{principal.id}")
    return principal


def holder_of_key(engine: Engine, authorization: str) -> Principal:
    scheme, _, secret = authorization.partition(" ")
    if scheme.lower() != "bearer" or not secret.startswith(api_keys.PREFIX) or len(secret) > 200:
        raise unauthenticated("This is not an API key: send Authorization: Bearer amp_…")
    with session_scope(engine) as session:
        key = api_keys.find(session, secret)
    if key is None:
        raise unauthenticated("This API key is unknown, revoked or expired.")
    scopes = SCOPES & set(key.scopes)
    return Principal(key.owner_id, f"key:{key.prefix}", "key", scopes, project_id=key.project_id, name=key.name)


def signed_in(request: Request, settings: Settings) -> Principal:
    token = auth_cookies.read(request, "session")
    if not token or len(token) > 200:
        raise unauthenticated("Sign in first.")
    with session_scope(request.app.state.engine) as session:
        found = sessions.find(session, token, settings)
    if found is None:
        raise unauthenticated("Your session has ended. Sign in again.")
    actor = f"user:{found.email or found.subject}"
    return Principal(found.owner_id, actor, "session", SCOPES, name=found.name, email=found.email)


def unauthenticated(detail: str) -> HTTPException:
    return HTTPException(401, detail, {"WWW-Authenticate": "Bearer"})


def local_user(request: Request, settings: Settings) -> Principal:
    """The one user of a local installation, signed in automatically: only from this machine, and only under a
    local name, so that a page elsewhere cannot reach it by pointing its own name at 127.0.0.1."""
    name = hostname(request.headers.get("host", ""))
    if not from_this_machine(request) or name not in LOOPBACK:
        raise HTTPException(403, "This installation signs its user in automatically, so it answers this machine only.")
    return Principal(settings.dev_user_id, "local", "local", SCOPES, name="Local user")


def from_this_machine(request: Request) -> bool:
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def requires(scope: Scope) -> Callable[[Principal], Principal]:
    """A dependency: the caller, or 403 when it lacks `scope`."""

    def check(principal: Annotated[Principal, Depends(authenticate)]) -> Principal:
        if scope not in principal.scopes:
            raise HTTPException(403, f"This needs the scope {scope}.")
        return principal

    return check


Reader = Annotated[Principal, Depends(requires("read"))]
Writer = Annotated[Principal, Depends(requires("write"))]
Approver = Annotated[Principal, Depends(requires("approve"))]
Admin = Annotated[Principal, Depends(requires("admin"))]
