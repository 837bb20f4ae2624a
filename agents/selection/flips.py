"""Why another option lost and what would make it win, said in numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from agents.selection.candidate import Candidate, price
from agents.selection.scores import ON_PATH, WEIGHTS, share_usd
from agents.selection.terms import Terms
from agents.vocabulary import count, money, rate
from core.figures import figure
from core.landing import WORKER
from core.plan import Alternative

FACTORS = (3.0, 10.0, 30.0, 100.0)
TRAFFIC_ROLES = ("serve.", "ingest.stream", "transform.stream", "feature.online", "store.online")
TIED = {"several clouds": ("aws", "gcp", "azure"), "no cluster": ("k8s",)}  # what speaks against all that run there
PLAIN = ("always", "the default")  # reasons that say nothing about the case
_FIGURE = re.compile(r"\d")
TIMED = (*ON_PATH, "serve.async", "ingest.stream", "transform.stream")


def alternative(other: Candidate, winner: Candidate, terms: Terms) -> Alternative:
    return Alternative(
        option=other.pattern.id,
        role=other.component.role,
        rejected_because=_why(other, winner, terms),
        flip_if=flip(other, winner, terms),
        monthly_usd=None if other.monthly_usd is None else other.usd,
        p95_ms=(other.pattern.latency.p95_ms or None) if other.component.role in TIMED else None,
        risk=other.pattern.failure_domain,
        score=other.score,
    )


def _why(other: Candidate, winner: Candidate, terms: Terms) -> str:
    """The criterion that costs it most, weighted, with the numbers of both."""
    if other.pattern.id == winner.pattern.id:
        return f"with {_model(other)} it costs {_more(other, winner)}"
    lost = {name: WEIGHTS[name] * (winner.scores[name] - value) for name, value in other.scores.items()}
    worst = max(lost, key=lambda name: (lost[name], name))
    if other.score > winner.score:
        named = _named(winner, terms)
        return f"the brief names {named}" if named else "it does not fit the other choices or the budget"
    if lost[worst] <= 0:
        return f"it is as good on every count and costs {_more(other, winner)}"
    return _said(worst, other, winner, terms)


def _said(criterion: str, other: Candidate, winner: Candidate, terms: Terms) -> str:
    ours, theirs = winner.pattern, other.pattern
    match criterion:
        case "cost_fit":
            dear = "has a part without a known price" if other.monthly_usd is None else f"costs {_more(other, winner)}"
            return f"it {dear}"
        case "latency_headroom":
            return _slower(other, winner)
        case "ops_fit":
            people = count(terms.workload.platform_eng, "platform engineer")
            return f"it is more work to run ({theirs.ops_burden} of 5 against {ours.ops_burden}) for {people}"
        case "portability":
            return f"it is harder to move to another cloud ({theirs.portability} of 5 against {ours.portability})"
        case "maturity":
            return f"it is {theirs.lifecycle.status.replace('_', ' ')}"
    return _unusual(other, winner, terms)


def _slower(other: Candidate, winner: Candidate) -> str:
    ours, theirs = winner.pattern.latency, other.pattern.latency
    if theirs.p95_ms > ours.p95_ms:
        return f"it adds {figure(theirs.p95_ms)} ms at p95, the winner {figure(ours.p95_ms)} ms"
    return f"a cold start takes {figure(theirs.cold_start_ms)} ms"


def _unusual(other: Candidate, winner: Candidate, terms: Terms) -> str:
    """What the brief names comes first, then what this shape usually runs on, for the reason the catalogue gives."""
    named = _named(winner, terms)
    fits = next((when for when in winner.pattern.when if not when.startswith(PLAIN)), None)
    usual = f"{winner.pattern.title} is usual here" + (f" ({fits})" if fits else "")
    cheaper = winner.monthly_usd is not None and other.monthly_usd is not None and other.usd < winner.usd - 0.5
    why = f"the brief names {named}" if named else usual
    return f"{why}, {'though' if cheaper else 'and'} {other.pattern.title} costs {_more(other, winner)}"


def _more(other: Candidate, winner: Candidate) -> str:
    """The difference in cost, in words: `$12 more a month`; the cost itself where a part may stand in for it."""
    if other.monthly_usd is None or winner.monthly_usd is None:
        return "an unknown amount"
    if other.component.role == WORKER:
        return f"{money(other.usd)} a month"
    gap = round(other.usd - winner.usd, 2)
    return "the same" if abs(gap) < 0.5 else f"{money(abs(gap))} {'more' if gap > 0 else 'less'} a month"


def flip(other: Candidate, winner: Candidate, terms: Terms) -> str:
    if other.pattern.id == winner.pattern.id:
        return f"{_model(winner)} stays below its target on the evaluation set"
    traffic = _traffic(other, winner, terms) if other.component.role.startswith(TRAFFIC_ROLES) else None
    return traffic or _money(other, winner, terms)


def _traffic(other: Candidate, winner: Candidate, terms: Terms) -> str | None:
    """The growth at which what is dearer today becomes the cheaper one, or None within × 100."""
    if other.usd <= winner.usd:
        return None
    for factor in FACTORS:
        if _dearer_at(other, winner, terms, factor) is False:
            grown = rate(terms.workload.rps_peak * factor)
            return f"peak traffic grows {factor:g} times, to about {grown}, where it is cheaper"
    return None


def _dearer_at(other: Candidate, winner: Candidate, terms: Terms, factor: float) -> bool | None:
    grown = replace(terms, workload=terms.workload.scaled(traffic=factor))
    ours, theirs = _priced(winner, grown), _priced(other, grown)
    return None if ours is None or theirs is None else theirs > ours


def _priced(candidate: Candidate, terms: Terms) -> Decimal | None:
    """With what only it needs; None when a part has no known price."""
    parts = [price(component, terms)[0] for component in (candidate.component, *candidate.beside)]
    known = [usd for usd in parts if usd is not None]
    return sum(known, Decimal()) if len(known) == len(parts) else None


def _money(other: Candidate, winner: Candidate, terms: Terms) -> str:
    """How far the cost gap would have to move for the scores to meet, all else equal; else when it fits."""
    saving = (winner.score - other.score) / WEIGHTS["cost_fit"] * share_usd(other.component.role, terms)
    if 1 <= saving < other.usd:
        return f"it costs {money(saving)} less a month than today, or the brief names {_called(other, winner)}"
    if named := _named(winner, terms):
        return f"the brief no longer names {named}, or names {_called(other, winner)}"
    case = turn(other, winner)
    fits = f"this becomes the case: {case}; or " if case else ""
    return f"{fits}the brief names {_called(other, winner)}"


def turn(other: Candidate, winner: Candidate) -> str:
    """When the winner would be wrong, else when the other is right; figures may hold already and are left out."""
    against = (reason for reason in winner.pattern.not_when if not _shared(reason, other))
    told = (*against, *(reason for reason in other.pattern.when if not reason.startswith(PLAIN)))
    return next((reason for reason in told if not _FIGURE.search(reason)), "")


def _shared(reason: str, other: Candidate) -> bool:
    """What speaks against both: the same words, or the place where the other runs as well."""
    tied = any(said in reason and other.pattern.cloud in places for said, places in TIED.items())
    return tied or reason in other.pattern.not_when


def _model(candidate: Candidate) -> str:
    return str(candidate.component.params.get("model"))


def _named(winner: Candidate, terms: Terms) -> str:
    """The product of the winner that the brief names; empty where it names none."""
    return next(iter(sorted((terms.existing | terms.preferred).intersection(winner.pattern.products))), "")


def _called(other: Candidate, winner: Candidate) -> str:
    """A product that only the other brings, by which a brief can ask for it."""
    own = [product for product in other.pattern.products if product not in winner.pattern.products]
    return own[0] if own else other.pattern.title
