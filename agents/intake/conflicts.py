"""Contradictions and sets of constraints that cannot all hold, with the cheapest ways out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from agents.intake import minimal, planner
from agents.intake.planner import Planner
from agents.intake.ways import Way, relaxation
from agents.intake.words import load
from core.constraints import Conflict, Constraints, Fact, Intake
from templates.regions import UnknownResidency, cloud_of, in_residency


@dataclass(frozen=True)
class Clash:
    """Fields that contradict each other, why, and the ways out."""

    fields: tuple[str, ...]
    explanation: str
    ways: tuple[Way, ...]

    def told(self, constraints: Constraints, choose: Planner | None) -> Conflict:
        ways = [relaxation(constraints, way, choose) for way in self.ways]
        return Conflict(fields=list(self.fields), explanation=self.explanation, relaxations=ways)


def find(intake: Intake, choose: Planner | None = planner.choose) -> list[Conflict]:
    """Contradictions within the brief, then what no design can satisfy; relaxations are priced by `choose`."""
    own = [clash.told(intake.constraints, choose) for clash in _clashes(intake.constraints)]
    priced = {tuple(sorted(c.fields)): c for c in own}
    found = [priced.pop(tuple(sorted(c.fields)), c) for c in intake.conflicts] + list(priced.values())
    if choose is None or found:
        return found
    conflicts = list(choose(intake.constraints).conflicts)
    return minimal.explained(conflicts, intake.constraints, choose) if conflicts else []


def stated(intake: Intake, choose: Planner = planner.choose) -> list[Conflict]:
    """The intake's own contradictions, their ways out priced."""
    known = {clash.fields: clash for clash in _clashes(intake.constraints)}
    kept = [(c, known.get(tuple(c.fields))) for c in intake.conflicts]
    return [c if clash is None else clash.told(intake.constraints, choose) for c, clash in kept]


def consistency(constraints: Constraints) -> list[Conflict]:
    """The contradictions that need no planner to be seen."""
    return [clash.told(constraints, None) for clash in _clashes(constraints)]


def _clashes(c: Constraints) -> Iterator[Clash]:
    yield from _regions(c)
    yield from _percentiles(c)
    yield from _tools(c)
    yield from _isolation(c)
    yield from _waiting(c)
    yield from _unrated(c)


def _unrated(c: Constraints) -> Iterator[Clash]:
    """A budget in a currency without a rate stays unknown until it is given in another one."""
    table = load("currency_rates")
    code = c.budget.currency.value if c.budget.currency is not None else "USD"
    if c.budget.monthly_usd is None and code not in table["rates"]:
        told = f"The budget is given in {code}, which has no rate in the table of {table['as_of']}; name it in USD."
        yield Clash(("budget.monthly_usd",), told, ())


def _regions(c: Constraints) -> Iterator[Clash]:
    if c.regions is None or c.residency is None:
        return
    try:
        outside = [
            ref.id for ref in c.regions.value if cloud_of(ref.id) and not in_residency(ref.id, c.residency.value)
        ]
    except UnknownResidency:
        return
    if outside:
        where, names = c.residency.value, ", ".join(outside)
        yield Clash(
            ("regions", "residency"),
            f"{names} is outside {where}, where the data must stay.",
            (Way(f"Use a region inside {where}", {"regions": None}), Way(f"Allow {names}", {"residency": None})),
        )


def _percentiles(c: Constraints) -> Iterator[Clash]:
    named = [
        ("latency.p50_ms", c.latency.p50_ms),
        ("latency.p95_ms", c.latency.p95_ms),
        ("latency.p99_ms", c.latency.p99_ms),
    ]
    known = [(name, fact.value) for name, fact in named if fact is not None]
    for (low, fast), (high, slow) in pairwise(known):
        if fast > slow:
            text = f"{low} of {fast:g} ms is above {high} of {slow:g} ms; a higher percentile cannot be faster."
            yield Clash((low, high), text, (Way(f"Read {low} as {slow:g} ms", {low: slow}),))


def _tools(c: Constraints) -> Iterator[Clash]:
    banned = _values(c.tooling.forbid)
    for field in ("prefer", "existing"):
        both = sorted(set(banned) & set(_values(getattr(c.tooling, field))))
        if both:
            ways = [Way(f"Allow {n}", {"tooling.forbid": [b for b in banned if b != n] or None}) for n in both]
            told = f"{', '.join(both)} is both refused and asked for or in use."
            yield Clash(("tooling.forbid", f"tooling.{field}"), told, tuple(ways))


def _values(fact: Fact[list[Any]] | None) -> list[Any]:
    return [] if fact is None else list(fact.value)


def _isolation(c: Constraints) -> Iterator[Clash]:
    cloud = c.cloud.value if c.cloud else None
    if c.air_gapped is not None and c.air_gapped.value and cloud in ("aws", "gcp", "azure"):
        yield Clash(
            ("air_gapped", "cloud"),
            f"An air-gapped system cannot run on {cloud}.",
            (
                Way("Run on premises", {"cloud": "on_prem", "regions": None}),
                Way("Allow private connections instead of an air gap", {"air_gapped": None}),
            ),
        )


def _waiting(c: Constraints) -> Iterator[Clash]:
    """Nothing can be younger at decision time than the run that computes it is frequent."""
    if c.serving_mode is None or c.freshness_s is None or c.serving_mode.value != "batch":
        return
    if c.freshness_s.value < 300:
        yield Clash(
            ("serving_mode", "freshness_s"),
            f"A batch run cannot deliver data that is at most {c.freshness_s.value:g} s old.",
            (
                Way("Serve from a stream", {"serving_mode": "streaming"}),
                Way("Allow data that is an hour old", {"freshness_s": 3600}),
            ),
        )
