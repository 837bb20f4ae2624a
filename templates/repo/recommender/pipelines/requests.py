"""Requests as callers would send them, made from the synthetic sample."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import polars as pl

from mlsystem import domain
from mlsystem.sample import Sample


def events(table: pl.DataFrame) -> list[dict[str, Any]]:
    """JSON bodies of POST /events, at most 500 events each."""
    rows = table.with_columns(pl.col("at").dt.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00")).to_dicts()
    return [{"events": rows[i : i + 500]} for i in range(0, len(rows), 500)]


def recommendations(data: Sample, until: datetime, most: int, days: int = 14) -> list[dict[str, Any]]:
    """JSON bodies of POST /recommend: one when a user comes back, in the `days` before `until`."""
    window = data.events.filter((pl.col("at") < until) & (pl.col("at") >= until - timedelta(days=days)))
    visits = window.group_by(domain.USER, pl.col("at").dt.date().alias("day")).agg(pl.col("at").min())
    return [
        {
            "request_id": f"{row['day']}-{row[domain.USER]}",
            domain.USER: row[domain.USER],
            "at": row["at"].isoformat(),
        }
        for row in visits.sort(domain.USER, "day").head(most).iter_rows(named=True)
    ]
