"""Who may call: an API key, compared by hash in constant time; without one, the network decides."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from typing import Annotated

from fastapi import Header, HTTPException

from mlsystem.settings import Settings


def require_key(config: Settings) -> Callable[[str], None]:
    """A dependency that answers 401 unless X-Api-Key hashes to the configured value."""

    def check(x_api_key: Annotated[str, Header()] = "") -> None:
        if not config.api_key_sha256:
            return
        given = hashlib.sha256(x_api_key.encode()).hexdigest()
        if not hmac.compare_digest(given, config.api_key_sha256):
            raise HTTPException(401, "unknown API key")

    return check
