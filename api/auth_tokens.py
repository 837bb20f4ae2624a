"""Id tokens: signature and claims, checked before anything in them is believed (OpenID Connect Core §3.1.3.7)."""

from __future__ import annotations

import hmac
import time
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError

from api.auth_provider import Provider
from core.errors import AmpError
from core.sessions import Identity

# Asymmetric only: with a shared-secret algorithm a public key could be used to sign.
ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "EdDSA"]
LEEWAY_S = 60
MAX_CHARS = 16_384


class TokenRefused(AmpError):
    code, status, title = "sign_in_refused", 401, "The identity provider's answer was not accepted"


def identity(provider: Provider, id_token: object, nonce: str) -> Identity:
    """Whom the token names. Raises `TokenRefused`, saying which check failed but nothing the token holds."""
    claims = verified(provider, id_token)
    client_id, now = provider.settings.oidc_client_id or "", time.time()
    audience = claims.get("aud") if isinstance(claims.get("aud"), list) else [claims.get("aud")]
    several = len(audience or []) > 1
    checks = {
        "issuer": claims.get("iss") == provider.issuer,
        "audience": client_id in (audience or []),
        "authorised party": claims.get("azp", None if several else client_id) == client_id,
        "use": claims.get("token_use", "id") == "id",
        "expiry": _number(claims.get("exp")) > now - LEEWAY_S,
        "issue time": _number(claims.get("iat")) <= now + LEEWAY_S,
        "start": _number(claims.get("nbf", 0)) <= now + LEEWAY_S,
        "nonce": hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()),
        "subject": isinstance(claims.get("sub"), str) and 0 < len(claims["sub"]) <= 255,
    }
    for name, holds in checks.items():
        if not holds:
            raise TokenRefused(f"The id token's {name} is not valid.")
    return _identity(provider.issuer, claims)


def verified(provider: Provider, token: object) -> dict[str, Any]:
    """The claims of a token signed by one of the provider's current keys."""
    if not isinstance(token, str) or len(token) > MAX_CHARS:
        raise TokenRefused("There is no id token in the answer.")
    try:
        kid = jws.extract_compact(token.encode()).protected.get("kid")
        keys = provider.keys(kid if isinstance(kid, str) else None)
        return dict(jwt.decode(token, keys, algorithms=ALGORITHMS).claims)
    except (JoseError, ValueError, TypeError) as error:
        raise TokenRefused("The id token's signature is not valid.") from error


def _identity(issuer: str, claims: dict[str, Any]) -> Identity:
    email = claims.get("email") if claims.get("email_verified", True) in (True, "true") else None
    name = claims.get("name") or claims.get("cognito:username") or email or claims["sub"]
    return Identity(issuer, claims["sub"], str(name)[:200], str(email)[:320] if email else None)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else float("nan")
