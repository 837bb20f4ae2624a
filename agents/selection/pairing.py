"""Features kept in a store of their own cost what the store costs: a cache that holds them may be cheaper."""

from __future__ import annotations

from agents.selection.candidate import Candidate
from agents.selection.idle import LOOKUPS, STORE, asked_for
from agents.selection.repair import Chosen, Lists, slowest
from agents.selection.terms import Terms
from templates.catalog.compatibility import unmet

FEATURES = "feature.online"
WORTH_USD, WORTH_SHARE = 20.0, 0.2  # a month, and of what the pair costs: a trifle changes no design


def spare(chosen: Chosen, lists: Lists, terms: Terms) -> list[str]:
    """Takes features out of a store that only they need, where that saves money; said in words. Changes `chosen`."""
    now, store = chosen.get(FEATURES), chosen.get(STORE)
    if now is None or store is None or terms.archetype not in LOOKUPS or STORE not in now.pattern.requires:
        return []
    both = now.usd + store.usd
    worth = max(WORTH_USD, WORTH_SHARE * both)
    others = [c for c in lists[FEATURES].survivors if both - c.usd >= worth and _fits(c, chosen, terms)]
    if not others or asked_for(terms) or terms.names_one_of([*store.pattern.products, *now.pattern.products]):
        return []
    best = max(others, key=lambda c: (c.score, -c.usd, c.pattern.id))
    chosen[FEATURES] = best
    del chosen[STORE]
    told = f"{best.pattern.id} instead of {now.pattern.id} in {store.pattern.id}"
    return [f"{FEATURES}: {told}, which is left out, saves ${both - best.usd:.0f} a month"]


def _fits(candidate: Candidate, chosen: Chosen, terms: Terms) -> bool:
    """It needs no store and leaves nothing open, nor the path slower than its target."""
    if STORE in candidate.pattern.requires or candidate.monthly_usd is None:
        return False
    trial = {role: c for role, c in chosen.items() if role != STORE} | {FEATURES: candidate}
    open_ = len(unmet({role: c.pattern for role, c in trial.items()}))
    return open_ <= len(unmet({role: c.pattern for role, c in chosen.items()})) and slowest(trial, terms) <= slowest(
        chosen, terms
    )
