"""Our signatures, judged by the reference library of the Standard Webhooks specification."""

from __future__ import annotations

import json
import time

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from core import signatures

BODY = b'{"type":"decision_set.completed"}'


def test_the_reference_library_accepts_them() -> None:
    secret = signatures.new_secret()
    headers = signatures.headers("msg_1", int(time.time()), BODY, [secret])
    assert Webhook(secret).verify(BODY, headers) == json.loads(BODY)


def test_during_a_rotation_either_secret_verifies() -> None:
    old, new, other = (signatures.new_secret() for _ in range(3))
    headers = signatures.headers("msg_1", int(time.time()), BODY, [new, old])
    assert Webhook(old).verify(BODY, headers) == Webhook(new).verify(BODY, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(other).verify(BODY, headers)


@pytest.mark.parametrize("change", ["body", "id", "timestamp"])
def test_nothing_signed_can_be_changed(change: str) -> None:
    secret = signatures.new_secret()
    headers = signatures.headers("msg_1", int(time.time()), BODY, [secret])
    body = BODY.replace(b"completed", b"cancelled") if change == "body" else BODY
    if change != "body":
        headers[f"webhook-{change}"] = {"id": "msg_2", "timestamp": str(int(time.time()) + 1)}[change]
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body, headers)
