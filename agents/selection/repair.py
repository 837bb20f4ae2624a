"""When the whole costs or takes too much: swap the worst offender for a better fitting next-best."""

from __future__ import annotations

from agents.selection.candidate import Candidate
from agents.selection.networked import total_usd
from agents.selection.shortlist import Shortlist
from agents.selection.terms import Terms
from agents.selection.variants import cheaper
from agents.selection.variants import said as named
from templates.catalog.compatibility import unmet
from templates.latency import paths

ROUNDS = 3
SWAPS = 12  # towards a hard budget: no design is called impossible before every saving was tried
WORTH_USD = 1.0
WORTH_SHARE = 0.05  # of what a soft budget is exceeded by: a trifle changes no design
Chosen = dict[str, Candidate]
Lists = dict[str, Shortlist]


def repair(chosen: Chosen, lists: Lists, terms: Terms) -> list[str]:
    """Swaps for latency and for cost, three of each, more towards a hard budget; what was swapped, in words."""
    said: list[str] = []
    for _ in range(SWAPS if _hard(terms) else ROUNDS):
        done = _latency(chosen, lists, terms) + _cost(chosen, lists, terms)
        if not done:
            break
        said += done
    return said


def _hard(terms: Terms) -> bool:
    hard = terms.constraints.budget.hard
    return hard is not None and bool(hard.value)


def spend(chosen: Chosen, terms: Terms) -> float:
    """USD a month of the whole, its network included."""
    return total_usd([c.component for c in chosen.values()], terms)


def slowest(chosen: Chosen, terms: Terms) -> float:
    """How many milliseconds the worst path is over its target; 0 when all fit."""
    found = paths([c.component for c in chosen.values()], terms.workload, terms.catalog)
    over = [path.p95_ms - path.target_p95_ms for path in found if path.target_p95_ms is not None]
    return max([0.0, *over])


def _cost(chosen: Chosen, lists: Lists, terms: Terms) -> list[str]:
    over = 0.0 if terms.budget_usd is None else spend(chosen, terms) - terms.budget_usd
    if over <= 0:
        return []
    options = _options(chosen, lists) + [(r, c, o) for r, c in chosen.items() for o in cheaper(c, terms)]
    worth = min(WORTH_USD, over) if _hard(terms) else max(min(WORTH_USD, over), WORTH_SHARE * over)
    swaps = [(c.usd - o.usd, role, o) for role, c, o in options if c.usd - o.usd >= worth]
    swaps.sort(key=lambda swap: (-swap[0], swap[1], swap[2].pattern.id))
    late = slowest(chosen, terms)
    for saving, role, other in swaps:
        if slowest(chosen | {role: other}, terms) <= late:
            before = named(chosen[role])
            chosen[role] = other
            return [f"{role}: {named(other)} instead of {before} saves ${saving:.0f} a month"]
    return []


def _latency(chosen: Chosen, lists: Lists, terms: Terms) -> list[str]:
    late = slowest(chosen, terms)
    if late <= 0:
        return []
    swaps = [(slowest(chosen | {role: o}, terms), o.usd, role, o) for role, _, o in _options(chosen, lists)]
    swaps.sort(key=lambda swap: (swap[0], swap[1], swap[2], swap[3].pattern.id))
    if not swaps or swaps[0][0] >= late:
        return []
    left, _, role, other = swaps[0]
    before = chosen[role].pattern.id
    chosen[role] = other
    return [f"{role}: {other.pattern.id} instead of {before} takes {late - left:.0f} ms off the path"]


def _options(chosen: Chosen, lists: Lists) -> list[tuple[str, Candidate, Candidate]]:
    """Every single swap that leaves no new requirement open."""
    base = len(unmet({role: c.pattern for role, c in chosen.items()}))
    found = []
    for role, current in chosen.items():
        for other in lists[role].survivors:
            trial = {r: c.pattern for r, c in chosen.items()} | {role: other.pattern}
            if other is not current and len(unmet(trial)) <= base:
                found.append((role, current, other))
    return found
