"""Thousands of event-stream clients in one process: plain sockets that count the events they read."""

from __future__ import annotations

import asyncio
import re
import resource
import time
from dataclasses import dataclass, field

AT = re.compile(rb'"at":\s*([0-9.]+)')
AT_ONCE = 100


@dataclass
class Crowd:
    """`seconds` is from publishing to the last delivery, `late_ms` the delay of each."""

    port: int
    path: str
    first: bytes  # what every client has read before it counts as connected
    late_ms: list[float] = field(default_factory=list)
    connected: int = 0
    writers: list[asyncio.StreamWriter] = field(default_factory=list)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def gather(self, count: int) -> None:
        """Open `count` streams; returns when each has got its first bytes of body."""
        resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
        gate = asyncio.Semaphore(AT_ONCE)

        async def one() -> None:
            async with gate:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                self.writers.append(writer)
                writer.write(f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
                status = await reader.readuntil(b"\r\n\r\n")
                if b" 200 " not in status.split(b"\r\n")[0]:
                    raise RuntimeError(status.decode())
                await reader.readuntil(self.first)
                self.connected += 1
            self.tasks.append(asyncio.create_task(self._listen(reader)))

        await asyncio.gather(*(one() for _ in range(count)))

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        while data := await reader.read(65536):
            now = time.time()
            self.late_ms.extend(1000 * (now - float(at)) for at in AT.findall(data))

    async def wait_for(self, deliveries: int, timeout_s: float) -> float:
        began = time.perf_counter()
        while len(self.late_ms) < deliveries and time.perf_counter() - began < timeout_s:
            await asyncio.sleep(0.005)
        return time.perf_counter() - began

    async def leave(self) -> None:
        for task in self.tasks:
            task.cancel()
        for writer in self.writers:
            writer.close()
        await asyncio.gather(*self.tasks, return_exceptions=True)
