"""Results wait here while the site is offline: in order, bounded, sent at least once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Send = Callable[[list[dict[str, Any]]], None]
TABLE = """CREATE TABLE IF NOT EXISTS outbox (
  n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,
  important INTEGER NOT NULL, body TEXT NOT NULL)"""
LOST = "CREATE TABLE IF NOT EXISTS lost (n INTEGER NOT NULL)"


@dataclass(frozen=True)
class Outbox:
    """Above `max_waiting` the oldest ordinary result goes first; what is lost is counted, never hidden."""

    path: Path
    max_waiting: int

    def put(self, body: dict[str, Any], important: bool) -> None:
        """`body` has an `id`; putting the same one twice keeps one."""
        with self._open() as db:
            values = (body["id"], int(important), json.dumps(body, sort_keys=True))
            db.execute("INSERT OR IGNORE INTO outbox (id, important, body) VALUES (?, ?, ?)", values)
            over = max(_count(db) - self.max_waiting, 0)
            oldest = "SELECT n FROM outbox ORDER BY important, n LIMIT ?"
            gone = db.execute(f"DELETE FROM outbox WHERE n IN ({oldest})", (over,)).rowcount  # noqa: S608
            if gone:
                db.execute("INSERT INTO lost VALUES (?)", (gone,))

    def drain(self, send: Send, batch: int) -> int:
        """Send what waits, oldest first; a batch leaves only after `send` returned. Stops at OSError."""
        sent = 0
        while waiting := self._next(batch):
            try:
                send([json.loads(body) for _, body in waiting])
            except OSError:
                break
            with self._open() as db:
                db.executemany("DELETE FROM outbox WHERE n = ?", [(n,) for n, _ in waiting])
            sent += len(waiting)
        return sent

    def waiting(self) -> int:
        with self._open() as db:
            return _count(db)

    def lost(self) -> int:
        with self._open() as db:
            return int(db.execute("SELECT coalesce(sum(n), 0) FROM lost").fetchone()[0])

    def _next(self, batch: int) -> list[tuple[int, str]]:
        with self._open() as db:
            return db.execute("SELECT n, body FROM outbox ORDER BY n LIMIT ?", (batch,)).fetchall()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, isolation_level=None, timeout=10)) as db:
            db.execute(TABLE)
            db.execute(LOST)
            yield db


def _count(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM outbox").fetchone()[0])
