"""What the plausible answers to a question do to the design, its bill and the budget's verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agents.intake.planner import Outcome

DEAR = 0.1  # of the budget: what an open amount or a vague word may cost before it is asked about
TIGHT = 0.85  # of the budget: above it a plan passes with a warning


@dataclass(frozen=True)
class Impact:
    """How many roles change, and the spread in USD and ms.

    `turns`: the budget's verdict (kept, tight, broken) is not the same for all answers; `dear`: they lie a tenth of
    the budget apart, or where there is none, one costs twice what another does. `alone`: the size of what they move
    while nothing else is answered.
    """

    roles: tuple[str, ...] = ()
    usd: float = 0.0
    ms: float = 0.0
    turns: bool = False
    dear: bool = False
    alone: float = 0.0

    @property
    def size(self) -> float:
        """One measure of dollars, milliseconds and patterns."""
        return round(self.usd / 1000 + self.ms / 1000 + len(self.roles) / 10, 3)


def strongest(slices: Iterable[list[Outcome]], budget: float | None) -> Impact:
    """The impact where it is greatest, whatever the other answers are; the first of the slices leaves them open."""
    found = [compare(outcomes, budget) for outcomes in slices]
    return replace(max(found, key=lambda i: (bool(i.roles), i.turns, i.size)), alone=found[0].size)


def compare(outcomes: list[Outcome], budget: float | None = None) -> Impact:
    """How far the outcomes lie apart. What nobody can build has no patterns to compare."""
    built = [o for o in outcomes if not o.conflicts] or outcomes
    roles = sorted({role for o in built for role in o.chosen})
    changed = tuple(r for r in roles if len({o.chosen.get(r) for o in built}) > 1)
    costs = [o.monthly_usd for o in outcomes if o.monthly_usd is not None]
    times = [o.p95_ms for o in built if o.p95_ms is not None]
    usd = max(costs) - min(costs) if costs else 0.0
    turns = budget is not None and len({_verdict(cost, budget) for cost in costs}) > 1
    dear = usd >= (DEAR * budget if budget is not None else max(1.0, min(costs, default=1.0)))
    return Impact(changed, round(usd, 2), round(max(times) - min(times), 1) if times else 0.0, turns, dear)


def _verdict(usd: float, budget: float) -> str:
    return "kept" if usd <= TIGHT * budget else "tight" if usd <= budget else "broken"
