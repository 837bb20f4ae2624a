"""One role: the patterns that may fill it, best first, and why the others may not."""

from __future__ import annotations

from dataclasses import dataclass

from agents.selection import broker, ties
from agents.selection.candidate import Candidate, place, price
from agents.selection.filters import eliminate
from agents.selection.scores import score, share_usd, total
from agents.selection.terms import Terms
from core.plan import Amendment, Elimination, Scalar
from templates.catalog.pattern import EDGE_INFERENCE, Pattern
from templates.workload.pictures import PICTURES

SMALL_BUDGET = 500.0
SMALL_FLOOR = 75.0
WISH_SHARE = 0.25
AWAY = ("serve.online", "serve.batch", "serve.async")


@dataclass(frozen=True)
class Shortlist:
    role: str
    survivors: tuple[Candidate, ...]
    eliminated: tuple[Elimination, ...]


def shortlist(role: str, terms: Terms) -> Shortlist:
    asked = [a for a in terms.amendments if a.role == role]
    survivors: list[Candidate] = []
    eliminated: list[Elimination] = []
    for pattern in terms.catalog.for_role(role, terms.cloud, portable=terms.portable):
        out = _amended(pattern, role, asked) or eliminate(pattern, role, terms)
        if out is None:
            survivors.append(considered(pattern, role, terms))
        else:
            eliminated.append(out)
    eliminated += _at_the_sites(role, terms)
    return _within_floor(role, survivors, eliminated, terms)


def _at_the_sites(role: str, terms: Terms) -> list[Elimination]:
    """What would have served at the sites, where no model may run there and another part answers in its place."""
    if role not in AWAY or EDGE_INFERENCE not in terms.forbidden or terms.workload.problem_type not in PICTURES:
        return []
    at_sites = terms.catalog.for_role("serve.edge", terms.cloud, portable=terms.portable)
    return [out for pattern in at_sites if (out := eliminate(pattern, role, terms)) is not None]


def _amended(pattern: Pattern, role: str, asked: list[Amendment]) -> Elimination | None:
    """`avoid` bans one pattern; `require` and `pin` ban all others."""
    for amendment in asked:
        banned = amendment.kind == "avoid" and amendment.pattern_id == pattern.id
        other = amendment.kind in ("require", "pin") and amendment.pattern_id not in (None, pattern.id)
        if banned or other:
            rule = f"SEL-{amendment.kind.upper()}"
            return Elimination(pattern_id=pattern.id, role=role, rule=rule, reason=amendment.reason)
    return None


def considered(pattern: Pattern, role: str, terms: Terms) -> Candidate:
    """The pattern placed, priced and scored, with the parameters that amendments ask for."""
    params: dict[str, Scalar] = {}
    for amendment in terms.amendments:
        if amendment.role == role and amendment.pattern_id in (None, pattern.id):
            params.update(amendment.params)
    component = place(pattern, role, terms, params)
    monthly, fixed = price(component, terms)
    scores = score(pattern, role, monthly, terms)
    priced = component.model_copy(update={"monthly_usd": None if monthly is None else float(monthly)})
    return Candidate(pattern, priced, monthly, fixed, scores, total(scores))


def _within_floor(role: str, survivors: list[Candidate], eliminated: list[Elimination], terms: Terms) -> Shortlist:
    """An idle cost above the role's share of the budget disqualifies, unless nothing else is left or is cheaper."""
    light = [c for c in survivors if not _floor(c, role, terms)]
    least = min((c.usd for c in light), default=0.0)
    kept = [c for c in survivors if c in light or c.usd <= least] if light else survivors
    dropped = [
        Elimination(pattern_id=c.pattern.id, role=role, rule="BUD-03", reason=_floor(c, role, terms) or "")
        for c in survivors
        if c not in kept
    ]

    def asked(candidate: Candidate) -> tuple[bool, bool, bool]:
        wished = _wished(candidate, role, terms)
        return not _preferred(candidate, role, terms), not wished, not broker.speaks(candidate, role, terms)

    ranked = sorted(kept, key=lambda c: (*asked(c), -c.score, c.usd, c.pattern.id))
    return Shortlist(role, tuple(ties.settled(ranked, asked)), (*eliminated, *dropped))


def _preferred(candidate: Candidate, role: str, terms: Terms) -> bool:
    """An amendment asked for it among its equals."""
    return any(a.kind == "prefer" and a.role == role and a.pattern_id == candidate.pattern.id for a in terms.amendments)


def _wished(candidate: Candidate, role: str, terms: Terms) -> bool:
    """A product the brief names comes first, as long as it stays within its share or a quarter of the budget."""
    return terms.names_one_of(candidate.pattern.products) and candidate.usd <= max(
        share_usd(role, terms), WISH_SHARE * (terms.budget_usd or 0)
    )


def _floor(candidate: Candidate, role: str, terms: Terms) -> str | None:
    budget, fixed = terms.budget_usd, float(candidate.fixed_usd)
    if budget is None:
        return None
    limit = SMALL_FLOOR if budget < SMALL_BUDGET else share_usd(role, terms)
    if terms.names_one_of(candidate.pattern.products):
        limit = max(limit, WISH_SHARE * budget)
    if broker.speaks(candidate, role, terms):
        limit = max(limit, broker.SHARE * budget)
    if _preferred(candidate, role, terms):
        limit = max(limit, budget)
    return f"costs ${fixed:.0f} a month when idle, more than ${limit:.0f}" if fixed > limit else None
