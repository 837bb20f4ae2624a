"""Prometheus metrics of the worker process; labels have few values and never an id."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

REGISTRY = CollectorRegistry()
JOBS = Counter("amp_jobs_ended_total", "Attempts at jobs, by how they ended.", ["type", "outcome"], registry=REGISTRY)
JOB_SECONDS = Histogram(
    "amp_job_seconds",
    "How long attempts took.",
    ["type"],
    buckets=(0.1, 0.5, 1, 5, 15, 60, 180, 600, 1800),
    registry=REGISTRY,
)
WEBHOOKS = Counter("amp_webhook_attempts_total", "Attempts at webhooks.", ["outcome"], registry=REGISTRY)


def exposition() -> bytes:
    return generate_latest(REGISTRY)
