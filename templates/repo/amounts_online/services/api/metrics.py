"""What Prometheus scrapes from /metrics."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from mlsystem import domain
from services.api.schemas import PredictResponse

REGISTRY = CollectorRegistry()
PREDICTIONS = Counter("predictions", "Answers given", ["model_version"], registry=REGISTRY)
DEGRADED = Counter("predictions_degraded", "Answers given by the rule", registry=REGISTRY)
FAILURES = Counter("prediction_failures", "Attempts that raised", registry=REGISTRY)
ESTIMATE = Histogram(
    "prediction_estimate",
    f"Estimates given, in {domain.UNIT}",
    buckets=[domain.TYPICAL * share for share in (0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5)],
    registry=REGISTRY,
)
SECONDS = Histogram(
    "prediction_seconds",
    "Time to answer",
    buckets=[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registry=REGISTRY,
)
MODEL_LOADED = Gauge("model_loaded", "1 while a model is in memory", registry=REGISTRY)


def observe(result: PredictResponse, seconds: float) -> None:
    PREDICTIONS.labels(result.model_version).inc()
    ESTIMATE.observe(result.estimate)
    SECONDS.observe(seconds)
    if result.degraded:
        DEGRADED.inc()
