"""Who asks: the groups of a verified token, kept apart from what the request says."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from fastapi import HTTPException

from mlsystem import identity
from mlsystem.identity import IdentityError, Policy
from mlsystem.settings import Settings

AGAIN_S, TIMEOUT_S = 60.0, 5.0


class IssuerKeys:
    """The issuer's keys by id; an unknown id asks for them again, once a minute at most. Raises OSError."""

    def __init__(self, address: str, clock: Callable[[], float] = time.monotonic) -> None:
        if not address.startswith("https://"):
            raise ValueError("keys are fetched over https")
        self.address, self.clock = address, clock
        self.known: dict[str, RSAPublicKey] = {}
        self.asked: float | None = None

    def __call__(self, key_id: str) -> RSAPublicKey | None:
        now = self.clock()
        if key_id not in self.known and (self.asked is None or now >= self.asked + AGAIN_S):
            self.known, self.asked = identity.key_set(self.fetch()), now
        return self.known.get(key_id)

    def fetch(self) -> dict[str, list[dict[str, str]]]:
        with urllib.request.urlopen(self.address, timeout=TIMEOUT_S) as response:  # noqa: S310
            return dict(json.load(response))


def groups_of(
    config: Settings, keys: Callable[[str], RSAPublicKey | None] | None = None
) -> Callable[[str], set[str]]:
    """Authorization header → the caller's groups; none while no issuer is named in conf/identity.toml.

    What it gives raises HTTPException: 401 without a valid token, 503 without the issuer's keys.
    """
    policy = Policy(**config.table("identity"))
    if not policy.issuer:
        return lambda authorization: set()
    known = keys or IssuerKeys(policy.keys)

    def groups(authorization: str) -> set[str]:
        scheme, _, token = authorization.partition(" ")
        try:
            if scheme.lower() != "bearer":
                raise IdentityError("sign in first")
            return identity.groups(token, policy, known)
        except IdentityError as error:
            raise HTTPException(401, str(error), headers={"WWW-Authenticate": "Bearer"}) from error
        except (OSError, ValueError, KeyError, jwt.PyJWKError) as error:
            raise HTTPException(503, "the issuer's keys are not available") from error

    return groups
