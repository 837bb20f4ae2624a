"""What a worker says of agents, models, rules and checks: one log line and one metric each, from one place."""

from __future__ import annotations

from core.agent_runs import Key, Producer
from core.logs import logger
from core.reports import Check, PolicyReport
from worker import metrics

log = logger(__name__)


def agent_completed(key: Key, producer: Producer) -> None:
    labels = (producer.provider, producer.model or "none", key.agent)
    metrics.AGENT_SECONDS.labels(key.agent, producer.provider).observe(producer.latency_ms / 1000)
    metrics.LLM_TOKENS.labels(*labels).inc(producer.tokens_total)
    if producer.cost_usd is not None:
        metrics.LLM_COST.labels(*labels).inc(float(producer.cost_usd))
    elif producer.tokens_total:
        metrics.LLM_UNPRICED.labels(*labels).inc()
    log.info(
        "agent.completed", agent=key.agent, round=key.pass_, provider=producer.provider, model=producer.model,
        tokens_total=producer.tokens_total, latency_ms=producer.latency_ms,
        cost_usd=None if producer.cost_usd is None else float(producer.cost_usd),
    )  # fmt: skip


def rules_judged(report: PolicyReport) -> None:
    for result in report.results:
        metrics.POLICIES.labels(result.outcome, result.severity).inc()
    for result in report.blocking:
        log.info("policy.blocked", rule_id=result.rule_id, outcome=result.outcome)


def check_ended(check: Check) -> None:
    metrics.CHECKS.labels(check.name, check.status).inc()
    if check.status == "failed":
        log.warning("check.failed", check=check.name, tool=check.tool, reason=check.reason)
