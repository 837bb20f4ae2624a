"""A store that nothing looks things up in, and that keeps nothing, is left out of the design."""

from __future__ import annotations

from agents.selection.candidate import Candidate
from agents.selection.terms import Terms
from templates.catalog.compatibility import unmet

STORE = "store.online"
# Shapes whose store only serves lookups; others keep worklists or answers in it.
LOOKUPS = frozenset({"online_tabular", "streaming_fraud", "ad_ctr", "recommender", "iot_anomaly"})
# Shapes whose cases lie beside the registry, where services and nightly steps share them.
SHARED = frozenset({"moderation"})


def leave_out(chosen: dict[str, Candidate], terms: Terms) -> list[str]:
    """Removes the idle store from `chosen`; what was left out, in words."""
    if STORE not in chosen or terms.archetype not in LOOKUPS | SHARED or asked_for(terms):
        return []
    patterns = {role: c.pattern for role, c in chosen.items()}
    without = {role: pattern for role, pattern in patterns.items() if role != STORE}
    if len(unmet(without)) > len(unmet(patterns)):
        return []
    del chosen[STORE]
    if terms.archetype in SHARED:
        return [f"{STORE} is left out: people's cases lie beside the registry"]
    features = patterns.get("feature.online")
    why = f"{features.id} reads nothing from it" if features else "nothing is looked up"
    return [f"{STORE} is left out: {why}"]


def asked_for(terms: Terms) -> bool:
    """A person or a critic wants the store."""
    return any(a.role == STORE and a.kind in ("pin", "require") for a in terms.amendments)
