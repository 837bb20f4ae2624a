"""A month as bills count it."""

from __future__ import annotations

HOURS = 730.0
SECONDS = 2.628e6
DAYS_A_MONTH = 30.4
