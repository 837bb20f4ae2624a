"""What the Pub/Sub topic's schema says of an event: entity, milliseconds, a payload with its amount."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from mlsystem import domain


def event(data: bytes, published: str) -> bytes:
    """The event in the worker's form; what is not of the schema is handed on as it came, a dead letter."""
    try:
        raw = json.loads(data)
        at = datetime.fromtimestamp(int(raw["at"]) / 1000, UTC)
        amount = json.loads(raw["payload"])["amount"]
        known = {"event_id": raw["event_id"], domain.ENTITY: raw["entity"], "at": at.isoformat()}
    except (ValueError, KeyError, TypeError):
        return data
    return json.dumps({**known, "arrived_at": published, "amount": amount}).encode()
