"""What Prometheus scrapes from /metrics."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from services.api.schemas import PredictResponse

REGISTRY = CollectorRegistry()
PREDICTIONS = Counter("predictions", "Answers given", ["model_version", "decision"], registry=REGISTRY)
DEGRADED = Counter("predictions_degraded", "Answers given by the rule", registry=REGISTRY)
FAILURES = Counter("prediction_failures", "Attempts that raised", registry=REGISTRY)
SCORE = Histogram("prediction_score", "Scores given", buckets=[i / 10 for i in range(11)], registry=REGISTRY)
SECONDS = Histogram(
    "prediction_seconds",
    "Time to answer",
    buckets=[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registry=REGISTRY,
)
MODEL_LOADED = Gauge("model_loaded", "1 while a model is in memory", registry=REGISTRY)


def observe(result: PredictResponse, seconds: float) -> None:
    PREDICTIONS.labels(result.model_version, result.decision).inc()
    SCORE.observe(result.score)
    SECONDS.observe(seconds)
    if result.degraded:
        DEGRADED.inc()
