"""Who is asking. Routes depend on `Principal` and scopes only; how one is established stays in this module."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from api.origins import LOOPBACK, hostname
from core.settings import Settings

Scope = Literal["read", "write", "approve", "admin"]
EVERYTHING: frozenset[Scope] = frozenset({"read", "write", "approve", "admin"})


@dataclass(frozen=True)
class Principal:
    """Somebody, or a program, with what it may do. `actor` is what the event log records."""

    id: UUID
    actor: str
    kind: Literal["local", "session", "key"]
    scopes: frozenset[Scope]


def authenticate(request: Request) -> Principal:
    """The principal of a request; 401 without one."""
    settings: Settings = request.app.state.settings
    if settings.auth_mode == "dev":
        return local_user(request, settings)
    raise HTTPException(401, "Sign in first.", {"WWW-Authenticate": "Bearer"})


def local_user(request: Request, settings: Settings) -> Principal:
    """The one user of a local installation, signed in automatically: only from this machine, and only under a
    local name, so that a page elsewhere cannot reach it by pointing its own name at 127.0.0.1."""
    name = hostname(request.headers.get("host", ""))
    if not from_this_machine(request) or name not in LOOPBACK:
        raise HTTPException(403, "This installation signs its user in automatically, so it answers this machine only.")
    return Principal(settings.dev_user_id, "local", "local", EVERYTHING)


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
