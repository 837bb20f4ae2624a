"""Demands: fields that say one thing together, and what giving one up means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.constraints import Constraints, Fact, Source

Demand = tuple[str, ...]
Values = dict[str, Any]

# Said of one matter, so none of the fields gives way alone.
AMOUNT: dict[str, Demand] = {
    "the load": ("throughput.rps_avg", "throughput.rps_peak", "throughput.events_per_s",
                 "throughput.predictions_per_day", "throughput.docs_per_day", "throughput.concurrent_users"),
    "the length of texts": ("throughput.tokens_in", "throughput.tokens_out"),
    "the amount of data": ("data.volume_gb", "data.growth_gb_day", "data.row_count", "data.entities"),
    "the size of a request": ("payload_kb",),
}  # fmt: skip
PLACE: Demand = ("regions", "residency")
TIME: Demand = ("latency.p50_ms", "latency.p95_ms", "latency.p99_ms")
TOGETHER = (*AMOUNT.values(), PLACE, TIME)
AMOUNTS = {field for group in AMOUNT.values() for field in group}
# What the system is for is never given up, nor is what only describes it.
FIXED = ("project.", "data.modality", "data.sources", "budget.currency", "budget.includes", "ci", "iac", "cloud")
# Tried last, so that the sets name what a person would negotiate.
NEGOTIABLE = (
    "serving_mode", "air_gapped", "regions", "residency", "availability_slo", "freshness_s",
    "latency.p99_ms", "latency.first_token_ms", "latency.p95_ms", "tooling.prefer", "tooling.forbid",
    "budget.monthly_usd", "budget.hard",
)  # fmt: skip
# As good as any time: far more than is asked for, and what nothing takes longer than.
FAR = {**dict.fromkeys((*TIME, "latency.first_token_ms"), 100.0), "freshness_s": 3600.0}
LONG = {**dict.fromkeys(TIME, 3_600_000.0), "latency.first_token_ms": 60_000.0, "freshness_s": 604_800.0}
CLOUD: Demand = ("cloud",)
CLOUDS = ("aws", "gcp", "azure", "on_prem")
LITTLE = 0.001  # of an amount: as good as none of it
# With fewer things to learn from it would be another system (policy DAT-01).
LEAST = {
    "data.row_count": 1000.0, "data.entities": 1000.0, "throughput.rps_avg": 0.001, "throughput.rps_peak": 0.001,
    "throughput.predictions_per_day": 10.0, "throughput.docs_per_day": 10.0, "throughput.concurrent_users": 1.0,
}  # fmt: skip


def negotiable(constraints: Constraints) -> list[Demand]:
    """What may be given up on the cloud that is named, the least negotiable first."""
    own = [path for path, fact in constraints.leaves() if _is_own(path, fact) and not path.startswith(FIXED)]
    found = dict.fromkeys(_group(path, own) for path in own)
    return sorted(found, key=lambda demand: max(map(_rank, demand)))


def given_up(demand: Demand, constraints: Constraints) -> Iterator[Values]:
    """Ways to do without it: next to nothing of an amount, all the time there is, another cloud, else an open field."""
    values: Values = {path: fact.value for path, fact in constraints.leaves()}
    if demand == CLOUD:
        yield from ({"cloud": cloud, "regions": None} for cloud in CLOUDS if cloud != values.get("cloud"))
        return
    known = [path for path in demand if path in values]
    if known and AMOUNTS.issuperset(demand):
        yield {path: little(path, values[path], LITTLE) for path in known}
    elif known and FAR.keys() >= set(demand):
        yield {path: max(LONG[path], values[path]) for path in known}
        yield {path: FAR[path] * values[path] for path in known}
    yield dict.fromkeys(demand)


def little(path: str, value: float, share: float) -> float:
    """That share of an amount, in two figures, never nothing; of what is learnt from, enough for a model remains."""
    return max(float(f"{share * value:.2g}"), min(LEAST.get(path, 0.0), value))


def _is_own(path: str, fact: Fact[Any]) -> bool:
    """Said in the brief, not worked out from the rest of it."""
    if path == "serving_mode":
        return fact.source is not Source.DEFAULT
    return fact.source is not Source.INFERRED or fact.span is not None or path not in AMOUNTS


def _group(path: str, own: list[str]) -> Demand:
    group = next((group for group in TOGETHER if path in group), (path,))
    return tuple(member for member in group if member in own)


def _rank(path: str) -> int:
    return NEGOTIABLE.index(path) if path in NEGOTIABLE else -1
