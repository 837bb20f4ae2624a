"""Demanded products that no part of the design could use, and the limits that keep them out of it."""

from __future__ import annotations

from agents.selection.filters import eliminate
from agents.selection.terms import Terms
from agents.vocabulary import WAITING
from core.plan import Elimination
from templates.catalog.pattern import Pattern

ANSWERS = "serve.online"
LATER = ("serve.batch", "serve.async")
WAITED_MS = 10_000.0


def reasons(names: frozenset[str], terms: Terms) -> list[Elimination]:
    """Why each pattern that uses the product stays out, in every role it could fill; [] where one could be used."""
    patterns = [
        p for p in terms.catalog.patterns.values() if names & set(p.products) and p.cloud in (terms.cloud, "any")
    ]
    found = [out for pattern in patterns for role in pattern.roles if (out := _out(pattern, role, terms)) is not None]
    return found if len(found) == sum(len(pattern.roles) for pattern in patterns) else []


def _out(pattern: Pattern, role: str, terms: Terms) -> Elimination | None:
    if role in LATER and ANSWERS not in pattern.roles and _waited(terms):
        reason = "its results come later, and somebody waits for each answer"
        return Elimination(pattern_id=pattern.id, role=role, rule="LAT-01", reason=reason)
    return eliminate(pattern, role, terms)


def _waited(terms: Terms) -> bool:
    """The brief asks for an answer within seconds, on request."""
    mode, asked = terms.constraints.serving_mode, terms.constraints.latency.asked
    return mode is not None and mode.value in WAITING and asked is not None and asked.value <= WAITED_MS
