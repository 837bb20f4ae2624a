"""A table of results that readers see whole or not at all: write, check, then move one pointer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

POINTER = "current.json"


class PublishError(Exception):
    """The new results were not good enough; readers keep the ones before."""


def publish(rows: list[dict[str, Any]], total: int, run_date: date, root: Path, min_valid: float) -> Path:
    """`rows` are what may be published of `total`. Repeating a run replaces its own table only."""
    if not rows or len(rows) / total < min_valid:
        raise PublishError(f"only {len(rows)} of {total} can be published")
    path = root / f"run_date={run_date.isoformat()}" / "rows.jsonl"
    write(path, rows)
    pointer = {"run_date": run_date.isoformat(), "path": path.relative_to(root).as_posix(), "rows": len(rows)}
    _replace(root / POINTER, json.dumps(pointer, sort_keys=True) + "\n")
    return path


def current(root: Path) -> list[dict[str, Any]]:
    """The results readers see now; empty before the first run."""
    pointer = root / POINTER
    if not pointer.is_file():
        return []
    return rows(root / json.loads(pointer.read_text())["path"])


def rows(path: Path) -> list[dict[str, Any]]:
    """What `write` has written; none where it has not."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    _replace(path, "".join(json.dumps(row, sort_keys=True, ensure_ascii=False) + "\n" for row in rows))


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
