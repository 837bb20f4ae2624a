"""The vocabulary `domain.py` is written in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Numeric:
    """A number in [low, high]. `weight` is its pull on the label in the synthetic sample only."""

    name: str
    low: float
    high: float
    weight: float = 0.0
    log: bool = False


@dataclass(frozen=True)
class Category:
    """One of `values`; `weights` as for `Numeric`, one per value."""

    name: str
    values: tuple[str, ...]
    weights: tuple[float, ...]
