"""When a drift index means something: its size under no drift depends on how much data it was computed from."""

from __future__ import annotations

CHI2_99 = {5: 15.086, 9: 21.666, 19: 36.191}
"""99 % quantile of χ² by degrees of freedom (bins − 1)."""


def psi_threshold(n_reference: int, n_current: int, bins: int = 10) -> float:
    """PSI that identical data exceeds in 1 % of windows: (1/n_ref + 1/n_cur) · χ²₀.₉₉(bins − 1).

    10 bins and 10,000 reference rows: 200 rows → 0.110, 500 → 0.046, 1,000 → 0.024.
    """
    return (1 / n_reference + 1 / n_current) * CHI2_99[bins - 1]
