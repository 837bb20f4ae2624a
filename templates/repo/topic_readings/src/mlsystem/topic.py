"""What the Pub/Sub topic's schema says of a reading: asset, milliseconds, a payload with other columns."""

from __future__ import annotations

import json
from datetime import UTC, datetime


def event(data: bytes, published: str) -> bytes:
    """The reading in the worker's form; what is not of the schema is handed on as it came, a dead letter."""
    try:
        raw = json.loads(data)
        at = datetime.fromtimestamp(int(raw["at"]) / 1000, UTC)
        more = dict(json.loads(raw["payload"]))
        known = {"id": raw["event_id"], "asset": raw["entity"], "at": at.isoformat()}
    except (ValueError, KeyError, TypeError):
        return data
    return json.dumps({"arrived_at": published, **more, **known}).encode()
