"""An analyst's word on a payment that waits: written down first, then the payment is off the queue."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mlsystem import domain, findings
from mlsystem.settings import Settings
from mlsystem.state import ReviewQueue


def resolve(
    config: Settings, queue: ReviewQueue, event_id: str, fraud: bool, analyst: str, now: datetime
) -> dict[str, Any]:
    """The finding, which is a label from `now` on. KeyError if the payment is not queued; StoreError."""
    if not queue.waits(event_id):
        raise KeyError(event_id)
    found = {
        "event_id": event_id,
        domain.LABEL: int(fraud),
        "known_at": now.isoformat(),
        "analyst": analyst,
    }
    findings.keep(config, found)
    queue.close(event_id)
    return found
