"""Decides by rule when the model cannot: every request goes to a person, and the answer says so."""

from __future__ import annotations

import json
from typing import Any


def handle(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """The fallback answer to an HTTP event; what the request holds does not change it."""
    decision = {
        "decision": "review",
        "model_version": "rules",
        "fallback": True,
        "reasons": ["no model available"],
    }
    request_id = event.get("requestContext", {}).get("requestId", "")
    headers = {"content-type": "application/json", "x-request-id": request_id}
    return {"statusCode": 200, "headers": headers, "body": json.dumps(decision)}
