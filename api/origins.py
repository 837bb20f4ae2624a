"""Cross-site requests that would change something are refused: the browser's own headers say where they come from."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api import problems
from core.addresses import LOOPBACK

SAFE = {"GET", "HEAD", "OPTIONS"}


class OriginGuard:
    """Unsafe methods need `Sec-Fetch-Site: same-origin|none`, an `Origin` equal to `Host`, or neither header
    (programs send none). A loopback page may call a loopback server on another port, as `npm run dev` does."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE and not same_site(request := Request(scope)):
            detail = "This request comes from another site, so it was not carried out."
            await problems.render(request, 403, "cross_site", detail)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def same_site(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site", "none") in {"same-origin", "none"}
    authority, own = origin.partition("://")[2], request.headers.get("host", "")
    return authority == own or {hostname(authority), hostname(own)} <= LOOPBACK


def hostname(authority: str) -> str | None:
    """The host of `host:port`, without brackets; None when it is not one."""
    try:
        return urlsplit(f"//{authority}").hostname
    except ValueError:
        return None
