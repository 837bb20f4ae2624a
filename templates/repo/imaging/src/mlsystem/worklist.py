"""What clinicians work through: every study, flagged ones first, none closed without a person.

One SQLite file serves one process; in the cloud the same statements go to the design's `store.online`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from mlsystem.contracts import Record

TABLE = """CREATE TABLE IF NOT EXISTS studies (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, received_at TEXT NOT NULL, site TEXT NOT NULL, subject TEXT NOT NULL,
  modality TEXT NOT NULL, pixels TEXT NOT NULL, score REAL, flagged INTEGER, look_at TEXT, model_version TEXT,
  finding INTEGER, clinician TEXT, closed_at TEXT)"""


class WorklistError(Exception):
    """The study is unknown or already closed."""


@dataclass(frozen=True)
class Study:
    """`score`, `flagged` and `look_at` are None until a model has read it; `finding` is a person's word."""

    id: str
    at: str
    received_at: str
    site: str
    subject: str
    modality: str
    pixels: str
    score: float | None = None
    flagged: int | None = None
    look_at: str | None = None
    model_version: str | None = None
    finding: int | None = None
    clinician: str | None = None
    closed_at: str | None = None


COLUMNS = ", ".join(f.name for f in fields(Study))


def receive(path: Path, study: Record, now: datetime) -> bool:
    """False when the study is known already: a repeated delivery changes nothing."""
    wanted = {name: study[name] for name in ("id", "at", "site", "subject", "modality", "pixels")}
    with _open(path) as db:
        names, marks = ", ".join(wanted), ", ".join(f":{name}" for name in wanted)
        query = f"INSERT OR IGNORE INTO studies ({names}, received_at) VALUES ({marks}, :now)"  # noqa: S608
        return db.execute(query, {**wanted, "now": now.isoformat()}).rowcount == 1


def unread(path: Path, limit: int = 1000) -> list[Study]:
    return _select(path, "score IS NULL AND closed_at IS NULL ORDER BY received_at, id LIMIT ?", (limit,))


def read(path: Path, study: str, score: float, flagged: bool, look_at: tuple[int, int], version: str) -> None:
    """A model's hint beside an open study; a closed one stays as it is."""
    with _open(path) as db:
        db.execute(
            "UPDATE studies SET score = ?, flagged = ?, look_at = ?, model_version = ? "
            "WHERE id = ? AND closed_at IS NULL",
            (score, int(flagged), f"{look_at[0]},{look_at[1]}", version, study),
        )


def waiting(path: Path, limit: int = 50) -> list[Study]:
    """Open studies: flagged first, then unread by a model, then the oldest."""
    order = "coalesce(flagged, 0) DESC, score IS NOT NULL, received_at, id"
    return _select(path, f"closed_at IS NULL ORDER BY {order} LIMIT ?", (limit,))


def close(path: Path, study: str, finding: bool, clinician: str, now: datetime) -> Study:
    """A clinician's word ends a study, once. Raises WorklistError."""
    with _open(path) as db:
        # Concurrency: the condition on `closed_at` lets exactly one of two readers win.
        changed = db.execute(
            "UPDATE studies SET finding = ?, clinician = ?, closed_at = ? WHERE id = ? AND closed_at IS NULL",
            (int(finding), clinician, now.isoformat(), study),
        ).rowcount
    if not changed:
        raise WorklistError("no such open study")
    return _select(path, "id = ?", (study,))[0]


def closed(path: Path) -> list[Study]:
    return _select(path, "closed_at IS NOT NULL ORDER BY closed_at, id", ())


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as db:
        db.execute(TABLE)
        yield db


def _select(path: Path, condition: str, values: tuple[Any, ...]) -> list[Study]:
    """Security: `condition` is always one of the constants above; values are bound."""
    with _open(path) as db:
        return [Study(*row) for row in db.execute(f"SELECT {COLUMNS} FROM studies WHERE {condition}", values)]  # noqa: S608
