"""What would make another option win, said in numbers."""

from __future__ import annotations

from dataclasses import replace

from agents.selection.candidate import Candidate, price
from agents.selection.scores import WEIGHTS, share_usd
from agents.selection.terms import Terms
from core.plan import Alternative

FACTORS = (0.01, 0.03, 0.1, 0.3, 3.0, 10.0, 30.0, 100.0)
TRAFFIC_ROLES = ("serve.", "ingest.stream", "transform.stream", "feature.online", "store.online")
SAID = {
    "cost_fit": "it costs more",
    "latency_headroom": "it leaves less latency headroom",
    "ops_fit": "it is harder to run for this team",
    "portability": "it ties the design to one cloud",
    "preference": "the brief and the usual bundle favour the winner",
    "maturity": "it is less mature",
}


def alternative(other: Candidate, winner: Candidate, terms: Terms) -> Alternative:
    return Alternative(
        option=other.pattern.id,
        role=other.component.role,
        rejected_because=_why(other, winner, terms),
        flip_if=flip(other, winner, terms),
        monthly_usd=None if other.monthly_usd is None else other.usd,
        p95_ms=other.pattern.latency.p95_ms,
        risk=other.pattern.failure_domain,
        score=other.score,
    )


def _why(other: Candidate, winner: Candidate, terms: Terms) -> str:
    """The criterion that costs it most, weighted; equal scores are settled by price, then name."""
    lost = {name: WEIGHTS[name] * (winner.scores[name] - value) for name, value in other.scores.items()}
    worst = max(lost, key=lambda name: (lost[name], name))
    if other.score > winner.score:
        named = (terms.existing | terms.preferred).intersection(winner.pattern.products)
        why = f"the brief names {sorted(named)[0]}" if named else "it does not fit the other choices or the budget"
        return f"scores {other.score:g} against {winner.score:g}, but {why}"
    if lost[worst] <= 0:
        return f"scores {other.score:g}, no better than {winner.score:g}"
    return f"{SAID[worst]}: scores {other.score:g} against {winner.score:g}"


def flip(other: Candidate, winner: Candidate, terms: Terms) -> str:
    traffic = _traffic(other, winner, terms) if other.component.role.startswith(TRAFFIC_ROLES) else None
    return traffic or _money(other, winner, terms)


def _traffic(other: Candidate, winner: Candidate, terms: Terms) -> str | None:
    """The traffic factor at which the order of cost turns round, or None within 1/100 … 100."""
    dearer = other.usd > winner.usd
    for factor in sorted(FACTORS, key=lambda f: max(f, 1 / f)):
        if _dearer_at(other, winner, terms, factor) not in (None, dearer):
            rate = terms.workload.rps_peak * factor
            word = "above" if factor > 1 else "below"
            cost = "cheaper" if dearer else "dearer"
            verb = "choose it" if dearer else "stay with the winner"
            return f"{verb} {word} about {rate:.3g} rps at peak, where it is {cost}"
    return None


def _dearer_at(other: Candidate, winner: Candidate, terms: Terms, factor: float) -> bool | None:
    grown = replace(terms, workload=terms.workload.scaled(traffic=factor))
    ours, theirs = price(winner.component, grown)[0], price(other.component, grown)[0]
    return None if ours is None or theirs is None else theirs > ours


def _money(other: Candidate, winner: Candidate, terms: Terms) -> str:
    """How far the cost gap would have to move for the scores to meet, all else equal."""
    gap = winner.score - other.score
    share = share_usd(other.component.role, terms)
    saving = gap / WEIGHTS["cost_fit"] * share
    if saving <= 0:
        return "any wish for it in the brief"
    if saving < other.usd:
        return f"its cost falls by ${saving:.0f} a month, or the brief prefers {_called(other)}"
    return f"{other.pattern.when[0]}; it would have to score {gap:.2f} higher, or be named in the brief"


def _called(other: Candidate) -> str:
    return other.pattern.products[0] if other.pattern.products else other.pattern.id
