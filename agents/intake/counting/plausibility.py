"""Figures that no system has: they were read from words that mean something else, and are not taken for facts."""

from __future__ import annotations

from functools import cache

from agents.intake.mention import Mention
from agents.intake.words import load


@cache
def limits() -> dict[str, tuple[float, float]]:
    """Field → (least, most), in the field's unit."""
    return {field: (low, high) for field, (low, high) in load("plausible").items()}


def is_plausible(mention: Mention) -> bool:
    """Whether the value is one that a system may have; what is no number, or has no limits, always is."""
    if mention.field not in limits() or isinstance(mention.value, bool) or not isinstance(mention.value, int | float):
        return True
    low, high = limits()[mention.field]
    return low <= mention.value <= high
