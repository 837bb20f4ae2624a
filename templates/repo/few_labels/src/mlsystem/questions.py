"""What people are asked to label: a drawn share of everything, and the items the system is least sure of.

One SQLite file serves one process. With several tasks the same statements go to a shared database.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

TABLE = """CREATE TABLE IF NOT EXISTS questions (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, channel TEXT NOT NULL, text TEXT, guess TEXT NOT NULL,
  margin REAL NOT NULL, sampled_by TEXT NOT NULL, asked_at TEXT NOT NULL,
  label TEXT, person TEXT, labelled_at TEXT)"""
COLUMNS = "id, at, channel, text, guess, margin, sampled_by, asked_at, label, person, labelled_at"


class QuestionError(Exception):
    """The question does not exist or has been answered."""


@dataclass(frozen=True)
class Question:
    """`at` is the item's time, `asked_at` ours. `margin` between the two best classes, 0 is a toss-up."""

    id: str
    at: str
    channel: str
    text: str | None
    guess: str
    margin: float
    sampled_by: str
    asked_at: str
    label: str | None = None
    person: str | None = None
    labelled_at: str | None = None


def connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Concurrency: one connection per call, autocommit; SQLite serialises writers.
    found = sqlite3.connect(path, isolation_level=None, timeout=10)
    found.execute(TABLE)
    return found


def drawn(item: str, share: float) -> bool:
    """By hash of the id, so that a repeat is drawn alike."""
    return zlib.crc32(f"ask:{item}".encode()) % 10_000 < share * 10_000


def ask(path: Path, question: Question, conf: dict[str, Any]) -> bool:
    """Whether the item is now a question; uncertain ones only while the day's number is not reached."""
    with closing(connect(path)) as db:
        day = question.asked_at[:10]
        query = (
            "SELECT count(*) FROM questions WHERE sampled_by = 'uncertainty' AND substr(asked_at, 1, 10) = ?"
        )
        if (
            question.sampled_by == "uncertainty"
            and db.execute(query, (day,)).fetchone()[0] >= conf["asked_per_day"]
        ):
            return False
        values = [getattr(question, name) for name in COLUMNS.split(", ")]
        marks = ", ".join("?" * len(values))
        db.execute(f"INSERT OR IGNORE INTO questions ({COLUMNS}) VALUES ({marks})", values)  # noqa: S608
    return True


def waiting(path: Path, limit: int = 20) -> list[Question]:
    """Unanswered: drawn ones first, because they measure; then the least certain."""
    order = "sampled_by = 'random' DESC, margin, id"
    return _select(path, f"label IS NULL AND text IS NOT NULL ORDER BY {order} LIMIT ?", (limit,))


def answer(path: Path, item: str, label: str, person: str, now: datetime) -> Question:
    """Raises QuestionError when it does not exist or somebody has answered it."""
    with closing(connect(path)) as db:
        # Concurrency: the condition on `label` lets exactly one of two people win.
        query = "UPDATE questions SET label = ?, person = ?, labelled_at = ? WHERE id = ? AND label IS NULL"
        if not db.execute(query, (label, person, now.isoformat(), item)).rowcount:
            raise QuestionError("no such open question")
    return _select(path, "id = ?", (item,))[0]


def forget(path: Path, now: datetime, keep_days: int) -> int:
    """Drop unanswered questions with their text after `keep_days`; returns how many."""
    before = (now - timedelta(days=keep_days)).isoformat()
    with closing(connect(path)) as db:
        return db.execute("DELETE FROM questions WHERE label IS NULL AND asked_at < ?", (before,)).rowcount


def _select(path: Path, condition: str, values: tuple[Any, ...]) -> list[Question]:
    """Security: `condition` is always one of the constants above; values are bound."""
    with closing(connect(path)) as db:
        found = db.execute(f"SELECT {COLUMNS} FROM questions WHERE {condition}", values)  # noqa: S608
        return [Question(*row) for row in found]
