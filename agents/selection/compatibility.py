"""Pairs that must fit: what one pattern requires, another chosen one must provide."""

from __future__ import annotations

from itertools import combinations

from agents.selection.candidate import Candidate
from agents.selection.shortlist import Shortlist
from templates.catalog.compatibility import Unmet, unmet

TRIES = 12


def settle(chosen: dict[str, Candidate], lists: dict[str, Shortlist]) -> list[Unmet]:
    """Swap patterns until every requirement is met; what stays open is returned. Changes `chosen`."""
    for _ in range(TRIES):
        open_ = unmet({role: c.pattern for role, c in chosen.items()})
        if not open_ or not (_improve(chosen, lists, len(open_)) or _improve_twice(chosen, lists, len(open_))):
            return open_
    return unmet({role: c.pattern for role, c in chosen.items()})


def _improve(chosen: dict[str, Candidate], lists: dict[str, Shortlist], before: int) -> bool:
    """The one swap that closes most requirements at the least loss of score."""
    best: tuple[float, float, str, Candidate] | None = None
    for role, other in _swaps(chosen, lists):
        key = (float(_left(chosen, {role: other})), chosen[role].score - other.score, role, other)
        if key[0] < before and (best is None or key[:3] < best[:3]):
            best = key
    if best is not None:
        chosen[best[2]] = best[3]
    return best is not None


def _improve_twice(chosen: dict[str, Candidate], lists: dict[str, Shortlist], before: int) -> bool:
    """Where no single swap helps: the two together that close most, such as a cache and the cluster it runs in."""
    best: tuple[float, float, list[tuple[str, Candidate]]] | None = None
    for (one, first), (two, second) in combinations(_swaps(chosen, lists), 2):
        if one == two:
            continue
        lost = chosen[one].score - first.score + chosen[two].score - second.score
        key = (float(_left(chosen, {one: first, two: second})), lost, [(one, first), (two, second)])
        if key[0] < before and (best is None or key[:2] < best[:2]):
            best = key
    if best is not None:
        chosen.update(best[2])
    return best is not None


def _swaps(chosen: dict[str, Candidate], lists: dict[str, Shortlist]) -> list[tuple[str, Candidate]]:
    return [(role, other) for role, now in chosen.items() for other in lists[role].survivors if other is not now]


def _left(chosen: dict[str, Candidate], swapped: dict[str, Candidate]) -> int:
    return len(unmet({role: c.pattern for role, c in (chosen | swapped).items()}))
