"""Jobs per second of one worker process, beside procrastinate and pgqueuer, on the same PostgreSQL in one run.

Rounds alternate, so that what else the machine does hits all alike; each figure is the median of its rounds.
Processor time per job (client and database) stands beside it, because load does not stretch that.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import postgres
from bench.peers import environment
from bench.postgres import Server
from bench.processor import cpu_s

ROUNDS = 3
ONE, MANY = 3000, 10_000
CONCURRENCY, BATCH, TENANTS = 10, 10, 4
Runs = dict[str, Callable[[Server, str], Any]]
RUNS: Runs = {
    "ours_batch_1": lambda s, name: _ours(s.ours(name), ONE, CONCURRENCY, 1),
    "procrastinate": lambda s, name: environment.run("procrastinate_queue", s.empty(name), ONE, CONCURRENCY),
    "pgqueuer_batch_1": lambda s, name: environment.run("pgqueuer_queue", s.empty(name), ONE, 1),
    "ours_batch_10": lambda s, name: _ours(s.ours(name), MANY, CONCURRENCY, BATCH),
    "pgqueuer_batch_10": lambda s, name: environment.run("pgqueuer_queue", s.empty(name), MANY, BATCH),
}


def measure() -> dict[str, Any]:
    environment.python()
    with postgres.server() as server:
        rounds = [
            {name: _round(server, f"{name}_{number}", run) for name, run in RUNS.items()} for number in range(ROUNDS)
        ]
        version = server.version()
    figures = {name: _median([each[name] for each in rounds]) for name in RUNS}
    rate = {name: found["jobs_per_s"] for name, found in figures.items()}
    work = {name: found["cpu_ms_per_job"] for name, found in figures.items()}
    ratios = {
        "batch_1_to_procrastinate": round(rate["ours_batch_1"] / rate["procrastinate"], 2),
        "batch_10_to_pgqueuer": round(rate["ours_batch_10"] / rate["pgqueuer_batch_10"], 2),
        "processor_time_of_procrastinate_to_batch_1": round(work["procrastinate"] / work["ours_batch_1"], 2),
        "processor_time_of_pgqueuer_to_batch_10": round(work["pgqueuer_batch_10"] / work["ours_batch_10"], 2),
    }
    bars = {
        "batch 1 >= 3 x procrastinate": ratios["batch_1_to_procrastinate"] >= 3,
        "batch 10 >= pgqueuer": ratios["batch_10_to_pgqueuer"] >= 1,
    }
    shape = {"postgres": version, "versions": environment.VERSIONS, "rounds": ROUNDS, "tenants": TENANTS}
    return {**shape, "figures": figures, "ratios": ratios, "bars": bars}


def _ours(url: str, jobs: int, threads: int, batch: int) -> Any:
    return environment.run_ours("bench.ours.job_worker", url, jobs, threads, batch, TENANTS)


def _round(server: Server, name: str, run: Callable[[Server, str], Any]) -> dict[str, float]:
    pid = int(Path(server.cluster.data, "postmaster.pid").read_text().splitlines()[0])
    before = cpu_s(pid, children=True)
    done = run(server, name)
    database_s = cpu_s(pid, children=True) - before
    cpu_ms = 1000 * (done["client_cpu_s"] + database_s) / done["jobs"]
    return {"jobs_per_s": done["jobs"] / done["seconds"], "cpu_ms_per_job": cpu_ms, "jobs": done["jobs"]}


def _median(rounds: list[dict[str, float]]) -> dict[str, Any]:
    rates = [found["jobs_per_s"] for found in rounds]
    return {
        "jobs_per_s": round(statistics.median(rates)),
        "each_round": [round(rate) for rate in rates],
        "cpu_ms_per_job": round(statistics.median(found["cpu_ms_per_job"] for found in rounds), 3),
        "jobs": int(rounds[0]["jobs"]),
    }
