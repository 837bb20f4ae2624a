"""Requests as a caller would send them, made from the synthetic sample."""

from __future__ import annotations

from typing import Any

from mlsystem.sample import Sample


def bodies(sample: Sample, limit: int) -> list[dict[str, Any]]:
    """JSON bodies for POST /predict: the record alone, since what happened lately comes from the stream."""
    rows = sample.records.head(limit).iter_rows(named=True)
    return [{**row, "at": row["at"].isoformat()} for row in rows]
