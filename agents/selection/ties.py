"""Candidates that score alike: what decides is what they are, not a trifle of the brief."""

from __future__ import annotations

from collections.abc import Callable

from agents.selection.candidate import Candidate

ALIKE, ALIKE_USD = 0.005, 20.0


def settled(ranked: list[Candidate], asked: Callable[[Candidate], object]) -> list[Candidate]:
    """`ranked` with its first among equals in front: most portable, least work, then cheapest. `asked` tells what the
    brief wishes for; neither that nor what is usual is given up for an equal.
    """
    alike = [c for c in ranked if _alike(c, ranked[0]) and asked(c) == asked(ranked[0])]
    if len(alike) < 2:
        return ranked
    first = min(alike, key=lambda c: (-c.pattern.portability, c.pattern.ops_burden, c.usd, c.pattern.id))
    return [first, *(c for c in ranked if c is not first)]


def _alike(one: Candidate, best: Candidate) -> bool:
    near = best.score - one.score <= ALIKE and one.usd - best.usd <= ALIKE_USD
    return near and one.scores["preference"] == best.scores["preference"]
