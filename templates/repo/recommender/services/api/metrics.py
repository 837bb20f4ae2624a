"""What Prometheus scrapes from /metrics."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from services.api.schemas import RecommendResponse

REGISTRY = CollectorRegistry()
ANSWERS = Counter("predictions", "Answers given", ["model_version", "arm"], registry=REGISTRY)
DEGRADED = Counter("predictions_degraded", "Answers by the list in place of a model", registry=REGISTRY)
FAILURES = Counter("prediction_failures", "Attempts that raised", registry=REGISTRY)
HISTORY_FAILURES = Counter("history_failures", "Histories that could not be read", registry=REGISTRY)
EXPLORED = Counter("explored_places", "Places given to exploration", registry=REGISTRY)
SOURCES = Counter("places", "Places shown by the source that proposed them", ["source"], registry=REGISTRY)
SECONDS = Histogram(
    "prediction_seconds",
    "Time to answer",
    buckets=[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registry=REGISTRY,
)
MODEL_LOADED = Gauge("model_loaded", "1 while a model is in memory", registry=REGISTRY)


def observe(result: RecommendResponse, seconds: float) -> None:
    ANSWERS.labels(result.model_version, result.arm).inc()
    SECONDS.observe(seconds)
    if result.degraded:
        DEGRADED.inc()
    for place in result.places:
        SOURCES.labels(place.source).inc()
        EXPLORED.inc(place.explored)
