"""Prometheus metrics of the API process; labels are route templates, never ids."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

REGISTRY = CollectorRegistry()
REQUESTS = Counter("amp_http_requests_total", "Requests answered.", ["method", "route", "status"], registry=REGISTRY)
SECONDS = Histogram("amp_http_request_seconds", "Time to answer.", ["method", "route"], registry=REGISTRY)
STREAMS = Gauge("amp_sse_streams", "Event streams open now.", registry=REGISTRY)
DELIVERED = Counter("amp_sse_events_total", "Events written to streams.", registry=REGISTRY)
JOBS = Gauge("amp_jobs", "Jobs by state.", ["status"], registry=REGISTRY)
OLDEST_JOB = Gauge("amp_oldest_available_job_seconds", "Age of the oldest job that could run.", registry=REGISTRY)


def observe(method: str, route: str, status: int, seconds: float) -> None:
    REQUESTS.labels(method, route, str(status)).inc()
    SECONDS.labels(method, route).observe(seconds)


def exposition() -> bytes:
    return generate_latest(REGISTRY)
