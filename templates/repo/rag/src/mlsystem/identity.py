"""Groups of the person who asks, from a token that the issuer signed: never from what the request says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

# Security: the algorithm is ours, never the token's choice: no `none`, no HMAC over a public key.
ALGORITHM = "RS256"
LEAST_BITS = 2048
SKEW_S = 60.0
NEEDED = ["exp", "iss", "aud"]


class IdentityError(Exception):
    """The token is missing, altered, out of time, or meant for somebody else."""


@dataclass(frozen=True)
class Policy:
    """conf/identity.toml."""

    issuer: str
    audience: str
    keys: str
    groups_claim: str


def groups(token: str, policy: Policy, key: Callable[[str], RSAPublicKey | None]) -> set[str]:
    """The groups of a valid token; `key` gives the issuer's key of an id.

    A claim that is no list of names gives no group. Raises IdentityError.
    """
    found = _claims(token, policy, key).get(policy.groups_claim)
    return {name for name in found if isinstance(name, str)} if isinstance(found, list) else set()


def _claims(token: str, policy: Policy, key: Callable[[str], RSAPublicKey | None]) -> dict[str, Any]:
    try:
        known = key(str(jwt.get_unverified_header(token).get("kid", "")))
        if known is None:
            raise IdentityError("the token is not signed by its issuer")
        return jwt.decode(
            token,
            known,
            algorithms=[ALGORITHM],
            audience=policy.audience,
            issuer=policy.issuer,
            leeway=SKEW_S,
            options={"require": NEEDED},
        )
    except jwt.InvalidTokenError as error:
        raise IdentityError(f"the token is not accepted: {error}") from error


def key_set(document: Mapping[str, Any]) -> dict[str, RSAPublicKey]:
    """Key id → RSA key of at least 2,048 bits, of an issuer's JWKS."""
    entries = [entry for entry in document["keys"] if entry.get("kty") == "RSA" and "kid" in entry]
    found = {str(entry["kid"]): jwt.PyJWK(entry, ALGORITHM).key for entry in entries}
    return {name: key for name, key in found.items() if key.key_size >= LEAST_BITS}
