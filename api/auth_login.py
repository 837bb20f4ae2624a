"""A login in progress: what was asked of the provider, sealed into a cookie of the browser that asked."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from urllib.parse import urlencode, urlsplit

from api.auth_provider import Provider
from api.auth_tokens import TokenRefused
from core.sealing import Seal, SealBroken
from core.settings import Settings

LOGIN_S = 600
CALLBACK = "/auth/callback"
MAX_NEXT = 2000


@dataclass(frozen=True)
class Pending:
    """`state` ties the answer to this browser, `nonce` to this token, `verifier` to this code (PKCE)."""

    state: str
    nonce: str
    verifier: str
    next: str


def begin(next_path: str | None) -> Pending:
    return Pending(
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        next=safe_next(next_path),
    )


def seal(pending: Pending, by: Seal) -> str:
    return by.close(json.dumps(asdict(pending)))


def resume(sealed: str | None, state: str | None, by: Seal) -> Pending:
    """The login this answer belongs to. Raises `TokenRefused` for another browser's, an old or a made-up one."""
    try:
        pending = Pending(**json.loads(by.open(sealed or "", max_age_s=LOGIN_S)))
    except (SealBroken, ValueError, TypeError) as error:
        raise TokenRefused("This sign-in was not started here, or more than ten minutes ago. Start again.") from error
    if not hmac.compare_digest(pending.state.encode(), (state or "").encode()):
        raise TokenRefused("This answer belongs to another sign-in. Start again.")
    return pending


def authorize_url(provider: Provider, pending: Pending) -> str:
    settings = provider.settings
    challenge = hashlib.sha256(pending.verifier.encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": settings.oidc_client_id or "",
        "redirect_uri": callback_url(settings),
        "scope": settings.oidc_scopes,
        "state": pending.state,
        "nonce": pending.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    return _with_query(provider.metadata()["authorization_endpoint"], asked)


def logout_url(provider: Provider) -> str:
    """Where the browser goes to end the provider's own session; our front page when it has no such place."""
    settings, metadata = provider.settings, provider.metadata()
    home = settings.public_url.rstrip("/")
    if settings.oidc_logout == "cognito":
        hosted = urlsplit(metadata["authorization_endpoint"])
        asked = {"client_id": settings.oidc_client_id or "", "logout_uri": home}
        return _with_query(f"{hosted.scheme}://{hosted.netloc}/logout", asked)
    if "end_session_endpoint" not in metadata:
        return "/"
    asked = {"client_id": settings.oidc_client_id or "", "post_logout_redirect_uri": home}
    return _with_query(metadata["end_session_endpoint"], asked)


def callback_url(settings: Settings) -> str:
    return settings.public_url.rstrip("/") + CALLBACK


def safe_next(path: str | None) -> str:
    """A path of this site, or "/": browsers read `//host`, `/\\host` and control characters as other sites."""
    path = path or "/"
    harmless = path.startswith("/") and not path.startswith(("//", "/auth/")) and len(path) <= MAX_NEXT
    printable = all("\x20" < char < "\x7f" and char != "\\" for char in path)
    return path if harmless and printable else "/"


def _with_query(url: str, asked: dict[str, str]) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(asked)}"
