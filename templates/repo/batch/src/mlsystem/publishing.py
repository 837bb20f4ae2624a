"""A scored table that readers see whole or not at all: write, check, then move one pointer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl

from mlsystem import domain

POINTER = "current.json"
# The newest list for systems that read text, under one name; each run date keeps its own.
HANDED_OVER = "list.csv"


class PublishError(Exception):
    """The new table was not good enough; readers keep the one before."""


def publish(scores: pl.DataFrame, run_date: date, root: Path, min_share_of_last: float = 0.5) -> Path:
    """Write the table of `run_date` and point readers at it. Repeating a run replaces its own table only."""
    problems = check(scores, current(root), min_share_of_last)
    if problems:
        raise PublishError("; ".join(problems))
    path = root / f"run_date={run_date.isoformat()}" / "scores.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    scores.write_parquet(draft)
    draft.replace(path)
    _hand_over(scores, path.with_name(HANDED_OVER), root / HANDED_OVER)
    _point(root, {"run_date": run_date.isoformat(), "path": path.relative_to(root).as_posix()})
    return path


def _hand_over(scores: pl.DataFrame, *paths: Path) -> None:
    """The table as UTF-8 text with a heading, the highest first; each file appears whole."""
    for path in paths:
        draft = path.with_suffix(".draft")
        scores.write_csv(draft)
        draft.replace(path)


def current(root: Path) -> pl.DataFrame | None:
    """The table readers see now; None before the first run."""
    pointer = root / POINTER
    if not pointer.is_file():
        return None
    return pl.read_parquet(root / json.loads(pointer.read_text())["path"], hive_partitioning=False)


def check(scores: pl.DataFrame, last: pl.DataFrame | None, min_share_of_last: float) -> list[str]:
    """What is wrong with a table about to be published."""
    p = pl.col(domain.ANSWER)
    outside = scores.filter(p.is_null() | p.is_nan() | ~p.is_between(0, domain.HIGHEST)).height
    problems = {
        "the table is empty": scores.height == 0,
        f"{outside} values are missing or outside 0..{domain.HIGHEST:g}": outside > 0,
        "an entity appears twice": scores["entity"].n_unique() != scores.height,
        "far fewer rows than last time": last is not None and scores.height < last.height * min_share_of_last,
    }
    return [text for text, holds in problems.items() if holds]


def _point(root: Path, value: dict[str, str]) -> None:
    draft = root / "current.draft"
    draft.write_text(json.dumps(value, sort_keys=True) + "\n")
    draft.replace(root / POINTER)
