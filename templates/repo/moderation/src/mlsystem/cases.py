"""What people decide: uncertain items and appeals, each decided once, an appeal never by the same person.

One SQLite file serves one process. With several tasks the same statements go to the design's `store.online`.
"""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

TABLE = """CREATE TABLE IF NOT EXISTS cases (
  id TEXT PRIMARY KEY, item TEXT NOT NULL, kind TEXT NOT NULL, locale TEXT NOT NULL, text TEXT,
  score REAL NOT NULL, why TEXT NOT NULL, opened_at TEXT NOT NULL,
  decision TEXT, moderator TEXT, decided_at TEXT)"""
COLUMNS = "id, item, kind, locale, text, score, why, opened_at, decision, moderator, decided_at"


class CaseError(Exception):
    """The case does not exist, is decided already, or this person may not decide it."""


@dataclass(frozen=True)
class Case:
    """`kind` is review or appeal; `decision` allow or remove once a person has decided."""

    id: str
    item: str
    kind: str
    locale: str
    text: str | None
    score: float
    why: str
    opened_at: str
    decision: str | None = None
    moderator: str | None = None
    decided_at: str | None = None


def connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Concurrency: one connection per call, autocommit; SQLite serialises writers.
    found = sqlite3.connect(path, isolation_level=None, timeout=10)
    found.execute(TABLE)
    return found


def open_case(path: Path, now: datetime, **facts: Any) -> Case:
    """`facts` are item, kind, locale, text, score and why."""
    case = Case(id=str(uuid.uuid4()), opened_at=now.isoformat(), **facts)
    with closing(connect(path)) as db:
        marks = ", ".join(f":{name}" for name in asdict(case))
        db.execute(f"INSERT INTO cases ({COLUMNS}) VALUES ({marks})", asdict(case))  # noqa: S608
    return case


def waiting(path: Path, limit: int = 50) -> list[Case]:
    """Open cases: appeals first, then the likeliest harm, then the oldest."""
    order = "kind = 'appeal' DESC, score DESC, opened_at"
    return _select(path, f"decision IS NULL ORDER BY {order} LIMIT ?", (limit,))


def count_waiting(path: Path) -> int:
    with closing(connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM cases WHERE decision IS NULL").fetchone()[0])


def of_item(path: Path, item: str) -> list[Case]:
    return _select(path, "item = ? ORDER BY opened_at", (item,))


def decide(path: Path, case_id: str, decision: str, moderator: str, now: datetime) -> Case:
    """Raises CaseError when it is decided already, or when this person decided the item before."""
    found = _select(path, "id = ?", (case_id,))
    if not found:
        raise CaseError("no such case")
    if any(c.moderator == moderator for c in of_item(path, found[0].item)):
        raise CaseError("an appeal is decided by another person than the one before")
    with closing(connect(path)) as db:
        # Concurrency: the condition on `decision` lets exactly one of two moderators win.
        changed = db.execute(
            "UPDATE cases SET decision = ?, moderator = ?, decided_at = ? WHERE id = ? AND decision IS NULL",
            (decision, moderator, now.isoformat(), case_id),
        ).rowcount
    if not changed:
        raise CaseError("the case is decided already")
    return _select(path, "id = ?", (case_id,))[0]


def decided(path: Path) -> list[Case]:
    return _select(path, "decision IS NOT NULL ORDER BY decided_at", ())


def forget(path: Path, now: datetime, keep_days: int) -> int:
    """Blank the text of cases decided more than `keep_days` ago; returns how many."""
    before = (now - timedelta(days=keep_days)).isoformat()
    with closing(connect(path)) as db:
        query = "UPDATE cases SET text = NULL WHERE text IS NOT NULL AND decided_at < ?"
        return db.execute(query, (before,)).rowcount


def _select(path: Path, condition: str, values: tuple[Any, ...]) -> list[Case]:
    """Security: `condition` is always one of the constants above; values are bound."""
    with closing(connect(path)) as db:
        return [Case(*row) for row in db.execute(f"SELECT {COLUMNS} FROM cases WHERE {condition}", values)]  # noqa: S608
