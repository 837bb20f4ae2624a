"""Six scores between 0 and 1, weighted: cost, latency, operations, portability, preference, maturity."""

from __future__ import annotations

from decimal import Decimal

from agents.selection.terms import Terms
from templates.catalog.pattern import Pattern
from templates.formulae import number

WEIGHTS = {
    "cost_fit": 0.30,
    "latency_headroom": 0.25,
    "ops_fit": 0.20,
    "portability": 0.10,
    "preference": 0.10,
    "maturity": 0.05,
}
SHARES = {
    "serve": 0.35, "ingest": 0.20, "transform": 0.20, "train": 0.15,
    "store": 0.10, "feature": 0.10, "observe": 0.07, "govern": 0.05,
}  # fmt: skip  # ingest and transform share 20 %, store and feature 10 %; 8 % stays as contingency
ON_PATH = ("serve.online", "serve.llm", "serve.edge", "feature.online", "store.online", "store.vector")
MATURITY = {"active": 1.0, "preview": 0.4, "closed_to_new": 0.0, "deprecated": 0.0}
DEFAULT_BUDGET = 1000.0  # only compares candidates with each other when a brief names no budget


def score(pattern: Pattern, role: str, usd: Decimal | None, terms: Terms) -> dict[str, float]:
    values = {
        "cost_fit": _cost(role, usd, terms),
        "latency_headroom": _latency(pattern, role, terms),
        "ops_fit": _operations(pattern, terms),
        "portability": pattern.portability / 5 if terms.portable else 1.0,
        "preference": _preference(pattern, role, terms),
        "maturity": MATURITY[pattern.lifecycle.status],
    }
    return {name: round(value, 4) for name, value in values.items()}


def total(scores: dict[str, float]) -> float:
    return round(sum(WEIGHTS[name] * value for name, value in scores.items()), 4)


def share_usd(role: str, terms: Terms) -> float:
    """The part of the budget a role's capability may take."""
    return SHARES[role.split(".", maxsplit=1)[0]] * (terms.budget_usd or DEFAULT_BUDGET)


def _cost(role: str, usd: Decimal | None, terms: Terms) -> float:
    return 0.0 if usd is None else _clamp(1 - float(usd) / share_usd(role, terms))


def _latency(pattern: Pattern, role: str, terms: Terms) -> float:
    if terms.p95_ms is None or role not in ON_PATH:
        return 1.0
    cold = 0.0 if _warm(pattern, terms) else pattern.latency.cold_start_ms
    return _clamp(1 - (pattern.latency.p95_ms + 0.1 * cold) / terms.p95_ms)


def _warm(pattern: Pattern, terms: Terms) -> bool:
    """Always on, or priced with instances that stay warm for this target."""
    own = {name: value for name, value in pattern.params.items() if isinstance(value, int | float)}
    kept = pattern.derived.get("keep_warm", "0")
    return not pattern.latency.scale_to_zero or number(kept, {**terms.names, **own}) > 0


def _operations(pattern: Pattern, terms: Terms) -> float:
    """A full team carries burden 5 at no loss; a team without platform engineers carries little."""
    team = terms.workload.platform_eng
    carry = {0: 1.0, 1: 0.8, 2: 0.6}.get(int(team), 0.4)
    return _clamp(1 - carry * (pattern.ops_burden - 1) / 4)


def _preference(pattern: Pattern, role: str, terms: Terms) -> float:
    if terms.named.intersection(pattern.products):
        return 1.0
    bundle = terms.catalog.archetypes[terms.archetype].bundles.get(terms.cloud, {})
    return 0.7 if bundle.get(role) == pattern.id else 0.2


def _clamp(value: float) -> float:
    return max(0.0, min(1.0, value))
