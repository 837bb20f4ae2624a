"""A pattern placed in a role, priced and scored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from agents.blueprint.replicas import ready
from agents.blueprint.watching import RUNS_MONTH, cadence
from agents.selection.terms import Terms
from core.cadence import run_every_s
from core.plan import Capability, Component, Scalar
from templates.catalog.pattern import Pattern
from templates.costing import price_components

POLLED_S = 3.0  # polling a stream takes a second at p95; data that may be younger than this are read by fan-out


@dataclass(frozen=True)
class Candidate:
    """`monthly_usd` None = a price is unknown; `fixed_usd` is what it costs at zero traffic.

    `beside` is what the design would need besides, because of it alone; its price is part of `monthly_usd`.
    """

    pattern: Pattern
    component: Component
    monthly_usd: Decimal | None
    fixed_usd: Decimal
    scores: dict[str, float]
    score: float
    beside: tuple[Component, ...] = ()

    @property
    def usd(self) -> float:
        return float(self.monthly_usd or 0)


def place(pattern: Pattern, role: str, terms: Terms, params: dict[str, Scalar]) -> Component:
    component = Component(
        id=role,
        pattern_id=pattern.id,
        capability=cast(Capability, role.split(".", maxsplit=1)[0]),
        role=role,
        cloud=terms.cloud,
        region=terms.region,
        params={**pattern.params, **_rhythm(role, terms)},
        p50_ms=pattern.latency.p50_ms or None,
        p95_ms=pattern.latency.p95_ms or None,
    )
    decided = {**_copies(component, terms), **_runs(pattern, component, terms)}
    return component.model_copy(update={"params": {**component.params, **decided, **params}})


def _copies(component: Component, terms: Terms) -> dict[str, Scalar]:
    """How many copies always run, and whether a stream is read by fan-out, where a pattern is paid by that."""
    if component.role == "serve.online" and "min_replicas" in component.params:
        return {"min_replicas": ready(terms.workload, [component])}
    return {"fan_out": terms.workload.freshness_s < POLLED_S} if "fan_out" in component.params else {}


def _runs(pattern: Pattern, component: Component, terms: Terms) -> dict[str, Scalar]:
    """How often a job looks whether something waits for it, where it is paid by that."""
    work = terms.workload
    if "every_s" not in component.params or work.mode != "async":
        return {}
    return {"every_s": run_every_s(work.p95_target_ms, pattern.latency.cold_start_ms, work.model_p95_ms)}


def _rhythm(role: str, terms: Terms) -> dict[str, Scalar]:
    """How often drift is looked at, since that is what looking is paid for."""
    return {"runs": RUNS_MONTH[cadence(terms.workload)]} if role == "observe.drift" else {}


def joined(candidate: Candidate, needed: Candidate) -> Candidate:
    """The candidate together with what only it needs."""
    own, other = candidate.monthly_usd, needed.monthly_usd
    return replace(
        candidate,
        monthly_usd=None if own is None or other is None else own + other,
        fixed_usd=candidate.fixed_usd + needed.fixed_usd,
        beside=(needed.component,),
    )


def price(component: Component, terms: Terms) -> tuple[Decimal | None, Decimal]:
    """(monthly, fixed) USD; monthly is None when any line has no price."""
    lines = price_components([component], terms.workload, terms.catalog)
    known = [line.monthly_usd for line in lines if line.monthly_usd is not None]
    fixed = [line.monthly_usd for line in lines if line.fixed and line.monthly_usd is not None]
    total = sum(known, Decimal()) if len(known) == len(lines) else None
    return total, sum(fixed, Decimal())
