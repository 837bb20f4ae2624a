"""The planner as intake sees it: constraints in, the chosen patterns, their cost and their response time out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from agents.selection import archetype, roles
from agents.selection.choose import choose as select
from agents.selection.infeasible import copies
from agents.selection.networked import total_usd
from agents.selection.publishing import settled
from agents.selection.streaming import freshness
from agents.selection.terms import terms
from core.constraints import Conflict, Constraints
from templates.catalog.load import catalog
from templates.sizing import workload


@dataclass(frozen=True)
class Outcome:
    """What a plan over some constraints comes to; `conflicts` says that no design satisfies them.

    Beside conflicts `monthly_usd` is what the cheapest design costs that breaks them, None where a role stays empty.
    `times` is what the whole costs over it: two active regions are paid twice.
    """

    chosen: dict[str, str]
    monthly_usd: float | None = None
    p95_ms: float | None = None
    conflicts: tuple[Conflict, ...] = field(default=())
    archetype: str = ""
    times: float = 1.0


def whole_usd(outcome: Outcome) -> float | None:
    """USD a month with every active region."""
    return None if outcome.monthly_usd is None else outcome.monthly_usd * outcome.times


Planner = Callable[[Constraints], Outcome]


def choose(constraints: Constraints) -> Outcome:
    """The selection engine run once: a pattern per role, the price of the whole, the slowest path."""
    work = settled(workload(constraints), constraints, catalog())
    shape = archetype.choose(constraints, work.rps_peak)[0]
    held = terms(constraints, work, catalog(), shape)
    selection = select(roles.needed(held, freshness(constraints, work.events_per_s, shape)), held)
    priced = any(c.monthly_usd is not None for c in selection.components)
    times = [c.p95_ms for c in selection.components if c.p95_ms is not None]
    return Outcome(
        chosen={choice.role: choice.winner for choice in selection.choices},
        monthly_usd=round(total_usd(selection.components, held), 2) if priced else None,
        p95_ms=max(times, default=None),
        conflicts=tuple(selection.conflicts),
        archetype=shape,
        times=copies(held),
    )
