"""Pictures people decide on: those the model is unsure of, and a drawn share of those it is sure of.

One SQLite file serves one process. With several tasks the same statements go to a shared database.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

TABLE = """CREATE TABLE IF NOT EXISTS cases (
  id TEXT PRIMARY KEY, received_at TEXT NOT NULL, source TEXT NOT NULL, picture TEXT, guess TEXT,
  sampled_by TEXT NOT NULL, opened_at TEXT NOT NULL, label TEXT, person TEXT, labelled_at TEXT)"""
COLUMNS = "id, received_at, source, picture, guess, sampled_by, opened_at, label, person, labelled_at"


class CaseError(Exception):
    """The case does not exist or is decided already."""


@dataclass(frozen=True)
class Case:
    """`id` is the picture's own; `sampled_by` unsure or audit; `guess` what the model suggests."""

    id: str
    received_at: str
    source: str
    picture: str | None
    guess: str | None
    sampled_by: str
    opened_at: str
    label: str | None = None
    person: str | None = None
    labelled_at: str | None = None


def connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Concurrency: one connection per call, autocommit; SQLite serialises writers.
    found = sqlite3.connect(path, isolation_level=None, timeout=10)
    found.execute(TABLE)
    return found


def open_case(path: Path, case: Case) -> None:
    """A picture that is sent again opens nothing new."""
    with closing(connect(path)) as db:
        marks = ", ".join(f":{name}" for name in asdict(case))
        db.execute(f"INSERT OR IGNORE INTO cases ({COLUMNS}) VALUES ({marks})", asdict(case))  # noqa: S608


def waiting(path: Path, limit: int = 50) -> list[Case]:
    """Undecided, those that arrived first before the others."""
    return _select(path, "label IS NULL ORDER BY received_at, id LIMIT ?", (limit,))


def count_waiting(path: Path) -> int:
    with closing(connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM cases WHERE label IS NULL").fetchone()[0])


def decide(path: Path, name: str, label: str, person: str, now: datetime) -> Case:
    """Raises CaseError when it does not exist or somebody has decided it."""
    with closing(connect(path)) as db:
        # Concurrency: the condition on `label` lets exactly one of two people win.
        query = "UPDATE cases SET label = ?, person = ?, labelled_at = ? WHERE id = ? AND label IS NULL"
        if not db.execute(query, (label, person, now.isoformat(), name)).rowcount:
            raise CaseError("no such open case")
    return _select(path, "id = ?", (name,))[0]


def decided(path: Path) -> list[Case]:
    """Those whose picture is still there."""
    return _select(path, "label IS NOT NULL AND picture IS NOT NULL ORDER BY labelled_at, id", ())


def picture(path: Path, name: str) -> str | None:
    """None when there is no such case, or its picture is deleted."""
    return next((case.picture for case in _select(path, "id = ?", (name,))), None)


def forget(path: Path, now: datetime, keep_days: int) -> int:
    """Delete the picture of cases decided more than `keep_days` ago; returns how many."""
    before = (now - timedelta(days=keep_days)).isoformat()
    with closing(connect(path)) as db:
        query = "UPDATE cases SET picture = NULL WHERE picture IS NOT NULL AND labelled_at < ?"
        return db.execute(query, (before,)).rowcount


def _select(path: Path, condition: str, values: tuple[Any, ...]) -> list[Case]:
    """Security: `condition` is always one of the constants above; values are bound."""
    with closing(connect(path)) as db:
        return [Case(*row) for row in db.execute(f"SELECT {COLUMNS} FROM cases WHERE {condition}", values)]  # noqa: S608
