"""What the system is worth: how often users pick what they were shown, against the popularity list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import erf, sqrt
from typing import Any

import polars as pl

from mlsystem import domain, slates

WITHIN = timedelta(days=1)
LEAST = 200
Picks = dict[tuple[str, str], list[datetime]]


@dataclass(frozen=True)
class Arm:
    """`picked` of `shown` answers had at least one of their items picked within WITHIN."""

    shown: int
    picked: int

    @property
    def rate(self) -> float:
        return self.picked / self.shown if self.shown else float("nan")


def compare(entries: list[dict[str, Any]], events: pl.DataFrame, now: datetime) -> dict[str, Any]:
    """Rates per arm with a two-sided test; `pending` until both arms have LEAST answers old enough."""
    picks: Picks = {}
    for event in events.iter_rows(named=True):
        picks.setdefault((event[domain.USER], event[domain.ITEM]), []).append(event["at"])
    ripe = [e for e in entries if datetime.fromisoformat(e["at"]) + WITHIN <= now and not e["degraded"]]
    found = {
        name: _arm([e for e in ripe if e["arm"] == name], picks)
        for name in (slates.CONTROL, slates.TREATMENT)
    }
    control, treatment = found[slates.CONTROL], found[slates.TREATMENT]
    counts = {name: {"shown": arm.shown, "picked": arm.picked} for name, arm in found.items()}
    if min(control.shown, treatment.shown) < LEAST:
        return {"status": "pending", "arms": counts}
    gap = treatment.rate - control.rate
    p_value = two_sided(control, treatment)
    return {"status": "measured", "arms": counts, "difference": gap, "p_value": p_value}


def two_sided(a: Arm, b: Arm) -> float:
    """Probability of a difference at least this large if both rates were the same (normal approximation)."""
    pooled = (a.picked + b.picked) / (a.shown + b.shown)
    spread = sqrt(pooled * (1 - pooled) * (1 / a.shown + 1 / b.shown))
    if spread == 0:
        return 1.0
    return 1 - erf(abs(a.rate - b.rate) / spread / sqrt(2))


def _arm(entries: list[dict[str, Any]], picks: Picks) -> Arm:
    return Arm(len(entries), sum(_was_picked(entry, picks) for entry in entries))


def _was_picked(entry: dict[str, Any], picks: Picks) -> bool:
    at = datetime.fromisoformat(entry["at"])
    times = (time for item in entry["items"] for time in picks.get((entry["user"], item), []))
    return any(at <= time <= at + WITHIN for time in times)
