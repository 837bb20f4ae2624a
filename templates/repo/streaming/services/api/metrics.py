"""What Prometheus scrapes from /metrics."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from services.api.schemas import DecisionResponse

REGISTRY = CollectorRegistry()
DECISIONS = Counter("decisions", "Decisions given", ["model_version", "action"], registry=REGISTRY)
DEGRADED = Counter("decisions_degraded", "Decisions given by rule", registry=REGISTRY)
BLIND = Counter("decisions_blind", "Decisions given while the store was away", registry=REGISTRY)
LATE = Counter("payments_late", "Payments too late to be counted", registry=REGISTRY)
SCORE = Histogram("decision_score", "Scores given", buckets=[i / 10 for i in range(11)], registry=REGISTRY)
SECONDS = Histogram(
    "decision_seconds",
    "Time to decide",
    buckets=[0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5],
    registry=REGISTRY,
)
MODEL_LOADED = Gauge("model_loaded", "1 while a model is in memory", registry=REGISTRY)
RISK_AGE_DAYS = Gauge("risk_age_days", "Days since the newest snapshot of risk", registry=REGISTRY)


def observe(result: DecisionResponse, seconds: float) -> None:
    DECISIONS.labels(result.model_version, result.action).inc()
    SCORE.observe(result.score)
    SECONDS.observe(seconds)
    if result.degraded:
        DEGRADED.inc()
    if result.blind:
        BLIND.inc()
    if result.late:
        LATE.inc()
