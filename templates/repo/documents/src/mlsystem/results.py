"""Results of a day, a file a run: added to what earlier runs found and never overwritten."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mlsystem.registry import sha256

Row = Mapping[str, Any]


class PublishError(Exception):
    """Too little of a run was sound: what it found waits for people, readers keep what was there before."""


def table(root: Path, run_date: date) -> Path:
    return root / f"run_date={run_date}"


def review(root: Path, run_date: date) -> Path:
    return root / "review" / str(run_date)


def sample(root: Path, run_date: date) -> Path:
    return root / "qa" / str(run_date)


def drawn(document: str, share: float) -> bool:
    """Whether people check this published document; by hash, so that another recipe draws the same ones."""
    return zlib.crc32(f"qa:{document}".encode()) % 10_000 < share * 10_000


def add(folder: Path, rows: Iterable[Row], at: datetime) -> list[Path]:
    """The file that now holds `rows`, named by time and content; none for no rows."""
    text = "".join(json.dumps(row, sort_keys=True, ensure_ascii=False) + "\n" for row in rows)
    if not text:
        return []
    path = folder / f"part-{at:%Y%m%dT%H%M%S%f}-{sha256(text.encode())[:16]}.jsonl"
    folder.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
    return [path]


def rows(folder: Path) -> list[dict[str, Any]]:
    """One row a document, the last one read, in the order of reading; empty where nothing is."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("part-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[str(row["document"])] = row
    return list(found.values())


def current(root: Path) -> list[dict[str, Any]]:
    """The table of the last run date; empty before the first."""
    days = sorted(root.glob("run_date=*"))
    return rows(days[-1]) if days else []
