"""Signing in and out. The browser only ever holds an opaque cookie; the provider's tokens stay here and are dropped."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from api import auth_cookies, auth_login, auth_tokens, rate_limits
from api.auth import Reader
from api.auth_provider import Provider
from api.schemas.session import SignedOut
from core import sealing, sessions
from core.db import session_scope
from core.sessions import Identity
from core.settings import Settings

router = APIRouter(prefix="/auth", tags=["session"])
Text = Annotated[str | None, Query(max_length=4096)]


@router.get("/login", include_in_schema=False)
def begin_login(request: Request, next: Text = None) -> Response:  # noqa: A002 - the name of the parameter
    settings, provider = _settings(request), _provider(request)
    if provider is None:
        return RedirectResponse(auth_login.safe_next(next), 303)
    _limited(request)
    pending = auth_login.begin(next)
    answer = RedirectResponse(auth_login.authorize_url(provider, pending), 303, _fresh())
    sealed = auth_login.seal(pending, sealing.seal(settings))
    auth_cookies.put(answer, settings, "login", sealed, auth_login.LOGIN_S)
    return answer


@router.get("/callback", include_in_schema=False)
def finish_login(
    request: Request, code: Text = None, state: Text = None, error: Text = None, iss: Text = None
) -> Response:
    settings, provider = _settings(request), _provider(request)
    if provider is None:
        return RedirectResponse("/", 303)
    _limited(request)
    pending = auth_login.resume(auth_cookies.read(request, "login"), state, sealing.seal(settings))
    if error is not None or code is None:
        raise auth_tokens.TokenRefused("The identity provider did not sign you in.")
    if iss is not None and not hmac.compare_digest(iss.encode(), provider.issuer.encode()):
        raise auth_tokens.TokenRefused("This answer comes from another identity provider.")
    tokens = provider.exchange(code, pending.verifier, auth_login.callback_url(settings))
    if tokens is None:
        raise auth_tokens.TokenRefused("The identity provider did not accept the code. Start again.")
    identity = auth_tokens.identity(provider, tokens.get("id_token"), pending.nonce)
    return _welcome(request, identity, pending.next)


def _welcome(request: Request, identity: Identity, next_path: str) -> Response:
    """A new session under a new token; whatever session the browser came with ends, so none can be planted."""
    settings, before = _settings(request), auth_cookies.read(request, "session")
    with session_scope(request.app.state.engine, owner_id=identity.owner_id) as session:
        if before:
            sessions.end(session, before)
        sessions.sweep(session, identity.owner_id)
        token = sessions.start(session, identity, settings)
    answer = RedirectResponse(next_path, 303, _fresh())
    auth_cookies.put(answer, settings, "session", token, settings.session_absolute_s)
    auth_cookies.drop(answer, settings, "login")
    return answer


@router.post("/logout")
def sign_out(request: Request, response: Response, _: Reader) -> SignedOut:
    """Ends this session at once. `url` is where the browser goes next, to end the provider's session too."""
    settings, provider = _settings(request), _provider(request)
    if token := auth_cookies.read(request, "session"):
        with session_scope(request.app.state.engine) as session:
            sessions.end(session, token)
        auth_cookies.drop(response, settings, "session")
    return SignedOut(url=auth_login.logout_url(provider) if provider else "/")


def _limited(request: Request) -> None:
    rate_limits.spend(request, f"address:{request.client.host if request.client else ''}", "logins")


def _fresh() -> dict[str, str]:
    return {"Cache-Control": "no-store"}


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _provider(request: Request) -> Provider | None:
    provider: Provider | None = request.app.state.provider
    return provider
