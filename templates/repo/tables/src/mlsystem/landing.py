"""The landing zone: parquet files under `<table>/dt=YYYY-MM-DD/`, named by arrival and content.

Writing the same rows again writes no second file, and of rows with the same key the last to arrive is read,
so a repeated delivery never becomes a duplicate and a correction holds. A late row goes to its own day.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from mlsystem import arrivals


def land(frame: pl.DataFrame, table: str, root: Path, time: str = "at") -> list[Path]:
    """Write `frame` by event day; returns the files that now hold it."""
    days = frame.with_columns(pl.col(time).dt.strftime("%Y-%m-%d").alias("dt"))
    return [
        _write(part.drop("dt"), root, f"{table}/dt={day}")
        for (day,), part in sorted(days.group_by("dt", maintain_order=True), key=lambda item: str(item[0]))
    ]


def read(table: str, root: Path, key: list[str]) -> pl.DataFrame:
    """Everything landed for `table` by day, one row per `key`: the last that came."""
    files = arrivals.files(root, table, "parquet")
    if not files:
        raise FileNotFoundError(f"nothing landed for {table}")
    landed = pl.concat([_dated(path) for path in files])
    return landed.unique(key, keep="last", maintain_order=True).sort("dt", maintain_order=True).drop("dt")


def snapshot_id(table: str, root: Path) -> str:
    """Names the exact data a model was trained on."""
    return arrivals.identity(arrivals.files(root, table, "parquet"))


def _dated(path: Path) -> pl.DataFrame:
    rows = pl.read_parquet(path, hive_partitioning=False)
    return rows.with_columns(pl.lit(path.parent.name).alias("dt"))


def _write(part: pl.DataFrame, root: Path, folder: str) -> Path:
    path = arrivals.place(root, folder, part.write_csv().encode(), "parquet")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        part.write_parquet(draft)
        draft.replace(path)
    return path
