"""What Prometheus scrapes from /metrics."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
ANSWERS = Counter("answers", "Pictures by who decides and why", ["decided_by", "why"], registry=REGISTRY)
FOUND = Counter("found", "What the model was sure of, by class", ["label"], registry=REGISTRY)
REFUSED = Counter("refused_pictures", "Bodies that are no picture within the limits", registry=REGISTRY)
FAILURES = Counter("prediction_failures", "Attempts that raised", registry=REGISTRY)
WAITING = Gauge("waiting_cases", "Pictures waiting for a person", registry=REGISTRY)
SECONDS = Histogram(
    "prediction_seconds",
    "Time to answer",
    buckets=[0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registry=REGISTRY,
)
MODEL_LOADED = Gauge("model_loaded", "1 while a model is in memory", registry=REGISTRY)
