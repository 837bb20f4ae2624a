"""Numbers in sentences."""

from __future__ import annotations


def figure(value: float) -> str:
    """12000.0 → "12,000", 41.66667 → "41.667", 99.999 → "99.999": never an exponent, never more than five digits."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.5g}" if abs(value) >= 0.001 or not value else f"{value:.6f}".rstrip("0")
