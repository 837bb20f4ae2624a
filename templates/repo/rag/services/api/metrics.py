"""What Prometheus scrapes from /metrics."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
ANSWERS = Counter("answers", "Answers given", ["refused"], registry=REGISTRY)
TOKENS = Counter("answer_tokens", "Tokens in and out", registry=REGISTRY)
FAILURES = Counter("prediction_failures", "Questions that a model left unanswered", registry=REGISTRY)
SECONDS = Histogram(
    "prediction_seconds",
    "Time to answer",
    buckets=[0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60],
    registry=REGISTRY,
)
MODEL_LOADED = Gauge("model_loaded", "1 while an index is in memory", registry=REGISTRY)
