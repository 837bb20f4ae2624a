"""Short-lived tokens of the identity this container runs as; no key is kept anywhere."""

from __future__ import annotations

import json
import os
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

GOOGLE = "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token"
AZURE_AI = "https://cognitiveservices.azure.com"
EARLY_S = 300


@dataclass
class Cached:
    """`fetch` gives (token, seconds it is valid); asked again shortly before it ends."""

    fetch: Callable[[], tuple[str, float]]
    clock: Callable[[], float] = time.monotonic
    held: tuple[str, float] | None = field(default=None, init=False)

    def __call__(self) -> str:
        now = self.clock()
        if self.held is None or now >= self.held[1]:
            token, seconds = self.fetch()
            self.held = (token, now + max(seconds - EARLY_S, 0))
        return self.held[0]


def token_of(identity: str) -> Callable[[], str]:
    """A source of tokens for `google` or `azure`; an endpoint that wants none is ``. Raises KeyError."""
    sources: dict[str, Callable[[], str]] = {"": str, "google": Cached(_google), "azure": Cached(_azure)}
    return sources[identity]


def _google() -> tuple[str, float]:
    found = _get(GOOGLE, {"Metadata-Flavor": "Google"})
    return str(found["access_token"]), float(found["expires_in"])


def _azure() -> tuple[str, float]:
    env = os.environ
    asked = {"resource": AZURE_AI, "api-version": "2019-08-01", "client_id": env["AZURE_CLIENT_ID"]}
    address = f"{env['IDENTITY_ENDPOINT']}?{urllib.parse.urlencode(asked)}"
    found = _get(address, {"X-IDENTITY-HEADER": env["IDENTITY_HEADER"]})
    return str(found["access_token"]), float(found["expires_on"]) - time.time()


def _get(address: str, headers: dict[str, str]) -> Any:
    # Security: the platform's own address on this machine's network; never through a proxy.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(urllib.request.Request(address, headers=headers), timeout=10) as response:  # noqa: S310
        return json.load(response)
