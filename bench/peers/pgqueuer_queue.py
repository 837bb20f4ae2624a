"""Jobs per second of pgqueuer: `URL JOBS BATCH`. One process, asyncpg; a job that does nothing."""

from __future__ import annotations

import json
import sys
import time
from datetime import timedelta

import asyncpg
import uvloop
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgDriver
from pgqueuer.models import Job
from pgqueuer.queries import Queries
from pgqueuer.types import QueueExecutionMode


async def main(url: str, number: int, batch: int) -> None:
    queue = PgQueuer(driver := AsyncpgDriver(await asyncpg.connect(url)))
    queries = Queries(driver)
    await queries.install()

    @queue.entrypoint("nothing")
    async def nothing(job: Job) -> None:
        return None

    for first in range(0, number, 1000):
        many = min(1000, number - first)
        await queries.enqueue(["nothing"] * many, [None] * many, [0] * many)
    watch = await asyncpg.connect(url)
    await watch.execute("analyze")
    began, cpu = time.perf_counter(), time.process_time()
    await queue.qm.run(batch_size=batch, mode=QueueExecutionMode.drain, dequeue_timeout=timedelta(seconds=1))
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    left = await watch.fetchval("select count(*) from pgqueuer")
    await watch.close()
    print(json.dumps({"jobs": number - left, "seconds": round(seconds, 3), "client_cpu_s": round(cpu, 3)}))


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
