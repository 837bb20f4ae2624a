"""The landing zone: parquet files under `<table>/dt=YYYY-MM-DD/`, named by their content.

Writing the same rows again writes the same file, and reading drops keys seen before, so a repeated or
overlapping delivery never becomes a duplicate. A late row goes to the day it happened, not the day it came.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl


def land(frame: pl.DataFrame, table: str, root: Path, time: str = "at") -> list[Path]:
    """Write `frame` by event day; returns the files that now hold it."""
    days = frame.with_columns(pl.col(time).dt.strftime("%Y-%m-%d").alias("dt"))
    return [
        _write(part.drop("dt"), root / table / f"dt={day}")
        for (day,), part in sorted(days.group_by("dt", maintain_order=True), key=lambda item: str(item[0]))
    ]


def read(table: str, root: Path, key: list[str]) -> pl.DataFrame:
    """Everything landed for `table`, one row per `key`, oldest file first."""
    files = sorted((root / table).glob("dt=*/*.parquet"))
    if not files:
        raise FileNotFoundError(f"nothing landed for {table}")
    landed = pl.read_parquet(files, hive_partitioning=False)
    return landed.unique(key, keep="first", maintain_order=True)


def snapshot_id(table: str, root: Path) -> str:
    """Names the exact data a model was trained on: the hash of the files' names, which are content hashes."""
    names = [p.relative_to(root).as_posix() for p in sorted((root / table).glob("dt=*/*.parquet"))]
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


def _write(part: pl.DataFrame, folder: Path) -> Path:
    digest = hashlib.sha256(part.write_csv().encode()).hexdigest()[:16]
    path = folder / f"part-{digest}.parquet"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        part.write_parquet(draft)
        draft.replace(path)
    return path
