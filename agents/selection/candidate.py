"""A pattern placed in a role, priced and scored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from agents.blueprint.batch_runs import hours
from agents.blueprint.replicas import ready
from agents.blueprint.watching import runs_month
from agents.selection.terms import Terms
from core.cadence import HOURLY_S, RUNS_S, in_time, machines, run_every_s
from core.plan import Capability, Component, Scalar
from templates.catalog.pattern import Pattern
from templates.costing import price_components
from templates.pricing.sizes import sizes

SCORING = ("serve.batch", "serve.async")
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
    if component.role in SCORING and work.mode == "batch":
        return _length(pattern, component, terms)
    if work.mode != "async":
        return {}
    if _is_late_cold(pattern, component, terms):
        return {"warm": 1, **({"every_s": HOURLY_S, "look_s": HOURLY_S} if "every_s" in component.params else {})}
    if "every_s" not in component.params:
        return {}
    return {"every_s": run_every_s(work.p95_target_ms, pattern.latency.cold_start_ms, work.model_p95_ms)}


def _is_late_cold(pattern: Pattern, component: Component, terms: Terms) -> bool:
    """Whether a worker has to be kept ready, since one that is started for a request ends too late."""
    work, facts = terms.workload, pattern.latency
    wait = RUNS_S[-1] if "every_s" in component.params else facts.lag_s or 0.0
    cold = not in_time(terms.p95_ms, wait, facts.cold_start_ms, work.model_p95_ms)
    return facts.warm_lag_s is not None and cold


def _length(pattern: Pattern, component: Component, terms: Terms) -> dict[str, Scalar]:
    """How long a run takes, on as many machines side by side as end it in time."""
    if "length_hours" not in pattern.derived:
        return {}
    alone = float(sizes([component], terms.workload, terms.catalog)[component.id]["length_hours"])
    side_by_side = machines(alone, hours(terms.constraints)) if "machines" in component.params else 1
    beside: dict[str, Scalar] = {"machines": side_by_side} if side_by_side > 1 else {}
    return {"run_h": round(alone / side_by_side, 3), **beside}


def _rhythm(role: str, terms: Terms) -> dict[str, Scalar]:
    """How often drift is looked at, since that is what looking is paid for."""
    return {"runs": runs_month(terms.workload)} if role == "observe.drift" else {}


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
