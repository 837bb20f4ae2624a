"""Jobs per second of procrastinate: `URL JOBS CONCURRENCY`. One process; a job that does nothing."""

from __future__ import annotations

import json
import sys
import time

import procrastinate
import psycopg
import uvloop


async def main(url: str, number: int, concurrency: int) -> None:
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url, min_size=2, max_size=12))

    @app.task(name="nothing")
    async def nothing(n: int) -> None:
        return None

    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        for first in range(0, number, 500):
            await nothing.configure().batch_defer_async(*({"n": n} for n in range(first, min(first + 500, number))))
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
            await connection.execute("analyze")
            began, cpu = time.perf_counter(), time.process_time()
            await app.run_worker_async(concurrency=concurrency, wait=False, install_signal_handlers=False)
            seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
            done = await connection.execute("select count(*) from procrastinate_jobs where status = 'succeeded'")
            row = await done.fetchone()
    print(json.dumps({"jobs": row[0] if row else 0, "seconds": round(seconds, 3), "client_cpu_s": round(cpu, 3)}))


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
