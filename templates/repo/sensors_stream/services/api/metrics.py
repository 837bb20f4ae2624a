"""What Prometheus scrapes from /metrics."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from services.api.schemas import VerdictOut

REGISTRY = CollectorRegistry()
READINGS = Counter("readings", "Readings judged", ["model_version", "unusual"], registry=REGISTRY)
ALERTS = Counter("alerts", "Alerts raised", registry=REGISTRY)
PAGES = Counter("pages", "Alerts that wake somebody", registry=REGISTRY)
DEGRADED = Counter("readings_degraded", "Readings judged by plain limits", registry=REGISTRY)
QUIET = Counter("readings_quiet", "Readings that could raise no alert", ["why"], registry=REGISTRY)
SECONDS = Histogram("prediction_seconds", "Time to judge one reading", registry=REGISTRY)
MODEL_LOADED = Gauge("model_loaded", "1 while a version is in memory", registry=REGISTRY)


def observe(result: VerdictOut, seconds: float) -> None:
    READINGS.labels(result.model_version, str(result.unusual).lower()).inc()
    SECONDS.observe(seconds)
    if result.alert:
        ALERTS.inc()
    if result.page:
        PAGES.inc()
    if result.degraded:
        DEGRADED.inc()
    if result.quiet:
        QUIET.labels(result.quiet).inc()
