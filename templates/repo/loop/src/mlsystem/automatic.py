"""Trainings the policy started by itself: why each one ran, and how many the last week has seen.

A week ends an hour sooner than the calendar's: a run starts a little sooner or later than the week before.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

WEEK = timedelta(days=7) - timedelta(hours=1)
NOTE = "retraining.json"


def record(root: Path, version: str, reasons: list[str], at: datetime) -> None:
    """Kept beside the version in the registry `root`; what a person trains has no such note."""
    note = {"at": at.isoformat(), "reasons": reasons}
    (root / version / NOTE).write_text(json.dumps(note, indent=2, sort_keys=True) + "\n")


def this_week(root: Path, now: datetime) -> int:
    """Trainings recorded in the week up to `now`, whether or not a gate let their version pass."""
    return sum(now - WEEK < _moment(path) <= now for path in root.glob(f"v*/{NOTE}"))


def _moment(path: Path) -> datetime:
    return datetime.fromisoformat(json.loads(path.read_text())["at"])
