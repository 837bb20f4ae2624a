"""Hard filters: a pattern that breaks one cannot be chosen, and the reason is kept."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from agents.blueprint.bottlenecks import held_gb
from agents.blueprint.schedule import STREAM_S
from agents.selection.terms import Terms
from agents.spelling import written
from agents.vocabulary import REGIMES, STREAMS, WAITING, duration, listed
from core.constraints import Source
from core.figures import figure
from core.plan import Elimination
from templates.catalog.pattern import Pattern
from templates.latency import ERROR_PCT
from templates.regions import allowed
from templates.workload.pictures import PICTURES

Test = Callable[[Pattern, str, Terms], str | None]
COUNTER_WRITES, WINDOWS = 1000.0, 3  # a second; an event counts in a minute, an hour and a day
LLM = "serve.llm"
ASKED_AT_ONCE = {"low_data_poc": "the trial's service answers at once", "asr_calls": "the run goes on with them"}
STATUS = {"closed_to_new": "closed to new customers", "preview": "in preview"}
HEADROOM = 1.5  # peak × 1.5 must fit a service limit


@dataclass(frozen=True)
class Filter:
    """`fields` are the constraint paths a person would relax to let the pattern back in."""

    rule: str
    fields: tuple[str, ...]
    broken: Test


def _forbidden(pattern: Pattern, role: str, terms: Terms) -> str | None:
    banned = sorted(terms.forbidden.intersection(pattern.own_products(terms.cloud)))
    return f"{written(banned[0])} is not wanted" if banned else None


def _lifecycle(pattern: Pattern, role: str, terms: Terms) -> str | None:
    life = pattern.lifecycle
    if life.status == "active":
        return None
    instead = f"; use {terms.catalog.title(life.alternative)}" if life.alternative else ""
    return f"{STATUS.get(life.status, life.status)} since {life.since}{instead}"


def _region(pattern: Pattern, role: str, terms: Terms) -> str | None:
    return None if pattern.regions.allows(terms.region) else f"not offered in {terms.region}"


def _gpus(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """What serves on GPUs where none are listed, and nothing may run elsewhere."""
    needed = role.startswith("serve.") and "gpu" in pattern.provides and (terms.workload.gpu_serve or role == LLM)
    if not needed or terms.cloud not in ("gcp", "azure"):
        return None
    regions = terms.catalog.clouds[terms.cloud].regions
    named = terms.constraints.regions
    open_ = {terms.region} if named is not None and named.hard else allowed(terms.residency, terms.cloud)
    return None if any(regions[name].gpus != [] for name in open_) else f"no GPUs are listed in {terms.region}"


def _regimes(pattern: Pattern, role: str, terms: Terms) -> str | None:
    blocked = sorted(terms.regimes.intersection(pattern.compliance.regimes_blocked))
    return f"not permitted under {listed(REGIMES.get(name, name) for name in blocked)}" if blocked else None


def _phi(pattern: Pattern, role: str, terms: Terms) -> str | None:
    covered = "phi" not in terms.classes or pattern.compliance.hipaa != "no"
    return None if covered else "not on the provider's list of services eligible for health data"


def _payload(pattern: Pattern, role: str, terms: Terms) -> str | None:
    limit, size = pattern.limits.get("payload_mb"), _message_kb(role, terms) / 1024
    return f"payload {figure(size)} MB exceeds its {figure(limit)} MB" if limit and size > limit else None


def _message_kb(role: str, terms: Terms) -> float:
    """What comes in at once: on a stream the size that is stated, where nothing but its events has one."""
    work, asked = terms.workload, terms.constraints.throughput
    requests = any(fact is not None and fact.source is Source.STATED for fact in (asked.rps_avg, asked.rps_peak))
    only_events = terms.constraints.payload_kb is not None and not requests
    return work.payload_kb if role not in STREAMS or only_events else work.event_kb


def _rate(pattern: Pattern, role: str, terms: Terms) -> str | None:
    limit, need = pattern.limits.get("max_rps"), terms.workload.rps_peak * HEADROOM
    return f"peak × 1.5 = {figure(need)} rps exceeds its {figure(limit)} rps" if limit and need > limit else None


def _events(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """A stream at its peak against what carries it, by number and by size."""
    if role not in STREAMS:
        return None
    work = terms.workload
    need, size = (HEADROOM * float(str(work.names()[name])) for name in ("events_peak", "stream_mb_s_peak"))
    limit, most = pattern.limits.get("max_events_s"), pattern.limits.get("max_mb_s")
    if limit and need > limit:
        return f"peak × 1.5 = {figure(need)} events/s exceeds its {figure(limit)} events/s"
    return f"peak × 1.5 = {figure(size)} MB/s exceeds its {figure(most)} MB/s" if most and size > most else None


def _volume(pattern: Pattern, role: str, terms: Terms) -> str | None:
    limit, size = pattern.limits.get("max_gb"), held_gb(role, terms.workload)
    return f"{figure(size)} GB exceeds its {figure(limit)} GB" if limit and size > limit else None


def _vectors(pattern: Pattern, role: str, terms: Terms) -> str | None:
    limit, count = pattern.limits.get("max_vectors"), terms.workload.vectors
    return f"{count:.3g} vectors exceed its {limit:.3g}" if limit and count > limit else None


def _freshness(pattern: Pattern, role: str, terms: Terms) -> str | None:
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


def _latency(pattern: Pattern, role: str, terms: Terms) -> str | None:
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


def _streamed(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """An answer whose first token counts must leave in pieces; an API gateway sends it whole."""
    asked = terms.constraints.latency.first_token_ms is not None and role == "serve.online"
    return "its gateway sends the answer in one piece" if asked and "api gateway" in pattern.products else None


def _at_once(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """A trial's service asks its model while it answers; a run over calls goes on with what the model says."""
    if role == "serve.async" and terms.archetype == "asr_calls" and "llm" in pattern.provides:
        return "it reads text, and what comes in is sound"
    why = ASKED_AT_ONCE.get(terms.archetype) if role == LLM and "async" in pattern.provides else None
    return f"its results come later, and {why}" if why else None


