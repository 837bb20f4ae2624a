"""The selection engine: filter, score, fit together, repair; winner, alternatives and what would change it."""

from __future__ import annotations

from dataclasses import replace

from agents.order import CRITICS
from agents.selection import infeasible, mandates
from agents.selection.candidate import Candidate, joined
from agents.selection.cheapest import cheapest
from agents.selection.compatibility import settle
from agents.selection.flips import alternative
from agents.selection.idle import STORE, leave_out
from agents.selection.pairing import spare
from agents.selection.readmission import readmit, widen
from agents.selection.repair import Chosen, Lists, repair
from agents.selection.roles import RoleNeed
from agents.selection.shortlist import Shortlist, shortlist
from agents.selection.terms import Terms
from core.constraints import Conflict, Strict
from core.plan import Component, RoleChoice

ALTERNATIVES = 3


class Selection(Strict):
    """`swaps` says what the repair loop changed; with `conflicts` the components are not to be used."""

    components: list[Component]
    choices: list[RoleChoice]
    swaps: list[str] = []
    conflicts: list[Conflict] = []


def choose(needs: list[RoleNeed], terms: Terms) -> Selection:
    """The design; what critics asked to avoid stays where nothing else would complete it."""
    found = _select(needs, terms)
    wishes = tuple(a for a in terms.amendments if a.kind == "avoid" and a.origin in CRITICS)
    if not found.conflicts or not wishes:
        return found
    kept = tuple(a for a in terms.amendments if a not in wishes)
    again = _select(needs, replace(terms, amendments=kept))
    said = [f"{a.role}: {a.pattern_id} stays, nothing else completes the design ({a.reason})" for a in wishes]
    return again.model_copy(update={"swaps": [*again.swaps, *said]})


def _select(needs: list[RoleNeed], terms: Terms) -> Selection:
    lists = {need.role: shortlist(need.role, terms) for need in needs}
    unheeded = mandates.heed(lists, terms)
    kept = [word for need in needs if (word := readmit(need.role, lists, terms))]
    empty = [found for found in lists.values() if not found.survivors]
    if empty:
        conflicts = [infeasible.empty_role(found, terms) for found in empty]
        return Selection(components=[], choices=[], conflicts=conflicts + unheeded)
    chosen = {role: found.survivors[0] for role, found in lists.items()}
    open_ = settle(chosen, lists)
    if open_ and widen(lists, open_, terms):
        open_ = settle(chosen, lists)
    store = chosen.get(STORE)
    repaired = spare(chosen, lists, terms) + repair(chosen, lists, terms)
    if infeasible.over_budget(chosen, lists, terms) is not None:
        repaired += cheapest(chosen, lists, terms)
    store = chosen.get(STORE, store)
    swaps = repaired + leave_out(chosen, terms)
    without = store if STORE not in chosen else None
    return Selection(
        components=[c.component for c in chosen.values()],
        choices=[_choice(_completed(lists[role], without), c, terms) for role, c in chosen.items()],
        swaps=kept + swaps,
        conflicts=unheeded + _conflicts(chosen, lists, terms) + infeasible.incompatible(open_, terms),
    )


def _conflicts(chosen: Chosen, lists: Lists, terms: Terms) -> list[Conflict]:
    dear = infeasible.over_budget(chosen, lists, terms)
    return [*([] if dear is None else [dear]), *infeasible.too_slow(chosen, terms)]


def _completed(found: Shortlist, store: Candidate | None) -> Shortlist:
    """Candidates that would bring back the store that was left out are priced with it."""
    if store is None:
        return found
    return replace(
        found, survivors=tuple(joined(c, store) if STORE in c.pattern.requires else c for c in found.survivors)
    )


def _choice(found: Shortlist, winner: Candidate, terms: Terms) -> RoleChoice:
    others = [c for c in found.survivors if c.component is not winner.component][:ALTERNATIVES]
    alternatives = [alternative(other, winner, terms) for other in others]
    return RoleChoice(
        role=found.role,
        winner=winner.pattern.id,
        score=winner.score,
        scores=winner.scores,
        alternatives=alternatives,
        eliminated=list(found.eliminated),
        flip_if=alternatives[0].flip_if if alternatives else _only(found),
    )


def _only(found: Shortlist) -> str:
    if not found.eliminated:
        return "no other pattern is catalogued for this role"
    first = found.eliminated[0]
    return f"{first.pattern_id} would be an option but: {first.reason}"
