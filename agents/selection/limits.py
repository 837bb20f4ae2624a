"""What a service can take: a message, a rate, a stream, a volume or a number of vectors beyond it rule it out."""

from __future__ import annotations

from agents.blueprint.bottlenecks import held_gb
from agents.selection.terms import Terms
from agents.vocabulary import STREAMS
from core.constraints import Source
from core.figures import figure
from templates.catalog.pattern import Pattern

HEADROOM = 1.5  # peak × 1.5 must fit a service limit
COUNTER_WRITES, WINDOWS = 1000.0, 3  # a second; an event counts in a minute, an hour and a day


def payload(pattern: Pattern, role: str, terms: Terms) -> str | None:
    limit, size = pattern.limits.get("payload_mb"), _message_kb(role, terms) / 1024
    return f"payload {figure(size)} MB exceeds its {figure(limit)} MB" if limit and size > limit else None


def _message_kb(role: str, terms: Terms) -> float:
    """What comes in at once: on a stream the size that is stated, where nothing but its events has one."""
    work, asked = terms.workload, terms.constraints.throughput
    requests = any(fact is not None and fact.source is Source.STATED for fact in (asked.rps_avg, asked.rps_peak))
    only_events = terms.constraints.payload_kb is not None and not requests
    return work.payload_kb if role not in STREAMS or only_events else work.event_kb


def rate(pattern: Pattern, role: str, terms: Terms) -> str | None:
    limit, need = pattern.limits.get("max_rps"), terms.workload.rps_peak * HEADROOM
    return f"peak × 1.5 = {figure(need)} rps exceeds its {figure(limit)} rps" if limit and need > limit else None


def events(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """A stream at its peak against what carries it, by number and by size."""
    if role not in STREAMS:
        return None
    work = terms.workload
    need, size = (HEADROOM * float(str(work.names()[name])) for name in ("events_peak", "stream_mb_s_peak"))
    limit, most = pattern.limits.get("max_events_s"), pattern.limits.get("max_mb_s")
    if limit and need > limit:
        return f"peak × 1.5 = {figure(need)} events/s exceeds its {figure(limit)} events/s"
    return f"peak × 1.5 = {figure(size)} MB/s exceeds its {figure(most)} MB/s" if most and size > most else None


def volume(pattern: Pattern, role: str, terms: Terms) -> str | None:
    limit, size = pattern.limits.get("max_gb"), held_gb(role, terms.workload)
    return f"{figure(size)} GB exceeds its {figure(limit)} GB" if limit and size > limit else None


def vectors(pattern: Pattern, role: str, terms: Terms) -> str | None:
    limit, count = pattern.limits.get("max_vectors"), terms.workload.vectors
    return f"{count:.3g} vectors exceed its {limit:.3g}" if limit and count > limit else None


def counters(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """Windowed counters rewrite the same rows with every event; a relational store wears out under that."""
    events = max(terms.workload.rps_peak, float(str(terms.names["events_peak"])))
    writes = events * WINDOWS
    relational = role == "store.online" and terms.workload.stateful_stream and "postgres" in pattern.products
    return (
        f"{writes:.4g} counter writes/s do not suit a relational store"
        if relational and writes > COUNTER_WRITES
        else None
    )
