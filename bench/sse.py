"""Event streams: memory per client and deliveries per second of one web process, beside plain sse-starlette.

Ours is the delivered process with its middlewares, database and audit log; the peer is twenty lines without any.
"""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import SecretStr

from bench import postgres
from bench.listeners import Crowd
from bench.peers import environment
from bench.processor import cpu_s, rss_kb
from core import db, events, projects
from core.settings import Settings

CLIENTS = int(os.environ.get("BENCH_CLIENTS", "5000"))
EVENTS = 5
ROUNDS = 3
MOST_KB, LEAST_RATIO = 30.0, 3.0
Publish = Callable[[int], Awaitable[None]]


def measure() -> dict[str, Any]:
    with postgres.server() as server:
        ours = _ours(server.ours("streams"))
    peer = _peer()
    ratio = round(ours["deliveries_per_s"] / peer["deliveries_per_s"], 2)
    bars = {
        f"<= {MOST_KB:.0f} KB a client": ours["kb_per_client"] <= MOST_KB,
        f">= {LEAST_RATIO:.0f} x sse-starlette": ratio >= LEAST_RATIO,
    }
    work = round(peer["cpu_us_per_delivery"] / ours["cpu_us_per_delivery"], 2)
    shape = {"clients": CLIENTS, "events": EVENTS, "rounds": ROUNDS}
    return {**shape, "ours": ours, "sse-starlette": peer, "ratio": ratio, "ratio_of_processor_time": work, "bars": bars}


def _ours(url: str) -> dict[str, Any]:
    settings = Settings(env="test", database_url=SecretStr(url))
    engine = db.connect(url, settings)
    with db.session_scope(engine, owner_id=settings.dev_user_id) as session:
        project_id: UUID = projects.create(session, settings.dev_user_id, "Streams").id

    async def publish(count: int) -> None:
        with db.session_scope(engine, project_id=project_id) as session:
            for _ in range(count):
                facts = {"at": time.time(), "pad": "x" * 100}
                events.append(session, projects.get(session, project_id), "bench.event", facts)

    port = _free_port()
    command = [sys.executable, "-m", "bench.ours.sse_server", str(port), url]
    try:
        return _measured(command, Crowd(port, f"/projects/{project_id}/events", b"id: 1"), "/healthz", publish)
    finally:
        engine.dispose()


def _peer() -> dict[str, Any]:
    port = _free_port()
    script = Path(environment.__file__).with_name("sse_server.py")

    async def publish(count: int) -> None:
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/publish?n={count}", method="POST")
        await asyncio.to_thread(lambda: urllib.request.urlopen(asked, timeout=60).read())  # noqa: S310 - our own server

    return _measured(
        [str(environment.python()), str(script), str(port)], Crowd(port, "/stream", b"\r\n"), "/nothing", publish
    )


def _measured(command: list[str], crowd: Crowd, probe: str, publish: Publish) -> dict[str, Any]:
    process = subprocess.Popen(command, env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")})
    try:
        _wait(crowd.port, probe)
        return asyncio.run(_rounds(process.pid, crowd, publish))
    finally:
        process.terminate()
        process.wait(30)


async def _rounds(pid: int, crowd: Crowd, publish: Publish) -> dict[str, Any]:
    await crowd.gather(50)  # what a first request imports is not a client's memory
    before, began = rss_kb(pid), time.perf_counter()
    await crowd.gather(CLIENTS)
    opened = time.perf_counter() - began
    await asyncio.sleep(1)
    after = rss_kb(pid)
    rates, busy, lates = [], [], []
    for _ in range(ROUNDS):
        crowd.late_ms.clear()
        wanted, cpu = EVENTS * crowd.connected, cpu_s(pid)
        publishing = asyncio.create_task(publish(EVENTS))
        seconds = await crowd.wait_for(wanted, 120)
        await publishing
        if len(crowd.late_ms) != wanted:
            raise RuntimeError(f"{len(crowd.late_ms)} of {wanted} events arrived")
        rates.append(wanted / seconds)
        busy.append(1e6 * (cpu_s(pid) - cpu) / wanted)
        lates.append(statistics.quantiles(crowd.late_ms, n=100)[98])
    await crowd.leave()
    return {
        "kb_per_client": round((after - before) / CLIENTS, 1),
        "deliveries_per_s": round(statistics.median(rates)),
        "p99_ms": round(statistics.median(lates)),
        "cpu_us_per_delivery": round(statistics.median(busy), 1),
        "connects_per_s": round(CLIENTS / opened),
        "rss_mb": round(after / 1024),
    }


def _wait(port: int, probe: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{probe}", timeout=1)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
