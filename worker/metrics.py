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


JOB_WAIT = Histogram(
    "amp_job_wait_seconds",
    "How long due jobs waited for a worker.",
    ["type"],
    buckets=(0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300),
    registry=REGISTRY,
)
AGENT_SECONDS = Histogram("amp_agent_seconds", "How long agents thought.", ["agent", "provider"], registry=REGISTRY)
LLM = ["provider", "model", "agent"]
LLM_TOKENS = Counter("amp_llm_tokens_total", "Tokens of language models.", LLM, registry=REGISTRY)
LLM_COST = Counter("amp_llm_cost_usd_total", "What they cost, where the price is known.", LLM, registry=REGISTRY)
LLM_UNPRICED = Counter("amp_llm_unpriced_runs_total", "Runs whose price is not known.", LLM, registry=REGISTRY)
POLICIES = Counter("amp_policy_results_total", "Rules judged.", ["outcome", "severity"], registry=REGISTRY)
CHECKS = Counter("amp_checks_total", "Checks of repositories.", ["check", "status"], registry=REGISTRY)


def exposition() -> bytes:
    return generate_latest(REGISTRY)
