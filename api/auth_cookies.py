"""Our two cookies. `__Host-` makes the browser refuse them from another host, another path, or without TLS."""

from __future__ import annotations

from typing import Literal

from fastapi import Request, Response

from core.settings import Settings

Kind = Literal["session", "login"]


def name(settings: Settings, kind: Kind) -> str:
    return f"__Host-amp_{kind}" if _secure(settings) else f"amp_{kind}"


def read(request: Request, kind: Kind) -> str | None:
    return request.cookies.get(name(request.app.state.settings, kind))


def put(response: Response, settings: Settings, kind: Kind, value: str, max_age_s: int) -> None:
    response.set_cookie(
        name(settings, kind), value, max_age_s, path="/", secure=_secure(settings), httponly=True, samesite="lax"
    )


def drop(response: Response, settings: Settings, kind: Kind) -> None:
    put(response, settings, kind, "", 0)


def _secure(settings: Settings) -> bool:
    """Everywhere but on a loopback address without TLS, which settings allow outside production only."""
    return settings.public_url.startswith("https://")
