"""A table that readers see whole or not at all: write it, then move one pointer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

POINTER = "current.json"


class PublishError(Exception):
    """The new table was not good enough; readers keep the one before."""


def publish(table: pl.DataFrame, run_date: date, root: Path, problems: list[str]) -> Path:
    """Write the table of `run_date` and point readers at it. Repeating a run replaces its own table only."""
    if problems:
        raise PublishError("; ".join(problems))
    path = root / f"run_date={run_date.isoformat()}" / "table.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    table.write_parquet(draft)
    draft.replace(path)
    _point(root, {"run_date": run_date.isoformat(), "path": path.relative_to(root).as_posix()})
    return path


def current(root: Path) -> pl.DataFrame | None:
    """The table readers see now; None before the first run."""
    found = pointer(root)
    return pl.read_parquet(root / found["path"], hive_partitioning=False) if found else None


def pointer(root: Path) -> dict[str, Any] | None:
    """What readers follow: `run_date` and `path`; None before the first run."""
    path = root / POINTER
    return dict(json.loads(path.read_text())) if path.is_file() else None


def of_date(root: Path, run_date: date) -> pl.DataFrame | None:
    """The table published for one run date, if there is one."""
    path = root / f"run_date={run_date.isoformat()}" / "table.parquet"
    return pl.read_parquet(path, hive_partitioning=False) if path.is_file() else None


def _point(root: Path, value: dict[str, str]) -> None:
    draft = root / "current.draft"
    draft.write_text(json.dumps(value, sort_keys=True) + "\n")
    draft.replace(root / POINTER)
