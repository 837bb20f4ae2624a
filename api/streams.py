"""Server-sent events: resumable streams of a project's events, or of one decision set's.

A stream ends itself after about 100 s because some hosts cut requests at 120 s; the client comes back with the
id of the last event it saw and misses nothing. Streams use no request session: each read has its own.
"""

from __future__ import annotations

import random
import time
from collections.abc import AsyncIterator
from uuid import UUID

from sse_starlette import EventSourceResponse, ServerSentEvent

from api import metrics
from api.hub import BATCH, Frame, Hub

LIFETIME_S = 100.0
HEARTBEAT_S = 15
RETRY_MS = 250
SEND_TIMEOUT_S = 30.0
HEADERS = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
EVERY_SET = UUID(int=0)
# Says that the caller's cursor lies beyond this log (another database): forget everything, it is sent again.
RESET = Frame(0, EVERY_SET, ServerSentEvent(data='{"type":"stream.reset","seq":0,"payload":{}}', id="0").encode())
FIRST = ServerSentEvent(comment="open", retry=RETRY_MS).encode()


def respond(hub: Hub, project_id: UUID, after: int, decision_set_id: UUID | None = None) -> EventSourceResponse:
    """Events with `seq > after`; with `decision_set_id`, only that set's, whose numbers then skip."""
    return EventSourceResponse(
        stream(hub, project_id, after, decision_set_id, LIFETIME_S * random.uniform(0.9, 1.0)),  # noqa: S311
        headers=HEADERS,
        ping=HEARTBEAT_S,
        ping_message_factory=lambda: ServerSentEvent(comment="hb"),
        send_timeout=SEND_TIMEOUT_S,
    )


async def stream(
    hub: Hub, project_id: UUID, after: int, decision_set_id: UUID | None, lifetime_s: float
) -> AsyncIterator[bytes]:
    ends = time.monotonic() + lifetime_s
    yield FIRST
    metrics.STREAMS.inc()
    try:
        async for frame in follow(hub, project_id, after, ends):
            if decision_set_id is None or frame.decision_set_id in (decision_set_id, EVERY_SET):
                metrics.DELIVERED.inc()
                yield frame.data
    finally:
        metrics.STREAMS.dec()


async def follow(hub: Hub, project_id: UUID, last: int, ends: float) -> AsyncIterator[Frame]:
    """Every event after `last`, once and in order: the table whenever the queue may have a hole, else the queue."""
    async with hub.subscribe(project_id) as subscriber:
        latest = (await hub.feed.latest([project_id])).get(project_id, 0)
        if last > latest:
            last = 0
            yield RESET
        while (left := ends - time.monotonic()) > 0:
            if subscriber.behind:
                subscriber.start_over()
                async for frame in replay(hub, project_id, last):
                    last = frame.seq
                    yield frame
            elif (queued := await subscriber.next(left)) and queued.seq > last:
                last = queued.seq
                yield queued


async def replay(hub: Hub, project_id: UUID, last: int) -> AsyncIterator[Frame]:
    while frames := await hub.feed.after(project_id, last, BATCH):
        for frame in frames:
            last = frame.seq
            yield frame
