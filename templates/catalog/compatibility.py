"""Pairwise compatibility: what a pattern requires, some other chosen pattern (or role) must provide."""

from __future__ import annotations

from collections.abc import Iterable

from core.constraints import Strict
from templates.catalog.pattern import Pattern


class Unmet(Strict):
    """`needs` is one token or several alternatives, e.g. ["kinesis", "kafka"]."""

    pattern_id: str
    needs: list[str]


def unmet(chosen: dict[str, Pattern]) -> list[Unmet]:
    """Requirements that no pattern of `chosen` (role → pattern) provides, in role order."""
    tokens = provided(chosen)
    return [
        Unmet(pattern_id=pattern.id, needs=alternatives)
        for pattern in chosen.values()
        for alternatives in (need.split("|") for need in pattern.requires)
        if tokens.isdisjoint(alternatives)
    ]


def provided(chosen: dict[str, Pattern]) -> set[str]:
    """Every token on offer: a role that is filled counts as provided."""
    return {*chosen, *_tokens(chosen.values())}


def _tokens(patterns: Iterable[Pattern]) -> Iterable[str]:
    return (token for pattern in patterns for token in pattern.provides)
