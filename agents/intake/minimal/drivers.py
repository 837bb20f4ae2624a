"""What makes a design dearer than its budget, where no single amount that is asked for does so alone."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.minimal.demands import AMOUNT, Demand, given_up, negotiable
from agents.intake.planner import Planner, whole_usd
from agents.intake.ways import after
from agents.vocabulary import money
from core.constraints import Constraints

MONEY = "budget.monthly_usd"
CAUSES: dict[str, Demand] = {
    **AMOUNT,
    "the availability": ("availability_slo",),
    "the product that is demanded": ("tooling.prefer",),
}
MOST_OF_IT = 0.5  # of what the design costs too much


def named(fields: list[str], constraints: Constraints, choose: Planner) -> tuple[list[str], str]:
    """Fields beside a budget that cause most of what is too much, and what they cost, in words; else nothing."""
    cap, need = constraints.budget.monthly_usd, whole_usd(choose(constraints))
    if MONEY not in fields or cap is None or need is None or need <= cap.value:
        return [], ""
    found: list[str] = []
    told: list[str] = []
    for words, demand in _asked(constraints):
        saved = need - _without(demand, constraints, choose, need)
        if saved >= MOST_OF_IT * (need - cap.value):
            found += [] if set(demand) & set(fields) else demand
            told.append(f"{words} makes {money(saved)} of it")
    return found, f" By itself {'; '.join(told)}." if told else ""


def _asked(constraints: Constraints) -> Iterator[tuple[str, Demand]]:
    """The amounts that are asked for, how reliable the whole has to be, and what has to be used."""
    for demand in negotiable(constraints):
        for words, group in CAUSES.items():
            if set(demand) <= set(group):
                yield words, demand


def _without(demand: Demand, constraints: Constraints, choose: Planner, need: float) -> float:
    """USD a month with next to nothing of it; as before where no price is known then."""
    less = whole_usd(choose(after(constraints, next(given_up(demand, constraints)))))
    return need if less is None else less
