"""When scores become an alert: several readings in a row, then silence for a while. One function for both.

Training replays it to set the threshold that keeps to the alert budget; the stream calls it for each reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Memory:
    """What is remembered of an asset: readings in a row above the threshold, and until when it is quiet."""

    above: int = 0
    quiet_until: datetime | None = None


def step(
    memory: Memory, at: datetime, score: float, threshold: float, rules: dict[str, Any]
) -> tuple[Memory, bool]:
    """(new memory, whether an alert is raised). `rules` is conf/detector.toml."""
    above = memory.above + 1 if score >= threshold else 0
    if above < rules["confirm"] or (memory.quiet_until is not None and at < memory.quiet_until):
        return Memory(above, memory.quiet_until), False
    return Memory(0, at + timedelta(hours=rules["quiet_hours"])), True


def replay(
    rows: Iterable[tuple[str, datetime]], scores: Sequence[float], threshold: float, rules: dict[str, Any]
) -> list[bool]:
    """Whether an alert is raised at each (asset, time), which come in order of time."""
    memories: dict[str, Memory] = {}
    raised = []
    for (asset, at), score in zip(rows, scores, strict=True):
        memories[asset], alert = step(memories.get(asset, Memory()), at, score, threshold, rules)
        raised.append(alert)
    return raised


def weeks(moments: Sequence[datetime]) -> float:
    """Length of the time the moments span, at least an hour."""
    return max((max(moments) - min(moments)).total_seconds(), 3600.0) / (7 * 86_400)


def watched(rows: Sequence[tuple[str, datetime]], counted_for: str) -> float:
    """Weeks of the fleet, or of all its assets together where alerts are counted for each `asset`."""
    assets = len({asset for asset, _ in rows}) if counted_for == "asset" else 1
    return weeks([at for _, at in rows]) * assets


def calibrate(rows: Sequence[tuple[str, datetime]], scores: Sequence[float], rules: dict[str, Any]) -> float:
    """The lowest threshold that keeps normal readings within `false_alerts_per_week`."""
    allowed = rules["false_alerts_per_week"] * watched(rows, rules["counted_for"])
    tried = np.quantile(scores, 1 - np.geomspace(1e-4, 0.3, 80))
    chosen = float(np.max(scores)) + 1e-9
    for threshold in tried:
        if sum(replay(rows, scores, float(threshold), rules)) > allowed:
            break
        chosen = float(threshold)
    return chosen
