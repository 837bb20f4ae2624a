"""What the Pub/Sub topic's schema says of a payment: card, milliseconds, a payload with the other columns."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from mlsystem import domain


def event(data: bytes, published: str) -> bytes:
    """The payment in the worker's form; what is not of the schema is handed on as it came, a dead letter."""
    try:
        raw = json.loads(data)
        at = datetime.fromtimestamp(int(raw["at"]) / 1000, UTC)
        more = dict(json.loads(raw["payload"]))
        known = {"event_id": raw["event_id"], domain.ENTITY: raw["entity"], "at": at.isoformat()}
    except (ValueError, KeyError, TypeError):
        return data
    return json.dumps({"arrived_at": published, **more, **known}).encode()
