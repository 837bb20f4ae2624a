"""What the Pub/Sub topic's schema says of an event: entity, milliseconds, a payload with item and kind."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from mlsystem import domain


def event(data: bytes, published: str) -> bytes:
    """The event in the worker's form; what is not of the schema is handed on as it came, a dead letter."""
    try:
        raw = json.loads(data)
        at = datetime.fromtimestamp(int(raw["at"]) / 1000, UTC)
        payload = json.loads(raw["payload"])
        who = {"event_id": raw["event_id"], domain.USER: raw["entity"]}
        what = {domain.ITEM: payload["item"], "kind": payload["kind"], "at": at.isoformat()}
    except (ValueError, KeyError, TypeError):
        return data
    return json.dumps({**who, **what}).encode()
