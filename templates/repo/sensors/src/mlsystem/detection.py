"""What a run of alerts was worth: faults found, how early, and how often people came for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from mlsystem import alarms
from mlsystem.contracts import Record
from mlsystem.gates import Metrics


def outcome(records: Sequence[Record], raised: Sequence[bool], counted_for: str) -> Metrics:
    """`records` have a label and come in order of time; false alerts are counted for each `asset` or for the
    `fleet`. Nothing caught means a lead of 0 hours."""
    faults = {r["order"] for r in records if r["fault"]}
    first: dict[str, float] = {}
    for record, alert in zip(records, raised, strict=True):
        if alert and record["fault"]:
            first.setdefault(record["order"], _hours_left(record, records))
    false = sum(alert and not r["fault"] for r, alert in zip(records, raised, strict=True))
    return {
        "events_caught": len(first) / len(faults) if faults else 0.0,
        "lead_hours": float(median(first.values())) if first else 0.0,
        "false_alerts_per_week": false
        / alarms.watched([(r["asset"], r["at"]) for r in records], counted_for),
    }


def _hours_left(record: Record, records: Sequence[Record]) -> float:
    """From this reading to the last one before somebody found the fault."""
    last = max(r["at"] for r in records if r["order"] == record["order"])
    return float((last - record["at"]).total_seconds()) / 3600
