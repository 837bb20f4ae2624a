"""When nothing satisfies the hard constraints: which ones clash, and what each way out costs."""

from __future__ import annotations

from agents.selection.candidate import Candidate, place, price
from agents.selection.filters import FIELDS
from agents.selection.repair import Chosen, Lists, spend
from agents.selection.scores import SHARES
from agents.selection.shortlist import Shortlist
from agents.selection.terms import Terms
from agents.vocabulary import CAPABILITIES, CLOUDS, listed
from core.constraints import Conflict, Relaxation
from core.plan import Elimination, LatencyPath
from templates.catalog.archetypes import TITLES
from templates.catalog.compatibility import Unmet
from templates.latency import is_late, paths

FIT_FIELDS = ("data.volume_gb", "throughput.rps_peak")
ROUND_USD = 10
FOUR_NINES, TWICE = 99.99, 2.0  # two active regions cost 1.8 to 2.2 times one
TWICE_PAID = "Two active regions are paid twice. "
# A timed path → the constraint that limits it.
LIMITS = {
    "request": "latency.p95_ms",
    "first token": "latency.first_token_ms",
    "event to feature": "freshness_s",
    "submission to result": "latency.p95_ms",
    "arrival to result": "latency.p95_ms",
    "lookup of a result": "latency.p95_ms",
}


def empty_role(found: Shortlist, terms: Terms) -> Conflict:
    """No pattern is left for a role: every elimination rule is one way out, priced by its cheapest pattern."""
    by_rule: dict[str, list[Elimination]] = {}
    for out in found.eliminated:
        by_rule.setdefault(out.rule, []).append(out)
    fields = [field for rule in by_rule for field in FIELDS.get(rule, FIT_FIELDS)] or ["cloud"]
    ways = [way for rule, outs in by_rule.items() if (way := _way(rule, outs, terms)) is not None]
    reasons = "; ".join(f"{terms.catalog.title(out.pattern_id)}: {out.reason}" for out in found.eliminated)
    left = reasons or f"Nothing is catalogued on {CLOUDS[terms.cloud]}"
    refused = list(dict.fromkeys(out.reason for out in by_rule.get("EXC-01", ())))
    begun = f"{listed(refused)}: without that nothing" if refused else "Nothing"
    return Conflict(
        fields=list(dict.fromkeys(fields)),
        explanation=f"{begun} is left for {TITLES[found.role]}. {left}.",
        relaxations=sorted(ways, key=lambda way: (way.monthly_usd is None, way.monthly_usd or 0, way.change)),
    )


def _way(rule: str, outs: list[Elimination], terms: Terms) -> Relaxation | None:
    if rule == "LIF-01":
        return None
    priced = [(_usd(out, terms), out) for out in outs]
    known = [(usd, out) for usd, out in priced if usd is not None]
    usd, out = min(known, key=lambda pair: (pair[0], pair[1].pattern_id), default=(None, outs[0]))
    fields = " and ".join(FIELDS.get(rule, FIT_FIELDS)) or "the requirement"
    return Relaxation(
        change=f"Relax {fields} ({out.reason}) and use {terms.catalog.title(out.pattern_id)}", monthly_usd=usd
    )


def _usd(out: Elimination, terms: Terms) -> float | None:
    component = place(terms.catalog.pattern(out.pattern_id), out.role, terms, {})
    monthly, _ = price(component, terms)
    return None if monthly is None else float(monthly)


def over_budget(chosen: Chosen, lists: Lists, terms: Terms) -> Conflict | None:
    """A hard budget that no swap could keep: raise it, or drop what is optional."""
    need = spend(chosen, terms) * copies(terms)
    if not bound(terms) or terms.budget_usd is None or need <= terms.budget_usd:
        return None
    dearest = max(chosen.values(), key=lambda c: (c.usd, c.pattern.id))
    ways = [Relaxation(change=f"Raise the budget to ${_up(need):,}", monthly_usd=float(_up(need)))]
    ways += _cheaper(dearest, lists, chosen, terms)
    capability = dearest.component.capability
    share = f"{SHARES[capability]:.0%} is usual for {CAPABILITIES[capability]}"
    explanation = (
        f"The cheapest design found costs ${need:,.0f} a month, the hard budget is ${terms.budget_usd:,.0f}. "
        f"{TWICE_PAID if copies(terms) > 1 else ''}Largest: {dearest.pattern.title} at ${dearest.usd:,.0f} ({share})."
    )
    return Conflict(fields=["budget.monthly_usd", "budget.hard"], explanation=explanation, relaxations=ways)


def copies(terms: Terms) -> float:
    """How often the whole is paid for: once more in a second active region (section 4.11)."""
    slo = terms.constraints.availability_slo
    return TWICE if slo is not None and slo.value >= FOUR_NINES and terms.cloud != "k8s" else 1.0


def bound(terms: Terms) -> bool:
    """Whether the budget is a limit that no design may pass."""
    hard = terms.constraints.budget.hard
    return terms.budget_usd is not None and hard is not None and hard.value


def _cheaper(dearest: Candidate, lists: Lists, chosen: Chosen, terms: Terms) -> list[Relaxation]:
    role = dearest.component.role
    less = [c for c in lists[role].survivors if c.usd < dearest.usd]
    return [
        Relaxation(
            change=f"Accept {c.pattern.title} for {TITLES[role]}",
            monthly_usd=round(spend(chosen | {role: c}, terms), 2),
        )
        for c in less[:2]
    ]


def too_slow(chosen: Chosen, terms: Terms) -> list[Conflict]:
    """One conflict for every path that surely misses a target the brief states."""
    found = paths([c.component for c in chosen.values()], terms.workload, terms.catalog)
    return [_late(path, chosen, terms) for path in found if is_late(path) and _stated(path.name, terms)]


def _stated(name: str, terms: Terms) -> bool:
    known = terms.constraints
    facts = {
        "latency.p95_ms": known.latency.asked,
        "latency.first_token_ms": known.latency.first_token_ms,
        "freshness_s": known.freshness_s,
    }
    return facts[LIMITS[name]] is not None


def _late(path: LatencyPath, chosen: Chosen, terms: Terms) -> Conflict:
    reach = f"{path.p95_ms:.0f} ms p95"
    return Conflict(
        fields=[LIMITS[path.name], "cloud"],
        explanation=f"The fastest design found takes {reach} ({path.name}); {path.target_p95_ms:g} ms is required.",
        relaxations=[Relaxation(change=f"Allow {reach}", monthly_usd=round(spend(chosen, terms), 2))],
    )


def incompatible(open_: list[Unmet], terms: Terms) -> list[Conflict]:
    return [Conflict(fields=["tooling.forbid"], explanation=_unmet(one, terms)) for one in open_]


def _unmet(one: Unmet, terms: Terms) -> str:
    return f"{terms.catalog.title(one.pattern_id)} needs one of {', '.join(one.needs)}, and nothing allowed gives it."


def _up(usd: float) -> int:
    return int(-(-usd // ROUND_USD) * ROUND_USD)
