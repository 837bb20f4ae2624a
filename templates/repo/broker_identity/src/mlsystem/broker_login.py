"""Who this container is to Event Hubs: a token of its own identity, over Kafka's OAUTHBEARER."""

from __future__ import annotations

import json
import os
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from importlib import import_module
from typing import Any

SCOPE = "https://eventhubs.azure.net"


@dataclass
class Tokens:
    """The newest token, renewed five minutes before it ends."""

    held: str = ""
    ends: float = 0.0

    def token(self) -> str:
        if time.time() > self.ends - 300:
            found = _ask()
            self.held, self.ends = str(found["access_token"]), float(found["expires_on"])
        return self.held

    def extensions(self) -> dict[str, str]:
        return {}


def options() -> dict[str, Any]:
    """What the Kafka client needs to be let in."""
    known: Any = import_module("kafka.net.sasl.oauth")
    known.AbstractTokenProvider.register(Tokens)
    return {
        "security_protocol": "SASL_SSL",
        "sasl_mechanism": "OAUTHBEARER",
        "sasl_oauth_token_provider": Tokens(),
    }


def _ask() -> dict[str, Any]:
    env = os.environ
    asked = {"resource": SCOPE, "api-version": "2019-08-01", "client_id": env["AZURE_CLIENT_ID"]}
    address = f"{env['IDENTITY_ENDPOINT']}?{urllib.parse.urlencode(asked)}"
    request = urllib.request.Request(address, headers={"X-IDENTITY-HEADER": env["IDENTITY_HEADER"]})  # noqa: S310
    # Security: the platform's own address, inside the network; never through a proxy.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=30) as answer:
        return dict(json.loads(answer.read()))
