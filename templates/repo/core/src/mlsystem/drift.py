"""Population drift: PSI that must be both large enough to matter and larger than chance.

PSI on finite samples is never zero. Under no drift it is distributed about
(1/n_ref + 1/n_cur)·χ²(B-1), so the alert asks for an effect size *and* for significance, corrected for the
number of columns looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ColumnDrift:
    column: str
    psi: float
    threshold: float
    fired: bool


@dataclass(frozen=True)
class DriftReport:
    """`status` is `too_few` when the window is smaller than the minimum: silence is then not an all-clear."""

    status: str
    n_current: int
    columns: list[ColumnDrift]

    @property
    def fired(self) -> list[str]:
        return [c.column for c in self.columns if c.fired]


def edges(reference: Floats, bins: int = 10) -> Floats:
    """Inner quantile edges of the reference; one dominant value gets a bin of its own."""
    cuts = np.unique(np.quantile(reference, np.linspace(0, 1, bins + 1)[1:-1]))
    return np.r_[np.nextafter(cuts[0], -np.inf), cuts] if len(cuts) == 1 else cuts


def shares(values: Floats, cuts: Floats) -> Floats:
    """Share of `values` per bin, with half a count in each so that an empty bin stays finite."""
    counts = np.bincount(np.searchsorted(cuts, values, side="left"), minlength=len(cuts) + 1) + 0.5
    return np.asarray(counts / counts.sum(), dtype=np.float64)


def psi(reference: Floats, current: Floats, cuts: Floats) -> float:
    before, after = shares(reference, cuts), shares(current, cuts)
    return float(np.sum((after - before) * np.log(after / before)))


def threshold(n_ref: int, n_cur: int, bins: int, effect: float, alpha: float) -> float:
    """The larger of the effect floor and the (1-alpha) quantile of PSI under no drift."""
    chance = (1 / n_ref + 1 / n_cur) * float(chi2.ppf(1 - alpha, max(bins - 1, 1)))
    return max(effect, chance)


def compare(
    reference: Mapping[str, Floats],
    current: Mapping[str, Floats],
    *,
    min_n: int = 500,
    effect: float = 0.2,
    alpha: float = 0.01,
) -> DriftReport:
    """Every column of `reference` against the same column of `current`."""
    n_current = min((len(v) for v in current.values()), default=0)
    if n_current < min_n:
        return DriftReport("too_few", n_current, [])
    found = [
        _column(name, reference[name], current[name], effect, alpha / len(reference))
        for name in sorted(reference)
    ]
    return DriftReport("compared", n_current, found)


def _column(name: str, reference: Floats, current: Floats, effect: float, alpha: float) -> ColumnDrift:
    cuts = edges(reference)
    value = psi(reference, current, cuts)
    limit = threshold(len(reference), len(current), len(cuts) + 1, effect, alpha)
    return ColumnDrift(name, round(value, 6), round(limit, 6), value > limit)
