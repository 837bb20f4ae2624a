"""Tables that readers see whole or not at all: each run writes its own, then one pointer moves to it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl

POINTER = "current.json"
STAMP = "%Y%m%dT%H%M%S%fZ"


class PublishError(Exception):
    """The new table was not good enough; readers keep the one before."""


def publish(table: pl.DataFrame, run_date: date, root: Path, problems: list[str], made_at: datetime) -> Path:
    """Write the table that was made for `run_date` at a moment, and point readers at it.

    What another run published stays as it was; a run repeated with its own moment replaces its own table.
    """
    if problems:
        raise PublishError("; ".join(problems))
    run = made_at.astimezone(UTC).strftime(STAMP)
    path = _folder(root, run_date) / f"run={run}" / "table.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    table.write_parquet(draft)
    draft.replace(path)
    _point(root, {"run_date": run_date.isoformat(), "run": run, "path": path.relative_to(root).as_posix()})
    return path


def current(root: Path) -> pl.DataFrame | None:
    """The table readers see now; None before the first run."""
    found = pointer(root)
    return pl.read_parquet(root / found["path"], hive_partitioning=False) if found else None


def pointer(root: Path) -> dict[str, Any] | None:
    """What readers follow: `run_date`, `run` and `path`; None before the first run."""
    path = root / POINTER
    return dict(json.loads(path.read_text())) if path.is_file() else None


def moments(root: Path, run_date: date) -> list[datetime]:
    """When the tables of a run date were made, first one first."""
    return [_moment(path) for path in sorted(_folder(root, run_date).glob("run=*/table.parquet"))]


def of_date(root: Path, run_date: date, by: datetime | None = None) -> pl.DataFrame | None:
    """The newest table of a run date; with `by` the newest made until then, else the first."""
    paths = sorted(_folder(root, run_date).glob("run=*/table.parquet"))
    if not paths:
        return None
    chosen = [path for path in paths if by is None or _moment(path) <= by] or paths[:1]
    return pl.read_parquet(chosen[-1], hive_partitioning=False)


def _folder(root: Path, run_date: date) -> Path:
    return root / f"run_date={run_date.isoformat()}"


def _moment(path: Path) -> datetime:
    return datetime.strptime(path.parent.name.removeprefix("run="), STAMP).replace(tzinfo=UTC)


def _point(root: Path, value: dict[str, str]) -> None:
    draft = root / "current.draft"
    draft.write_text(json.dumps(value, sort_keys=True) + "\n")
    draft.replace(root / POINTER)
