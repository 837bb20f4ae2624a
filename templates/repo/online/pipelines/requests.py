"""Requests as a caller would send them, made from the synthetic sample."""

from __future__ import annotations

from typing import Any

import polars as pl

from mlsystem import domain
from mlsystem.sample import Sample


def bodies(sample: Sample, limit: int) -> list[dict[str, Any]]:
    """JSON bodies for POST /predict: the record and its activity before the decision."""
    chosen = sample.records.head(limit)
    events = sample.activity.filter(pl.col(domain.ENTITY).is_in(chosen[domain.ENTITY].implode()))
    past = _past(chosen, events)
    return [
        {**row, "at": row["at"].isoformat(), "activity": past.get(row[domain.ENTITY], [])}
        for row in chosen.iter_rows(named=True)
    ]


def _past(records: pl.DataFrame, events: pl.DataFrame) -> dict[str, list[dict[str, Any]]]:
    moments = {row[domain.ENTITY]: row["at"] for row in records.iter_rows(named=True)}
    found: dict[str, list[dict[str, Any]]] = {}
    for event in events.sort("at").iter_rows(named=True):
        if event["at"] < moments[event[domain.ENTITY]]:
            item = {"at": event["at"].isoformat(), "amount": event["amount"]}
            found.setdefault(event[domain.ENTITY], []).append(item)
    return found
