from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import aclosing, asynccontextmanager
from uuid import UUID, uuid4

from api import hub as hub_module
from api import streams
from api.hub import Frame, Hub
from api.streams import follow, stream

PROJECT = uuid4()


class Log:
    """A feed in memory: what the events table is to the real one."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.reads = 0

    def append(self, count: int, decision_set_id: UUID | None = None) -> None:
        for _ in range(count):
            seq = len(self.frames) + 1
            self.frames.append(Frame(seq, decision_set_id, b"id: %d\r\n\r\n" % seq))

    async def latest(self, project_ids: Iterable[UUID]) -> dict[UUID, int]:
        return {project_id: len(self.frames) for project_id in project_ids}

    async def after(self, _project_id: UUID, seq: int, limit: int) -> Sequence[Frame]:
        self.reads += 1
        await asyncio.sleep(0)
        return self.frames[seq : seq + limit]


@asynccontextmanager
async def running(log: Log, poll_s: float = 0.05) -> AsyncIterator[Hub]:
    hub = Hub(log, poll_s)
    task = asyncio.create_task(hub.run())
    try:
        yield hub
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def take(hub: Hub, count: int, after: int = 0, lifetime_s: float = 5) -> list[int]:
    seen: list[int] = []
    async with aclosing(follow(hub, PROJECT, after, time.monotonic() + lifetime_s)) as batches:
        async for frames in batches:
            seen += [frame.seq for frame in frames]
            if len(seen) >= count:
                break
    return seen


def test_replays_then_follows_without_any_notice() -> None:
    async def scenario() -> list[int]:
        log = Log()
        log.append(3)
        async with running(log) as hub:
            reader = asyncio.create_task(take(hub, 5))
            await asyncio.sleep(0.02)
            log.append(2)
            return await reader

    assert asyncio.run(scenario()) == [1, 2, 3, 4, 5]


def test_resumes_after_the_id_it_is_given() -> None:
    async def scenario() -> list[int]:
        log = Log()
        log.append(9)
        async with running(log) as hub:
            return await take(hub, 2, after=7)

    assert asyncio.run(scenario()) == [8, 9]


def test_a_reader_that_falls_behind_loses_nothing(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(hub_module, "QUEUE_FRAMES", 4)

    async def scenario() -> list[int]:
        log, seen = Log(), []
        async with running(log) as hub, aclosing(follow(hub, PROJECT, 0, time.monotonic() + 5)) as batches:
            log.append(1)
            async for frames in batches:
                seen += [frame.seq for frame in frames]
                if seen == [1]:
                    log.append(60)
                    hub.wake(PROJECT)
                    await asyncio.sleep(0.1)
                if seen[-1] == 61:
                    return seen
        return seen

    assert asyncio.run(scenario()) == list(range(1, 62))


def test_many_readers_share_one_read_per_wake_up() -> None:
    async def scenario() -> tuple[list[list[int]], int]:
        log = Log()
        async with running(log, poll_s=60) as hub:
            readers = [asyncio.create_task(take(hub, 10)) for _ in range(50)]
            await asyncio.sleep(0.1)
            log.reads = 0
            log.append(10)
            hub.wake(PROJECT)
            return list(await asyncio.gather(*readers)), log.reads

    seen, reads = asyncio.run(scenario())
    assert seen == [list(range(1, 11))] * 50
    assert reads == 1


def test_a_cursor_from_another_database_is_told_to_start_over() -> None:
    async def scenario() -> list[bytes]:
        log, chunks = Log(), []
        log.append(2)
        async with running(log) as hub, aclosing(stream(hub, PROJECT, 99, None, 0.3)) as frames:
            chunks += [chunk async for chunk in frames]
        return chunks

    first, reset, *events = asyncio.run(scenario())
    assert b"retry: 250" in first
    assert b"stream.reset" in reset
    assert b"".join(events) == b"id: 1\r\n\r\nid: 2\r\n\r\n"


def test_a_decision_set_stream_skips_other_sets_and_ends_by_itself() -> None:
    mine, other = uuid4(), uuid4()

    async def scenario() -> tuple[list[bytes], float]:
        log, chunks, began = Log(), [], time.monotonic()
        log.append(1, mine)
        log.append(1, other)
        log.append(1, mine)
        async with running(log) as hub, aclosing(stream(hub, PROJECT, 0, mine, 0.3)) as frames:
            chunks += [chunk async for chunk in frames]
        return chunks, time.monotonic() - began

    chunks, took = asyncio.run(scenario())
    assert b"".join(c for c in chunks if c.startswith(b"id:")) == b"id: 1\r\n\r\nid: 3\r\n\r\n"
    assert 0.25 < took < 3


def test_a_failing_read_does_not_stop_the_hub() -> None:
    class Flaky(Log):
        async def after(self, project_id: UUID, seq: int, limit: int) -> Sequence[Frame]:
            if self.reads == 1:
                self.reads += 1
                raise ConnectionError
            return await super().after(project_id, seq, limit)

    async def scenario() -> list[int]:
        log = Flaky()
        async with running(log) as hub:
            reader = asyncio.create_task(take(hub, 2))
            await asyncio.sleep(0.02)
            log.append(2)
            hub.wake(PROJECT)
            return await reader

    assert asyncio.run(scenario()) == [1, 2]


def test_a_quiet_stream_beats(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(streams, "HEARTBEAT_S", 0.05)

    async def scenario() -> list[bytes]:
        async with running(Log()) as hub, aclosing(stream(hub, PROJECT, 0, None, 0.4)) as chunks:
            return [chunk async for chunk in chunks]

    assert asyncio.run(scenario()).count(streams.BEAT) >= 3


def test_a_caller_who_leaves_is_forgotten() -> None:
    async def scenario() -> tuple[int, int]:
        log, leave = Log(), asyncio.Event()

        async def receive() -> dict[str, str]:
            await leave.wait()
            return {"type": "http.disconnect"}

        async def send(_: object) -> None:
            await asyncio.sleep(0)

        async with running(log) as hub:
            answer = asyncio.create_task(streams.respond(hub, PROJECT, 0).go_on(receive, send))
            await asyncio.sleep(0.05)
            before = len(hub._channels)
            leave.set()
            await asyncio.wait_for(answer, 2)
            return before, len(hub._channels)

    assert asyncio.run(scenario()) == (1, 0)
