"""Closed-loop load on a running service: `python tests/load/load.py URL --requests 2000 --workers 16`."""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from mlsystem import sample
from mlsystem.contracts import Record
from pipelines.sending import send


def call(url: str, record: Record) -> float:
    started = time.perf_counter()
    send(url, record)
    return (time.perf_counter() - started) * 1000


def run(url: str, requests: int, workers: int) -> dict[str, float]:
    """Latency percentiles in milliseconds and the rate reached."""
    given = sample.synthesise(requests, 61, datetime(2025, 5, 1, tzinfo=UTC))
    started = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        times = sorted(pool.map(lambda record: call(url, record), given))
    rate = requests / (time.perf_counter() - started)
    at = {f"p{q}_ms": times[min(int(requests * q / 100), requests - 1)] for q in (50, 95, 99)}
    return {**at, "rps": rate}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=8)
    args = parser.parse_args()
    for name, value in run(args.url, args.requests, args.workers).items():
        print(f"{name} {value:.1f}")
