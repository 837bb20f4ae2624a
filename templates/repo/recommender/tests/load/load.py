"""Closed-loop load on a running service: `python tests/load/load.py URL --requests 2000 --workers 16`."""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from mlsystem import sample
from pipelines import requests
from pipelines.served import post


def call(url: str, body: dict[str, Any]) -> float:
    started = time.perf_counter()
    post(f"{url}/recommend", body)
    return (time.perf_counter() - started) * 1000


def run(url: str, count: int, workers: int) -> dict[str, float]:
    """Latency percentiles in milliseconds and the rate reached."""
    data = sample.synthesise(200, seed=71)
    for body in requests.events(data.events):
        post(f"{url}/events", body)
    bodies = requests.recommendations(data, sample.START + timedelta(days=sample.DAYS), 200)
    todo = [{**bodies[i % len(bodies)], "request_id": f"load-{i}"} for i in range(count)]
    started = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        times = sorted(pool.map(lambda body: call(url, body), todo))
    rate = count / (time.perf_counter() - started)
    at = {f"p{q}_ms": times[min(int(count * q / 100), count - 1)] for q in (50, 95, 99)}
    return {**at, "rps": rate}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=8)
    args = parser.parse_args()
    for name, value in run(args.url, args.requests, args.workers).items():
        print(f"{name} {value:.1f}")
