"""Fans committed events out to the streams of this process: one read per project and wake-up, encoded once.

The hub is only a fast path. A stream that falls behind, or starts, reads the `events` table from its own
cursor, so nothing here can lose an event: with LISTEN broken, the poll finds it within `POLL_S`.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol
from uuid import UUID

import structlog

POLL_S = 2.0
COALESCE_S = 0.02
QUEUE_FRAMES = 256
BATCH = 200
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Frame:
    """One event as the bytes that go on the wire."""

    seq: int
    decision_set_id: UUID | None
    data: bytes


class Frames(tuple[Frame, ...]):
    """Events in order, and their bytes in one piece, joined once for everybody who is sent all of them."""

    @cached_property
    def data(self) -> bytes:
        return b"".join([frame.data for frame in self])

    def after(self, seq: int) -> Frames:
        return self if self and self[0].seq > seq else Frames(frame for frame in self if frame.seq > seq)


class Feed(Protocol):
    """Where committed events come from, in order of their gapless `seq` per project."""

    async def latest(self, project_ids: Iterable[UUID]) -> dict[UUID, int]: ...

    async def after(self, project_id: UUID, seq: int, limit: int) -> Sequence[Frame]: ...


class Subscriber:
    """A bounded queue of frames. `behind` means: read the table first; it starts so, and overflow returns to it."""

    __slots__ = ("_due", "_queued", "_size", "_timer", "_waiter", "behind")

    def __init__(self) -> None:
        self.behind = True
        self._queued: list[Frames] = []
        self._size = 0
        self._waiter: asyncio.Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._due = 0.0

    def offer(self, frames: Frames) -> None:
        if self._size + len(frames) > QUEUE_FRAMES:
            self.behind = True
        else:
            self._queued.append(frames)
            self._size += len(frames)
        self._wake()

    def start_over(self) -> None:
        """Forgets queued frames; everything they held is in the table the caller is about to read."""
        self._take()
        self.behind = False

    async def next(self, timeout: float) -> Frames:
        """All that is queued, as soon as there is anything; nothing after `timeout` seconds, or when behind."""
        if not self._queued and not self.behind:
            self._set_alarm(timeout)
            await self._waiter_made()
        queued = self._take()
        return queued[0] if len(queued) == 1 else Frames(frame for frames in queued for frame in frames)

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _take(self) -> list[Frames]:
        queued, self._queued, self._size = self._queued, [], 0
        return queued

    def _waiter_made(self) -> asyncio.Future[None]:
        waiter = self._waiter = asyncio.get_running_loop().create_future()
        return waiter

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _set_alarm(self, timeout: float) -> None:
        """One timer for many waits: an event does not move it, and when it goes off too early it is set again."""
        loop = asyncio.get_running_loop()
        self._due = loop.time() + timeout
        if self._timer is None or self._timer.when() > self._due:
            self.close()
            self._timer = loop.call_at(self._due, self._alarm)

    def _alarm(self) -> None:
        self._timer = None
        loop = asyncio.get_running_loop()
        if self._due > loop.time():
            self._timer = loop.call_at(self._due, self._alarm)
        else:
            self._wake()


@dataclass
class Channel:
    cursor: int
    subscribers: set[Subscriber] = field(default_factory=set)


class Hub:
    def __init__(self, feed: Feed, poll_s: float = POLL_S) -> None:
        self.feed = feed
        self.poll_s = poll_s
        self._channels: dict[UUID, Channel] = {}
        self._dirty: set[UUID] = set()
        self._wake = asyncio.Event()
        self._opening = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def subscribe(self, project_id: UUID) -> AsyncIterator[Subscriber]:
        # The cursor is read before the caller replays, so an event is in the replay, the queue or both.
        async with self._opening:
            if project_id not in self._channels:
                latest = await self.feed.latest([project_id])
                self._channels[project_id] = Channel(latest.get(project_id, 0))
            channel = self._channels[project_id]
            channel.subscribers.add(subscriber := Subscriber())
        try:
            yield subscriber
        finally:
            subscriber.close()
            channel.subscribers.discard(subscriber)
            if not channel.subscribers and self._channels.get(project_id) is channel:
                del self._channels[project_id]

    def cursor(self, project_id: UUID) -> int:
        """Up to here a subscriber has to read the table; whatever comes later, it is given."""
        return self._channels[project_id].cursor

    def wake(self, project_id: UUID) -> None:
        if project_id in self._channels:
            self._dirty.add(project_id)
            self._wake.set()

    async def run(self) -> None:
        """Pumps woken projects; wakes those whose sequence moved on without a notice, every `poll_s`."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._pump_forever())
            tasks.create_task(self._poll_forever())

    async def _pump_forever(self) -> None:
        while True:
            await self._wake.wait()
            await asyncio.sleep(COALESCE_S)
            self._wake.clear()
            dirty, self._dirty = self._dirty, set()
            for project_id in dirty:
                with _logged("events.pump_failed"):
                    await self._pump(project_id)

    async def _poll_forever(self) -> None:
        while True:
            await asyncio.sleep(self.poll_s)
            with _logged("events.poll_failed"):
                await self._poll()

    async def _poll(self) -> None:
        if not self._channels:
            return
        for project_id, seq in (await self.feed.latest(list(self._channels))).items():
            channel = self._channels.get(project_id)
            if channel and seq > channel.cursor:
                self.wake(project_id)

    async def _pump(self, project_id: UUID) -> None:
        while channel := self._channels.get(project_id):
            frames = Frames(await self.feed.after(project_id, channel.cursor, BATCH))
            for subscriber in tuple(channel.subscribers) if frames else ():
                subscriber.offer(frames)
            channel.cursor = frames[-1].seq if frames else channel.cursor
            if len(frames) < BATCH:
                return


@contextlib.contextmanager
def _logged(event: str) -> Iterator[None]:
    """The hub outlives a database restart: the next poll tries again, and streams lose nothing meanwhile."""
    try:
        yield
    except Exception:
        log.warning(event, exc_info=True)