def _rights(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """Where not everybody may see every document, the store filters by rights before it searches."""
    rules = terms.constraints.data.access_rules
    stated = rules is not None and rules.value != "none" and terms.archetype == "rag_assistant"
    open_ = role == "store.vector" and stated and "acl_filter" not in pattern.provides
    return "it cannot filter by who may see a document before it searches" if open_ else None


def _files(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """Pictures lie in a bucket, never in the tables of a warehouse alone."""
    tables = role == "store.lake" and "bucket" not in pattern.provides
    return "pictures are files, and it holds tables" if tables and terms.workload.problem_type in PICTURES else None


def _cases(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """People's cases lie in a folder that replicas and nightly steps share."""
    needed = role == "serve.online" and terms.archetype == "moderation"
    lacking = needed and "cases" not in pattern.provides
    return "its replicas share no folder in which people's cases could lie" if lacking else None


def _one_by_one(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """Documents that are read as they come need an inlet that starts their reading, or looks for them that often; what
    is started beside a cluster does not reach a model inside it."""
    work = terms.workload
    needed = "arrivals" if work.on_arrival else "looks"
    if role == "ingest.batch" and work.as_they_come and needed not in pattern.provides:
        return "each document is read as it comes, and it takes them in at times of its own"
    inside = role == "serve.batch" and work.on_arrival and pattern.cloud == "k8s"
    return "each document starts its reading outside the cluster, and it answers inside" if inside else None


def _counters(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """Windowed counters rewrite the same rows with every event; a relational store wears out under that."""
    events = max(terms.workload.rps_peak, float(str(terms.names["events_peak"])))
    writes = events * WINDOWS
    relational = role == "store.online" and terms.workload.stateful_stream and "postgres" in pattern.products
    return (
        f"{writes:.4g} counter writes/s do not suit a relational store"
        if relational and writes > COUNTER_WRITES
        else None
    )


def _shape(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """A pattern with code of its own is for the shapes it was written for, and there nobody reads another's output."""
    if pattern.archetypes and terms.archetype not in pattern.archetypes:
        named = ", ".join(terms.catalog.archetypes[shape].title.lower() for shape in pattern.archetypes)
        return f"its code is written for {named}"
    others = terms.catalog.for_role(role, terms.cloud, portable=terms.portable)
    coded = (p for p in others if terms.archetype in p.archetypes and not _events(p, role, terms))
    brings = next((p.title for p in coded if not p.misfits(terms.names)), None)
    return f"nothing reads what it writes; {brings} brings the code" if brings and not pattern.archetypes else None


def _fit(pattern: Pattern, role: str, terms: Terms) -> str | None:
    broken = pattern.misfits(terms.names)
    return "; ".join(rule.reason for rule in broken) or None


FILTERS = (
    Filter("EXC-01", ("tooling.forbid",), _forbidden),
    Filter("LIF-01", (), _lifecycle),
    Filter("REG-04", ("regions", "residency"), _region),
    Filter("REG-04", ("regions", "residency"), _gpus),
    Filter("SEL-01", ("regimes",), _regimes),
    Filter("HIP-01", ("data_classes",), _phi),
    Filter("LAT-04", ("payload_kb",), _payload),
    Filter("LIM-01", ("throughput.rps_peak",), _rate),
    Filter("SEL-08", ("throughput.events_per_s",), _events),
    Filter("SEL-02", ("data.volume_gb",), _volume),
    Filter("SEL-03", ("data.volume_gb",), _vectors),
    Filter("SEL-09", (), _files),
    Filter("SEL-10", ("data.access_rules",), _rights),
    Filter("SEL-11", ("latency.p95_ms",), _one_by_one),
    Filter("SEL-12", (), _cases),
    Filter("SEL-05", ("throughput.rps_peak", "freshness_s"), _counters),
    Filter("LAT-07", ("freshness_s",), _freshness),
    Filter("LAT-01", ("latency.p95_ms",), _latency),
    Filter("SEL-06", ("latency.first_token_ms",), _streamed),
    Filter("SEL-07", (), _shape),
    Filter("SEL-07", (), _at_once),
    Filter("SEL-04", (), _fit),
)
FIELDS = {rule.rule: rule.fields for rule in FILTERS}


def eliminate(pattern: Pattern, role: str, terms: Terms) -> Elimination | None:
    """The first filter the pattern breaks; a fit rule of the pattern goes by its own id."""
    for rule in FILTERS:
        reason = rule.broken(pattern, role, terms)
        if reason is not None:
            broken = pattern.misfits(terms.names) if rule.rule == "SEL-04" else []
            name = broken[0].rule_id if broken else rule.rule
            return Elimination(pattern_id=pattern.id, role=role, rule=name, reason=reason)
    return None
