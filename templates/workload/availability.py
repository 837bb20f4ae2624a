"""What an availability target asks for, whatever the load."""

from __future__ import annotations

TWO_ZONES_PCT, THREE_ZONES_PCT = 99.9, 99.95


def zones(slo_pct: float) -> int:
    """Availability zones, and copies at the least."""
    return 3 if slo_pct >= THREE_ZONES_PCT else 2 if slo_pct >= TWO_ZONES_PCT else 1
