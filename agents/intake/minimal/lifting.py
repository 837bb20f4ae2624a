"""The fewest members of a list that have to go: bans that only help when they are lifted together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Members = tuple[Any, ...]
MOST = 5


def lifted(values: Sequence[Any], holds: Callable[[list[Any]], bool]) -> list[Members]:
    """Sets of members without which the rest holds, none of which could stay; the smallest first, at most five.

    `holds` says whether what is kept can be met. Every member is once the last to be put back, so that each
    that can be part of a way out is found in one.
    """
    found: list[Members] = []
    known: dict[frozenset[Any], bool] = {}

    def fits(kept: list[Any]) -> bool:
        key = frozenset(kept)
        if key not in known:
            known[key] = holds(kept)
        return known[key]

    for last in values:
        gone = _gone([*(v for v in values if v != last), last], fits)
        if gone and gone not in found:
            found.append(gone)
    return sorted(found, key=lambda gone: (len(gone), gone))[:MOST]


def _gone(order: list[Any], fits: Callable[[list[Any]], bool]) -> Members:
    """Members are put back together where they can, else by halves, as long as what is kept can be met."""
    kept: list[Any] = []
    open_ = [order]
    while open_:
        members = open_.pop(0)
        if fits([*kept, *members]):
            kept += members
        elif len(members) > 1:
            open_[:0] = [members[: len(members) // 2], members[len(members) // 2 :]]
    return tuple(sorted(member for member in order if member not in kept))
