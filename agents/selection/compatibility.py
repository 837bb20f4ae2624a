"""Pairs that must fit: what one pattern requires, another chosen one must provide."""

from __future__ import annotations

from agents.selection.candidate import Candidate
from agents.selection.shortlist import Shortlist
from templates.catalog.compatibility import Unmet, unmet

TRIES = 12


def settle(chosen: dict[str, Candidate], lists: dict[str, Shortlist]) -> list[Unmet]:
    """Swap patterns until every requirement is met; what stays open is returned. Changes `chosen`."""
    for _ in range(TRIES):
        open_ = unmet({role: c.pattern for role, c in chosen.items()})
        if not open_ or not _improve(chosen, lists, len(open_)):
            return open_
    return unmet({role: c.pattern for role, c in chosen.items()})


def _improve(chosen: dict[str, Candidate], lists: dict[str, Shortlist], before: int) -> bool:
    """The one swap that closes most requirements at the least loss of score."""
    best: tuple[float, float, str, Candidate] | None = None
    for role, current in chosen.items():
        for other in lists[role].survivors:
            trial = {r: c.pattern for r, c in chosen.items()} | {role: other.pattern}
            left = len(unmet(trial))
            key = (float(left), current.score - other.score, role, other)
            if left < before and (best is None or key[:3] < best[:3]):
                best = key
    if best is not None:
        chosen[best[2]] = best[3]
    return best is not None
