"""Server-sent events: resumable streams of a project's events, or of one decision set's.

A stream ends itself after about 100 s because some hosts cut requests at 120 s; the client comes back with the
id of the last event it saw and misses nothing. Streams use no request session: each read has its own.
"""

from __future__ import annotations

import random
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from uuid import UUID

from sse_starlette import ServerSentEvent

from api import metrics
from api.event_response import EventResponse
from api.hub import BATCH, Frame, Frames, Hub

LIFETIME_S = 100.0
HEARTBEAT_S = 15
RETRY_MS = 250
HEADERS = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}
EVERY_SET = UUID(int=0)
# Says that the caller's cursor lies beyond this log (another database): forget everything, it is sent again.
RESET = Frames(
    [Frame(0, EVERY_SET, ServerSentEvent(data='{"type":"stream.reset","seq":0,"payload":{}}', id="0").encode())]
)
FIRST = ServerSentEvent(comment="open", retry=RETRY_MS).encode()
BEAT = ServerSentEvent(comment="hb").encode()


def respond(hub: Hub, project_id: UUID, after: int, decision_set_id: UUID | None = None) -> EventResponse:
    """Events with `seq > after`; with `decision_set_id`, only that set's, whose numbers then skip."""
    lifetime_s = LIFETIME_S * random.uniform(0.9, 1.0)  # noqa: S311
    return EventResponse(stream(hub, project_id, after, decision_set_id, lifetime_s), HEADERS)


async def stream(
    hub: Hub, project_id: UUID, after: int, decision_set_id: UUID | None, lifetime_s: float
) -> AsyncGenerator[bytes]:
    """Whatever is ready goes out in one piece; a comment when nothing was for `HEARTBEAT_S`."""
    ends = time.monotonic() + lifetime_s
    yield FIRST
    metrics.STREAMS.inc()
    try:
        async with aclosing(follow(hub, project_id, after, ends)) as batches:
            async for frames in batches:
                wanted = frames if decision_set_id is None else _of(frames, decision_set_id)
                metrics.DELIVERED.inc(len(wanted))
                if wanted or not frames:
                    yield wanted.data or BEAT
    finally:
        metrics.STREAMS.dec()


async def follow(hub: Hub, project_id: UUID, last: int, ends: float) -> AsyncGenerator[Frames]:
    """Every event after `last`, once and in order: the table whenever the queue may have a hole, else the queue."""
    async with hub.subscribe(project_id) as subscriber:
        if last > hub.cursor(project_id) and last > (await hub.feed.latest([project_id])).get(project_id, 0):
            last = 0
            yield RESET
        subscriber.behind = last < hub.cursor(project_id)
        while (left := ends - time.monotonic()) > 0:
            if subscriber.behind:
                subscriber.start_over()
                more = True
                while more:
                    frames = Frames(await hub.feed.after(project_id, last, BATCH))
                    more = len(frames) == BATCH
                    last = frames[-1].seq if frames else last
                    yield frames
                continue
            queued = await subscriber.next(min(left, HEARTBEAT_S))
            fresh = queued.after(last)
            last = fresh[-1].seq if fresh else last
            if fresh or (not queued and left > HEARTBEAT_S):
                yield fresh


def _of(frames: Frames, decision_set_id: UUID) -> Frames:
    return Frames(frame for frame in frames if frame.decision_set_id in (decision_set_id, EVERY_SET))
