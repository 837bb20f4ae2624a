"""Candidates that score alike: what decides is what they are, not a trifle of the brief."""

from __future__ import annotations

from collections.abc import Callable

from agents.selection.candidate import Candidate

ALIKE, ALIKE_USD = 0.005, 20.0


def settled(ranked: list[Candidate], asked: Callable[[Candidate], object]) -> list[Candidate]:
    """`ranked` with its first among equals in front: most portable, least work, then cheapest. `asked` tells what the
    brief wishes for, which no equal without it replaces.
    """
    near = [c for c in ranked if asked(c) == asked(ranked[0]) and ranked[0].score - c.score <= ALIKE]
    alike = [c for c in near if c.usd - ranked[0].usd <= ALIKE_USD]
    if len(alike) < 2:
        return ranked
    first = min(alike, key=lambda c: (-c.pattern.portability, c.pattern.ops_burden, c.usd, c.pattern.id))
    return [first, *(c for c in ranked if c is not first)]
