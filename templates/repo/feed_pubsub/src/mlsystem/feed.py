"""Events of a Pub/Sub subscription, pulled over REST as this container's own identity."""

from __future__ import annotations

import base64
import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mlsystem import topic
from mlsystem.sources import Message
from mlsystem.store import Commands

SERVICE = "https://pubsub.googleapis.com/v1"
TOKEN = "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token"  # noqa: S105
MOST = 1000
Call = Callable[[str, dict[str, Any]], dict[str, Any]]


@dataclass
class Feed:
    """`call` posts a body and answers the JSON; `waiting` holds what is not acknowledged yet."""

    subscription: str
    call: Call
    waiting: list[str] = field(default_factory=list)

    def batches(self) -> Iterator[list[Message]]:
        """Without end: an empty batch where nothing is waiting."""
        while True:
            found = self._post("pull", {"maxMessages": MOST}).get("receivedMessages", [])
            self.waiting += [item["ackId"] for item in found]
            yield [Message(_event(item["message"]), item["message"]["messageId"]) for item in found]

    def done(self) -> None:
        """What was handed on is never delivered again."""
        while self.waiting:
            self._post("acknowledge", {"ackIds": self.waiting[:MOST]})
            self.waiting = self.waiting[MOST:]

    def _post(self, verb: str, body: dict[str, Any]) -> dict[str, Any]:
        return self.call(f"{SERVICE}/{self.subscription}:{verb}", body)


def connect(subscription: str, commands: Commands) -> Feed:
    """`subscription` is projects/…/subscriptions/…; its own acknowledgements keep the place."""
    return Feed(subscription, Client())


@dataclass
class Client:
    """Posts with a token of the metadata server, renewed a minute before it ends."""

    token: str = ""
    ends: float = 0.0

    def __call__(self, address: str, body: dict[str, Any]) -> dict[str, Any]:
        if time.monotonic() > self.ends - 60:
            found = _send(TOKEN, {"Metadata-Flavor": "Google"})
            self.token, self.ends = found["access_token"], time.monotonic() + found["expires_in"]
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        return _send(address, headers, json.dumps(body).encode())


def _event(message: dict[str, Any]) -> bytes:
    return topic.event(base64.b64decode(message["data"]), message["publishTime"])


def _send(address: str, headers: dict[str, str], body: bytes | None = None) -> dict[str, Any]:
    # Security: Google's own addresses only; never through a proxy.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(urllib.request.Request(address, body, headers), timeout=90) as answer:  # noqa: S310
        return dict(json.loads(answer.read() or b"{}"))
