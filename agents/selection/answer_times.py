"""What comes too late: data staler, or answers slower, than is asked for."""

from __future__ import annotations

import math

from agents.blueprint.schedule import STREAM_S
from agents.selection.terms import Terms
from agents.vocabulary import WAITING, duration
from core.constraints import Source
from core.figures import figure
from templates.catalog.pattern import Pattern
from templates.latency import ERROR_PCT

LLM, QUEUED = "serve.llm", ("serve.async", "serve.batch")
ASKED_AT_ONCE = {"low_data_poc": "the trial's service answers at once", "asr_calls": "the run goes on with them"}


def freshness(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """Beside a stream, batch steps are off the path that has to be fresh; watching and training never are on it."""
    fact, least = terms.constraints.freshness_s, pattern.limits.get("min_freshness_s")
    if fact is None or least is None or fact.value >= least or not _on_fresh_path(role, fact.value):
        return None
    return f"delivers data {duration(least)} old at best, {duration(fact.value)} is asked for"


def _on_fresh_path(role: str, age_s: float) -> bool:
    capability, _, kind = role.partition(".")
    if capability not in ("ingest", "transform", "feature", "serve"):
        return False
    return kind in ("stream", "online") if age_s < STREAM_S else kind in ("batch", "stream")


def latency(pattern: Pattern, role: str, terms: Terms) -> str | None:
    target, adds = terms.p95_ms, pattern.latency.p95_ms
    if role == "serve.async":
        ready = pattern.latency.warm_lag_s
        adds += ((pattern.latency.lag_s or 0.0) if ready is None else ready) * 1000
        target = target if _timed(terms) else None  # a usual answer time is none for what nobody can wait for
    lag = pattern.latency.lag_s or 0.0
    if role == "serve.batch" and _awaited(terms):
        target = target if _timed(terms) else None
        if lag:
            return f"its answers take up to {duration(lag)}, and somebody waits for each"
    if role == "serve.batch" and lag and terms.workload.as_they_come:
        return f"its answers take up to {duration(lag)}, and each document is read as it comes"
    if role == "serve.batch" and _due(terms) < lag:
        return f"its answers take up to {duration(lag)}, and each is due within {duration(_due(terms))}"
    on_path = pattern.capability == "serve" and target is not None
    return (
        f"adds {figure(adds)} ms p95, the target is {figure(target or 0)} ms"
        if on_path and adds > (target or 0) * (1 + ERROR_PCT / 100)
        else None
    )


def _due(terms: Terms) -> float:
    """Seconds from the arrival of a document to its result, as far as the brief says it; endless where it does not."""
    asked = terms.p95_ms
    arrives = terms.archetype == "batch_llm_documents" and terms.workload.mode == "async"
    return asked / 1000 if arrives and asked is not None and _timed(terms) else math.inf


def _awaited(terms: Terms) -> bool:
    """Somebody waits for each document, although documents are read in bulk."""
    mode = terms.constraints.serving_mode
    return terms.archetype == "batch_llm_documents" and mode is not None and mode.value in WAITING


def _timed(terms: Terms) -> bool:
    """The brief itself says how soon an answer must come."""
    latency = terms.constraints.latency
    told = (latency.p50_ms, latency.p95_ms, latency.p99_ms)
    return any(fact is not None and fact.source is not Source.DEFAULT for fact in told)


def streamed(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """An answer whose first token counts must leave in pieces; an API gateway sends it whole."""
    asked = terms.constraints.latency.first_token_ms is not None and role == "serve.online"
    return "its gateway sends the answer in one piece" if asked and "api gateway" in pattern.products else None


def at_once(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """A trial's service asks its model while it answers; a run over calls goes on with what the model says."""
    if role in QUEUED and terms.archetype == "asr_calls" and "llm" in pattern.provides:
        return "it reads text, and what comes in is sound"
    why = ASKED_AT_ONCE.get(terms.archetype) if role == LLM and "async" in pattern.provides else None
    return f"its results come later, and {why}" if why else None
