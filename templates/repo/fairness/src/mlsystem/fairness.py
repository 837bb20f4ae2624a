"""Whether groups of people are treated alike by who is picked: shares picked, and shares of errors."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlsystem.gate_checks import GateCheck

Flags = NDArray[np.bool_]
Rates = dict[str, tuple[float, int]]


def judge(groups: pl.DataFrame, y: Flags, chosen: Flags, limits: dict[str, Any]) -> list[GateCheck]:
    """Two checks a column of `groups`, which has a row per outcome; null where nobody knows the group."""
    checks = []
    for column in groups.columns:
        values = groups[column].to_numpy()
        alike = rates(values, np.ones(len(y), dtype=np.bool_), chosen, limits["group_least"])
        checks.append(_impact(column, alike, limits))
        checks.append(_odds(column, values, y, chosen, limits))
    return checks


def rates(values: NDArray[Any], among: Flags, chosen: Flags, least: int) -> Rates:
    """Group → (share picked, rows) of the rows of `among`, for groups with enough of them."""
    found = {str(name): (values == name) & among for name in sorted({v for v in values if v is not None})}
    return {
        name: (float(np.mean(chosen[rows])), int(rows.sum()))
        for name, rows in found.items()
        if rows.sum() >= least
    }


def _impact(column: str, alike: Rates, limits: dict[str, Any]) -> GateCheck:
    name = f"impact ratio by {column}"
    if len(alike) < 2:
        return GateCheck(
            name, False, f"{len(alike)} groups of {limits['group_least']} rows are known, needs 2"
        )
    low, high = _ends(alike)
    ratio = alike[low][0] / alike[high][0] if alike[high][0] else 1.0
    apart = _apart(alike[low], alike[high])
    passed = ratio >= limits["impact_least"] or apart <= limits["chance"]
    detail = f"{ratio:.3f} between {low} and {high}, {apart:.1f} standard errors apart"
    return GateCheck(name, passed, f"{detail}, needs at least {limits['impact_least']}")


def _odds(column: str, values: NDArray[Any], y: Flags, chosen: Flags, limits: dict[str, Any]) -> GateCheck:
    """The wider of two gaps: of those with the outcome, and of those without it, that are picked."""
    widest, passed, detail = 0.0, True, "too few rows to compare"
    for what, among in (("positives", y), ("others", ~y)):
        alike = rates(values, among, chosen, limits["group_least"])
        if len(alike) < 2:
            continue
        low, high = _ends(alike)
        gap, apart = alike[high][0] - alike[low][0], _apart(alike[low], alike[high])
        passed = passed and (gap <= limits["odds_gap_most"] or apart <= limits["chance"])
        if gap >= widest:
            widest = gap
            detail = f"{gap:.3f} of {what} between {low} and {high}, {apart:.1f} standard errors apart"
    return GateCheck(f"odds gap by {column}", passed, f"{detail}, allows {limits['odds_gap_most']}")


def _ends(alike: Rates) -> tuple[str, str]:
    """The groups with the smallest and the largest share."""
    ordered = sorted(alike, key=lambda name: alike[name][0])
    return ordered[0], ordered[-1]


def _apart(one: tuple[float, int], other: tuple[float, int]) -> float:
    """The gap of two shares in standard errors of what both have together."""
    both = (one[0] * one[1] + other[0] * other[1]) / (one[1] + other[1])
    error = np.sqrt(both * (1 - both) * (1 / one[1] + 1 / other[1]))
    return float(abs(one[0] - other[0]) / error) if error else 0.0
