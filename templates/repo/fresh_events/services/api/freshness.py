"""How old the windows behind the answers were, as Prometheus scrapes it."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

from services.api.answer import Fresh
from services.api.metrics import REGISTRY

AGE = Histogram(
    "feature_age_seconds",
    "How far the stream was behind when the windows were read",
    buckets=[1, 2, 5, 10, 20, 30, 60, 120, 300, 900],
    registry=REGISTRY,
)
READ = Counter("feature_reads", "Windows read, by how they were found", ["freshness"], registry=REGISTRY)


def observe(fresh: Fresh) -> None:
    READ.labels(fresh.freshness).inc()
    if fresh.age_s is not None:
        AGE.observe(fresh.age_s)
