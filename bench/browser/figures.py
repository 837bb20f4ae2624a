from __future__ import annotations

from collections.abc import Sequence


def percentiles(values: Sequence[float]) -> dict[str, float]:
    """p50, p95 and the largest, in the unit given."""
    ordered = sorted(values)
    if not ordered:
        return {}
    at = {"p50": len(ordered) // 2, "p95": int(len(ordered) * 0.95), "max": len(ordered) - 1}
    return {name: round(ordered[min(index, len(ordered) - 1)], 1) for name, index in at.items()}
