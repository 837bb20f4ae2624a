"""Groups of the person who asks, from a token that the issuer signed: never from what the request says."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

# DER of "the digest that follows is SHA-256", as RSASSA-PKCS1-v1_5 signs it.
SHA256 = bytes.fromhex("3031300d060960864801650304020105000420")
LEAST_BITS = 2048
SKEW_S = 60.0


class IdentityError(Exception):
    """The token is missing, altered, out of time, or meant for somebody else."""


@dataclass(frozen=True)
class Key:
    """An RSA public key."""

    modulus: int
    exponent: int


@dataclass(frozen=True)
class Policy:
    """conf/identity.toml."""

    issuer: str
    audience: str
    keys: str
    groups_claim: str


def groups(token: str, policy: Policy, key: Callable[[str], Key | None], now: float) -> set[str]:
    """The groups of a valid token; `key` gives the issuer's key of an id, `now` is seconds since the epoch.

    A claim that is no list of names gives no group. Raises IdentityError.
    """
    claims = _signed_claims(token, key)
    audience = claims.get("aud")
    meant = audience if isinstance(audience, list) else [audience]
    if claims.get("iss") != policy.issuer or policy.audience not in meant:
        raise IdentityError("the token is another issuer's, or for somebody else")
    if not _number(claims, "nbf", 0.0) - SKEW_S <= now < _number(claims, "exp", 0.0) + SKEW_S:
        raise IdentityError("the token is out of time")
    found = claims.get(policy.groups_claim)
    return {name for name in found if isinstance(name, str)} if isinstance(found, list) else set()


def _signed_claims(token: str, key: Callable[[str], Key | None]) -> dict[str, Any]:
    try:
        signed, _, signature = token.rpartition(".")
        header, payload = (json.loads(_decoded(part)) for part in signed.split("."))
        # Security: the algorithm is ours, never the token's choice: no `none`, no HMAC over a public key.
        known = key(str(header["kid"])) if header["alg"] == "RS256" else None
        if known is None or not _verified(signed.encode(), _decoded(signature), known):
            raise IdentityError("the token is not signed by its issuer")
        return dict(payload)
    except (ValueError, KeyError, TypeError) as error:
        raise IdentityError("this is no token") from error


def _verified(message: bytes, signature: bytes, key: Key) -> bool:
    """RSASSA-PKCS1-v1_5 with SHA-256: the whole padded block is built and compared, nothing is parsed."""
    size = (key.modulus.bit_length() + 7) // 8
    if key.modulus.bit_length() < LEAST_BITS or len(signature) != size:
        return False
    digest = SHA256 + hashlib.sha256(message).digest()
    expected = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    opened = pow(int.from_bytes(signature, "big"), key.exponent, key.modulus)
    return hmac.compare_digest(opened.to_bytes(size, "big"), expected)


def key_set(document: Mapping[str, Any]) -> dict[str, Key]:
    """Key id → RSA key, of an issuer's JWKS."""
    return {
        str(entry["kid"]): Key(*(int.from_bytes(_decoded(entry[part]), "big") for part in ("n", "e")))
        for entry in document["keys"]
        if entry.get("kty") == "RSA" and "kid" in entry
    }


def _number(claims: Mapping[str, Any], name: str, missing: float) -> float:
    value = claims.get(name, missing)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise IdentityError(f"{name} is no time")
    return float(value)


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
