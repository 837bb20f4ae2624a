"""Results from a scheduled run and nothing else, and from a service that works them out while somebody waits."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Each of the two ways is said to be the only one."""
    online = said(document, "two_ways", "online")
    batch, live = said(document, "two_ways", "batch"), online or said(document, "two_ways", "live")
    if batch is None or live is None or said(document, "two_ways", "nobatch") is None:
        return
    timed = online is None and c.latency.p95_ms is not None
    fields = ("serving_mode", "latency.p95_ms") if timed else ("serving_mode",)
    ways = (
        Way("Deliver results in batches", {"serving_mode": "batch", "latency.p95_ms": None}),
        Way("Answer while somebody waits", {"serving_mode": "online"}),
    )
    yield Clash(fields, f"“{batch}” and “{live}” cannot both hold.", ways)
