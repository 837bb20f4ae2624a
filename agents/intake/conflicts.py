"""Contradictions and sets of constraints that cannot all hold, with the cheapest ways out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from agents.intake import planner
from agents.intake.planner import Planner
from core.constraints import Conflict, Constraints, Fact, Intake, Relaxation
from templates.regions import UnknownResidency, in_residency


def find(intake: Intake, choose: Planner | None = planner.choose) -> list[Conflict]:
    """Contradictions within the brief, then what no design can satisfy; relaxations are priced by `choose`."""
    own = list(_consistency(intake.constraints))
    seen = {tuple(sorted(c.fields)) for c in intake.conflicts}
    found = intake.conflicts + [c for c in own if tuple(sorted(c.fields)) not in seen]
    if choose is None or found:
        return found
    return found + list(choose(intake.constraints).conflicts)


def consistency(constraints: Constraints) -> list[Conflict]:
    """The contradictions that need no planner to be seen."""
    return list(_consistency(constraints))


def _consistency(c: Constraints) -> Iterator[Conflict]:
    yield from _regions(c)
    yield from _percentiles(c)
    yield from _tools(c)
    yield from _isolation(c)
    yield from _waiting(c)


def _regions(c: Constraints) -> Iterator[Conflict]:
    if c.regions is None or c.residency is None:
        return
    try:
        outside = [ref.id for ref in c.regions.value if not in_residency(ref.id, c.residency.value)]
    except UnknownResidency:
        return
    if outside:
        ways = [
            Relaxation(change=f"Use a region inside {c.residency.value}"),
            Relaxation(change=f"Allow {', '.join(outside)}"),
        ]
        yield Conflict(
            fields=["regions", "residency"],
            explanation=f"{', '.join(outside)} is outside {c.residency.value}, where the data must stay.",
            relaxations=ways,
        )


def _percentiles(c: Constraints) -> Iterator[Conflict]:
    named = [
        ("latency.p50_ms", c.latency.p50_ms),
        ("latency.p95_ms", c.latency.p95_ms),
        ("latency.p99_ms", c.latency.p99_ms),
    ]
    known = [(name, fact.value) for name, fact in named if fact is not None]
    for (low, fast), (high, slow) in pairwise(known):
        if fast > slow:
            text = f"{low} of {fast:g} ms is above {high} of {slow:g} ms; a higher percentile cannot be faster."
            yield Conflict(
                fields=[low, high], explanation=text, relaxations=[Relaxation(change=f"Read {low} as {slow:g} ms")]
            )


def _tools(c: Constraints) -> Iterator[Conflict]:
    banned = set(_values(c.tooling.forbid))
    for field in ("prefer", "existing"):
        both = sorted(banned & set(_values(getattr(c.tooling, field))))
        if both:
            yield Conflict(
                fields=["tooling.forbid", f"tooling.{field}"],
                explanation=f"{', '.join(both)} is both refused and asked for or in use.",
                relaxations=[Relaxation(change=f"Allow {name}") for name in both],
            )


def _values(fact: Fact[list[Any]] | None) -> list[Any]:
    return [] if fact is None else list(fact.value)


def _isolation(c: Constraints) -> Iterator[Conflict]:
    cloud = c.cloud.value if c.cloud else None
    if c.air_gapped is not None and c.air_gapped.value and cloud in ("aws", "gcp", "azure"):
        yield Conflict(
            fields=["air_gapped", "cloud"],
            explanation=f"An air-gapped system cannot run on {cloud}.",
            relaxations=[
                Relaxation(change="Run on premises"),
                Relaxation(change="Allow private connections instead of an air gap"),
            ],
        )


def _waiting(c: Constraints) -> Iterator[Conflict]:
    """Nothing can be younger at decision time than the run that computes it is frequent."""
    if c.serving_mode is None or c.freshness_s is None or c.serving_mode.value != "batch":
        return
    if c.freshness_s.value < 300:
        yield Conflict(
            fields=["serving_mode", "freshness_s"],
            explanation=f"A batch run cannot deliver data that is at most {c.freshness_s.value:g} s old.",
            relaxations=[Relaxation(change="Serve from a stream"), Relaxation(change="Allow data that is an hour old")],
        )
